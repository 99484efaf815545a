"""Pages of actions and daily entries."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tera.aturan.kalender import JenisPeriode, make_periode
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import CatatanPribadi, ProgresHarian, RencanaAksi
from tera.pelaksanaan.services import draft_aksi, record_progres
from tests.pelaksanaan.conftest import (
    LAMBAT,
    PDF,
    TAHUN,
    Kerja,
    Unggah,
    buat_hasil,
    buat_indikator,
    buat_skp,
)
from tests.pelaksanaan.halaman import masuk

HARI = date(TAHUN, 3, 5)
ALAMAT = "/progres/"


def kirim(kerja: Kerja, **lain: Any) -> dict[str, Any]:
    return {
        "sumber": f"i{kerja.dokumen.pk}",
        "tanggal": f"{HARI}",
        "kegiatan": "Merekap 12 posyandu",
        "nilai": "2,5",
        "alasan_terlambat": "Baru tersambung",
    } | lain


def catat(kerja: Kerja, kegiatan: str = "Merekap", **lain: Any) -> ProgresHarian:
    isi = {"sumber": kerja.dokumen, "tanggal": HARI, "nilai": Decimal(2)} | lain
    return record_progres(isian=IsianProgres(kegiatan=kegiatan, **isi), by=kerja.sari, pada=HARI)


def test_entry_is_written_with_evidence_and_shown(kerja: Kerja, unggah: Unggah) -> None:
    client = masuk(kerja.sari)
    assert kerja.dokumen
    halaman = client.get(ALAMAT, {"tanggal": f"{HARI}"})
    assert "Jumlah laporan posyandu" in halaman.text
    kunci = halaman.context["form"]["kunci"].value()
    for _ in range(2):
        jawaban = client.post(ALAMAT, kirim(kerja, kunci=kunci, berkas=unggah(PDF)), follow=True)
    assert jawaban.redirect_chain == [(f"{ALAMAT}?tanggal={HARI}", 302)]
    assert "Merekap 12 posyandu" in jawaban.text
    assert "laporan.pdf" in jawaban.text
    assert ProgresHarian.objects.get().nilai == Decimal("2.5")


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kegiatan": ""}, "Kegiatan belum diisi"),
        ({"nilai": "dua"}, "bilangan"),
        ({"sumber": "i0"}, "tidak berlaku pada tanggal itu"),
        ({"sumber": ""}, "Pilih rencana aksinya"),
        ({"jam_mulai": "10:00", "jam_selesai": "09:00"}, "sesudah jam mulai"),
    ],
)
def test_refused_entry_keeps_what_was_typed(kerja: Kerja, ubah: dict[str, str], pesan: str) -> None:
    jawaban = masuk(kerja.sari).post(ALAMAT, kirim(kerja, tautan="https://contoh.go.id", **ubah))
    assert jawaban.status_code == 422
    assert pesan in jawaban.text
    assert "https://contoh.go.id" in jawaban.text
    assert not ProgresHarian.objects.exists()


def test_recent_action_stands_first(kerja: Kerja) -> None:
    assert kerja.dokumen
    draft_aksi(skp=kerja.skp, periode=make_periode(TAHUN, JenisPeriode.BULANAN, 3), by=kerja.sari)
    aksi = RencanaAksi.objects.get(indikator=kerja.dokumen)
    catat(kerja, sumber=aksi)
    halaman = masuk(kerja.sari).get(ALAMAT, {"tanggal": f"{HARI}"})
    form = halaman.context["form"]
    assert form.sumber_utama[0].kunci == form["sumber"].value() == f"a{aksi.pk}"


def test_yesterday_is_repeated_without_figures(kerja: Kerja) -> None:
    """In this year's plan: what is late is not repeated by one press."""
    hari_ini = kerja.sari.hari_ini
    skp = buat_skp(kerja.sari, hari_ini.year)
    ukuran = buat_indikator(buat_hasil(skp, "Hasil"), "Laporan", satuan="dokumen")
    kemarin = hari_ini - timedelta(days=1)
    if kemarin.year != hari_ini.year:
        skp.mulai = kemarin.replace(month=1, day=1)
        skp.save()
    record_progres(
        isian=IsianProgres(sumber=ukuran, tanggal=kemarin, kegiatan="Merekap", nilai=Decimal(2)),
        by=kerja.sari,
    )
    client = masuk(kerja.sari)
    halaman = client.get(ALAMAT)
    assert "Salin 1 catatan ini" in halaman.text
    isi = {"tanggal": f"{hari_ini}", "kunci": str(halaman.context["kunci_ulangi"])}
    for _ in range(2):
        client.post(reverse("progres_ulangi"), isi)
    assert ProgresHarian.objects.get(tanggal=hari_ini).nilai is None


def test_late_day_asks_for_a_reason_and_shows_it(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    assert kerja.dokumen
    assert "Alasan terlambat" in client.get(ALAMAT, {"tanggal": f"{HARI}"}).text
    assert "Alasan terlambat" not in client.get(ALAMAT).text
    jawaban = client.post(ALAMAT, kirim(kerja, alasan_terlambat=""))
    assert jawaban.status_code == 422
    assert "Merekap 12 posyandu" in jawaban.text
    jawaban = client.post(ALAMAT, kirim(kerja), follow=True)
    assert "Baru tersambung" in jawaban.text
    assert "Terlambat" in jawaban.text


def test_entry_prefilled_from_an_earlier_one(kerja: Kerja) -> None:
    satu = catat(kerja, kegiatan="Merekap posyandu Melati")
    halaman = masuk(kerja.sari).get(ALAMAT, {"tanggal": f"{TAHUN}-04-02", "ulangi": satu.pk})
    assert halaman.context["form"]["kegiatan"].value() == "Merekap posyandu Melati"
    assert halaman.context["form"]["sumber"].value() == f"i{kerja.dokumen.pk}"


def test_entry_is_corrected_and_collisions_show_both(kerja: Kerja) -> None:
    satu = catat(kerja)
    client, alamat = masuk(kerja.sari), reverse("progres_isi", args=[satu.pk])
    isi = kirim(kerja, sumber=f"a{satu.aksi_id}", versi="1")
    assert client.post(alamat, isi).status_code == 302
    jawaban = client.post(alamat, isi | {"kegiatan": "Isian kedua"})
    assert jawaban.status_code == 409
    assert "Isian kedua" in jawaban.text
    assert "Merekap 12 posyandu" in jawaban.text


def test_outbox_repeats_every_kind_of_entry_without_harm(kerja: Kerja) -> None:
    satu = catat(kerja)
    aksi, client, penulis = satu.aksi, masuk(kerja.sari), str(kerja.sari.pk)
    ubah_aksi = {"untuk": f"i{kerja.dokumen.pk}", "uraian": "Merekap", "periode": aksi.periode}
    lembar = f"/progres/lembar/?bulan={TAHUN}-03"
    rencana = f"{reverse('rencana_aksi', args=[kerja.skp.pk])}?periode={TAHUN}-03"
    baris = sel(0, tanggal=f"{HARI}", sumber=f"a{aksi.pk}", kegiatan="Dari lembar")
    semua = {
        reverse("progres_isi", args=[satu.pk]): kirim(kerja, sumber=f"a{aksi.pk}", versi="1"),
        reverse("aksi_isi", args=[aksi.pk]): ubah_aksi | {"versi": "1"},
        rencana: ubah_aksi | {"uraian": "Menyusun"},
        lembar: baris | {"alasan_terlambat": "Baru tersambung"},
        reverse("catatan_tulis"): {"isi": "Untuk saya"},
    }
    for alamat, isi in semua.items():
        halaman = client.get(alamat).text
        assert " data-antre" in halaman, alamat
        kunci = re.findall(r'name="kunci" value="(.*?)"', halaman)
        for _ in range(2):
            jawaban = client.post(alamat, isi | {"kunci": kunci[-1]}, HTTP_X_TERA_ANTRE=penulis)
            assert (jawaban.status_code, jawaban["X-Tera-Menuju"] != "") == (204, True), alamat
    assert ProgresHarian.objects.count() == 2
    assert sorted(RencanaAksi.objects.values_list("uraian", "versi")) == [
        ("Menyusun", 1),
        ("Merekap", 2),
    ]
    assert CatatanPribadi.objects.count() == 1
    satu.refresh_from_db()
    assert (satu.kegiatan, satu.versi) == ("Merekap 12 posyandu", 2)


def test_superior_marks_the_month_and_opens_one_again(kerja: Kerja) -> None:
    satu = catat(kerja)
    budi, sari = masuk(kerja.budi), masuk(kerja.sari)
    alamat = reverse("progres_skp", args=[kerja.skp.pk])
    assert "Tandai 1 sudah dilihat" in budi.get(alamat, {"bulan": f"{TAHUN}-03"}).text
    budi.post(
        reverse("progres_lihat", args=[kerja.skp.pk]),
        {"terlihat": [f"{satu.pk}-1", "x-y"], "bulan": f"{TAHUN}-03"},
    )
    isi = reverse("progres_isi", args=[satu.pk])
    assert "sudah dilihat pejabat penilai" in sari.get(isi).text
    assert sari.post(isi, kirim(kerja, versi="1")).status_code == 422
    assert budi.post(reverse("progres_buka", args=[satu.pk])).status_code == 302
    assert sari.post(reverse("progres_hapus", args=[satu.pk]), {"versi": "1"}).status_code == 302


def sel(nomor: int, **isi: str) -> dict[str, str]:
    return {f"i{nomor}-{nama}": nilai for nama, nilai in isi.items()}


def test_sheet_saves_several_days_and_skips_empty_rows(kerja: Kerja) -> None:
    client, alamat = masuk(kerja.sari), f"/progres/lembar/?bulan={TAHUN}-03"
    halaman = client.get(alamat)
    assert halaman.text.count(f'formaction="{alamat}"') == 1, "another row sends no entry"
    usul = [row["tanggal"].value() for row in halaman.context["deret"].rows]
    assert len(usul) == 7
    assert usul == sorted(usul)
    sumber = f"i{kerja.dokumen.pk}"
    isi = (
        sel(0, tanggal=f"{TAHUN}-03-03", sumber=sumber, kegiatan="Satu", nilai="1")
        | sel(1, tanggal=f"{TAHUN}-03-04", sumber=sumber, kegiatan="", nilai="")
        | sel(2, tanggal=f"{TAHUN}-03-05", sumber=sumber, kegiatan="Dua", nilai="")
        | {"kunci": str(halaman.context["kunci"]), "alasan_terlambat": "Baru tersambung"}
    )
    assert halaman.context["terlambat"]
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    assert [satu.kegiatan for satu in ProgresHarian.objects.order_by("tanggal")] == ["Satu", "Dua"]


def test_sheet_refused_saves_nothing_and_names_the_row(kerja: Kerja) -> None:
    client, alamat = masuk(kerja.sari), f"/progres/lembar/?bulan={TAHUN}-03"
    sumber = f"i{kerja.dokumen.pk}"
    baik = sel(0, tanggal=f"{TAHUN}-03-03", sumber=sumber, kegiatan="Satu")
    for buruk, pesan in (
        (sel(2, tanggal="kemarin", sumber=sumber, kegiatan="Dua"), "Tanggal tidak dapat dibaca"),
        (
            sel(2, tanggal=f"{TAHUN}-03-05", sumber=sumber, kegiatan="Dua", jam_mulai="9:00")
            | {"i2-jam_selesai": "08:00"},
            "sesudah jam mulai",
        ),
        (sel(2, tanggal=f"{TAHUN + 9}-03-05", sumber=sumber, kegiatan="Dua"), "tidak dicatat"),
    ):
        jawaban = client.post(alamat, baik | buruk | {"alasan_terlambat": "Baru tersambung"})
        assert (jawaban.status_code, pesan in jawaban.text) == (422, True), pesan
    assert client.post(alamat, sel(0, tanggal="", kegiatan="")).status_code == 422
    assert not ProgresHarian.objects.exists()


def test_sheet_is_filled_from_a_spreadsheet_and_from_its_own_export(kerja: Kerja) -> None:
    client, alamat = masuk(kerja.sari), f"/progres/lembar/?bulan={TAHUN}-03"
    assert kerja.dokumen
    tempel = (
        "Rencana Aksi\tTanggal\tJam Mulai\tJam Selesai\tKegiatan Harian\tSumber Data\tRealisasi\n"
        f"Jumlah laporan posyandu\t03-03-{TAHUN}\t07.30\t10:00\tMerekap\tLaporan\t1.234,5\n"
        f"Tidak ada\t04-03-{TAHUN}\t\t\tMenyusun\t\t\n"
        "Jumlah laporan posyandu\tkapan\t\t\tRapat\t\t\n"
        f"Jumlah laporan posyandu\t05-03-{TAHUN}\t\t\t\t\t\n"
    )
    jawaban = client.post(alamat, {"tempel": tempel, "isi_tempelan": "1"})
    baris = jawaban.context["deret"].rows
    assert [row["kegiatan"].value() for row in baris] == ["Merekap", "Menyusun", "Rapat"]
    assert baris[0]["jam_mulai"].value() == "07:30"
    assert baris[0]["sumber"].value() == f"i{kerja.dokumen.pk}"
    for pesan in ("Tidak ada” tidak ada", "kapan” tidak terbaca", "kolom kegiatan kosong"):
        assert pesan in jawaban.text
    ringkas = f"03/03/{TAHUN}\tJumlah laporan posyandu\tMerekap\t2"
    jawaban = client.post(alamat, {"tempel": ringkas, "isi_tempelan": "1"})
    assert jawaban.context["deret"].rows[0]["nilai"].value() == "2"


def test_export_keeps_the_order_of_the_national_form(kerja: Kerja) -> None:
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    catat(kerja, tautan="https://contoh.go.id/rekap")
    jawaban = masuk(kerja.sari).get(reverse("progres_xlsx"), {"bulan": f"{TAHUN}-03"})
    lembar = CalamineWorkbook.from_filelike(BytesIO(jawaban.content)).get_sheet_by_index(0)
    baris = [satu for satu in lembar.to_python() if satu[0]]
    kepala = next(n for n, satu in enumerate(baris) if satu[0] == "Rencana Aksi")
    assert baris[kepala] == [
        "Rencana Aksi",
        "Tanggal",
        "Jam Mulai",
        "Jam Selesai",
        "Kegiatan Harian",
        "Sumber Data",
        "Realisasi",
        "Satuan",
        "Bukti Dukung",
    ]
    assert baris[kepala + 1][4:] == [
        "Merekap",
        "Laporan pegawai",
        2.0,
        "dokumen",
        "https://contoh.go.id/rekap",
    ]


def test_actions_are_planned_carried_on_and_finished(kerja: Kerja) -> None:
    client = masuk(kerja.sari)
    assert kerja.dokumen
    alamat = f"{reverse('rencana_aksi', args=[kerja.skp.pk])}?periode={TAHUN}-03"
    assert kerja.dokumen
    assert "Belum ada rencana aksi" in client.get(alamat).text
    susun = reverse("rencana_aksi_susun", args=[kerja.skp.pk])
    client.post(susun, {"periode": f"{TAHUN}-03"})
    isi = {
        "untuk": f"i{kerja.dokumen.pk}",
        "uraian": "Menyusun laporan triwulan",
        "target": "3",
        "satuan": "",
        "periode": f"{TAHUN}-03",
    }
    assert client.post(alamat, isi | {"uraian": ""}).status_code == 422
    assert client.post(alamat, isi).status_code == 302
    aksi = RencanaAksi.objects.get(uraian__startswith="Menyusun")
    assert aksi.satuan == "dokumen"
    ubah = reverse("aksi_isi", args=[aksi.pk])
    assert client.get(ubah).status_code == 200
    assert client.post(ubah, isi | {"target": "4", "versi": "1"}).status_code == 302
    bentrok = client.post(ubah, isi | {"target": "5", "versi": "1"})
    assert (bentrok.status_code, "Diubah di tempat lain" in bentrok.text) == (409, True)
    client.post(reverse("aksi_selesai", args=[aksi.pk]), {"selesai": "1", "versi": "2"})
    april = f"{reverse('rencana_aksi', args=[kerja.skp.pk])}?periode={TAHUN}-04"
    assert "4 rencana aksi</strong> dari periode sebelumnya" in client.get(april).text
    client.post(reverse("rencana_aksi_lanjutkan", args=[kerja.skp.pk]), {"periode": f"{TAHUN}-04"})
    assert RencanaAksi.objects.filter(periode=f"{TAHUN}-04").count() == 4
    assert client.post(reverse("aksi_hapus", args=[aksi.pk])).status_code == 302


def test_month_page_tells_of_the_days_and_follows_them_again(kerja: Kerja) -> None:
    catat(kerja)
    client = masuk(kerja.sari)
    alamat = reverse("realisasi_isi", args=[kerja.dokumen.pk, f"{TAHUN}-03"])
    assert "Realisasi bulan ini mengikutinya" in client.get(alamat).text
    isi = LAMBAT | {"nilai": "9", "versi": "1", "keterangan": "", "tautan": ""}
    assert client.post(alamat, isi).status_code == 302
    assert "Pakai jumlah progres harian" in client.get(alamat).text
    harian = reverse("realisasi_harian", args=[kerja.dokumen.pk, f"{TAHUN}-03"])
    client.post(harian, {"versi": "2"})
    assert kerja.dokumen.realisasi.get().nilai == 2
