"""A plan from its workbook, in the browser's two steps."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tera.akun.models import Akun
from tera.aturan.skp import Pendekatan
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakBoleh, VersiBerubah
from tera.dasar.models import AuditEvent
from tera.perencanaan.lembar_skp.isi import lembar_of
from tera.perencanaan.lembar_skp.pembaca import read_lembar
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.queries import load_detail
from tera.perencanaan.services import import_skp, save_hasil, save_lampiran, set_pendekatan
from tera.perencanaan.web import impor_skp
from tests import factories
from tests.factories import Dunia
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db
Isi = dict[str, list[list[Any]]]
Batas = Callable[..., Any]


@pytest.fixture
def dunia() -> Dunia:
    return factories.dunia()


@pytest.fixture
def skp(dunia: Dunia) -> Skp:
    return rencana.draf(dunia.sari)


def masuk(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def unduh(akun: Akun, skp: Skp) -> bytes:
    jawaban = masuk(akun).get(reverse("skp_lembar_xlsx", args=[skp.pk]))
    assert jawaban.status_code == 200
    assert jawaban["Content-Disposition"].startswith("attachment;")
    return jawaban.content


def edited(isi: bytes, ubah: Callable[[Isi], None]) -> bytes:
    """The workbook after a person changed cells and saved it."""
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    lembaran = {
        nama: buku.get_sheet_by_name(nama).to_python(skip_empty_area=False)
        for nama in buku.sheet_names
    }
    ubah(lembaran)
    wadah = io.BytesIO()
    baru = xlsxwriter.Workbook(wadah, {"strings_to_formulas": False})
    for nama, baris in lembaran.items():
        lembar = baru.add_worksheet(nama)
        for nomor, satu in enumerate(baris):
            lembar.write_row(nomor, 0, satu)
    baru.close()
    return wadah.getvalue()


def kirim(akun: Akun, skp: Skp, isi: bytes) -> Any:
    berkas = SimpleUploadedFile("skp.xlsx", isi)
    return masuk(akun).post(reverse("skp_impor", args=[skp.pk]), {"berkas": berkas})


def terapkan(akun: Akun, skp: Skp, pratinjau: Any) -> Any:
    alamat = reverse("skp_impor", args=[skp.pk])
    return masuk(akun).post(alamat, {"rencana": pratinjau.context["pratinjau"].rencana})


def kolom(lembaran: Isi, judul: str) -> tuple[int, int]:
    """Row index of the first result, and the index of a column."""
    baris = lembaran["Hasil Kerja"]
    kepala = next(n for n, satu in enumerate(baris) if "Kode" in satu)
    return kepala + 1, baris[kepala].index(judul)


def set_cell(judul: str, nilai: object, bawah: int = 0) -> Callable[[Isi], None]:
    def ubah(lembaran: Isi) -> None:
        baris, letak = kolom(lembaran, judul)
        lembaran["Hasil Kerja"][baris + bawah][letak] = nilai

    return ubah


def add_rows(*tambahan: dict[str, object]) -> Callable[[Isi], None]:
    def ubah(lembaran: Isi) -> None:
        for satu in tambahan:
            baris = [""] * len(lembaran["Hasil Kerja"][-1])
            for judul, nilai in satu.items():
                baris[kolom(lembaran, judul)[1]] = nilai  # type: ignore[call-overload]
            lembaran["Hasil Kerja"].append(baris)

    return ubah


BARU: dict[str, object] = {
    "Jenis": "Tambahan",
    "Rencana Hasil Kerja": "Terlatihnya kader posyandu",
    "Penugasan Dari": "Bupati",
    "Aspek": "Kualitas",
    "Indikator Kinerja Individu": "Nilai rata-rata ujian kader",
    "Target": "80-90",
    "Satuan": "Poin",
}


@pytest.mark.parametrize("pendekatan", list(Pendekatan))
@pytest.mark.parametrize("siapa", ["sari", "budi"])
def test_download_uploaded_unchanged_changes_nothing(
    dunia: Dunia, siapa: str, pendekatan: Pendekatan
) -> None:
    akun = getattr(dunia, siapa)
    skp = rencana.draf(akun)
    isian = rencana.isian_hasil("Hasil kedua\r\nbaris dua", penugasan_dari="Bupati")
    save_hasil(skp=skp, hasil_id=None, isian=isian, by=akun, versi=skp.versi)
    set_pendekatan(skp=skp, pendekatan=pendekatan, by=akun, versi=skp.versi)
    jawaban = kirim(akun, skp, unduh(akun, skp))
    assert jawaban.status_code == 200
    pratinjau = jawaban.context["pratinjau"]
    assert pratinjau.bacaan.temuan == ()
    assert not pratinjau.beda.ada
    assert "Isi berkas ini sama dengan SKP yang tersimpan" in jawaban.content.decode()
    catatan = AuditEvent.objects.count()
    lembar = lembar_of(load_detail(skp, rencana.PADA))
    versi = skp.versi
    import_skp(skp=skp, lembar=lembar, by=akun, versi=versi)
    skp.refresh_from_db()
    assert (skp.versi, AuditEvent.objects.count()) == (versi, catatan)


def test_preview_shows_then_applies_what_changed(dunia: Dunia, skp: Skp) -> None:
    hasil = skp.hasil.get()
    indikator = hasil.indikator.get()
    isi = edited(unduh(dunia.sari, skp), set_cell("Target", "98-99,5"))
    isi = edited(isi, add_rows(BARU))
    pratinjau = kirim(dunia.sari, skp, isi)
    assert pratinjau.status_code == 200
    teks = pratinjau.content.decode()
    assert "Terlatihnya kader posyandu" in teks
    assert "98-99,5 %" in teks
    assert skp.hasil.count() == 1
    jawaban = terapkan(dunia.sari, skp, pratinjau)
    assert jawaban.status_code == 302
    hasil.refresh_from_db()
    indikator.refresh_from_db()
    assert indikator.target_tampil == "98-99,5 %"
    baru = skp.hasil.get(jenis="tambahan")
    assert (baru.penugasan_dari, baru.indikator.get().target_tampil) == ("Bupati", "80-90 Poin")
    peristiwa = AuditEvent.objects.filter(tindakan="impor_skp").get()
    assert (peristiwa.isi["baru"], peristiwa.isi["berubah"]) == (1, 1)


def test_result_without_row_is_removed_and_order_follows_the_workbook(
    dunia: Dunia, skp: Skp
) -> None:
    for nama in ("Kedua", "Ketiga"):
        isian = rencana.isian_hasil(nama)
        save_hasil(skp=skp, hasil_id=None, isian=isian, by=dunia.sari, versi=skp.versi)

    def ubah(lembaran: Isi) -> None:
        baris, _ = kolom(lembaran, "Kode")
        semua = lembaran["Hasil Kerja"]
        semua[baris:] = [semua[baris + 2], semua[baris]]

    isi = edited(unduh(dunia.sari, skp), ubah)
    pratinjau = kirim(dunia.sari, skp, isi)
    assert "Urutan hasil kerja mengikuti berkas" in pratinjau.content.decode()
    assert terapkan(dunia.sari, skp, pratinjau).status_code == 302
    urut = list(skp.hasil.order_by("urut").values_list("uraian", flat=True))
    assert urut == ["Ketiga", "Meningkatnya cakupan imunisasi dasar lengkap"]


def test_behaviour_and_annex_follow_the_workbook(dunia: Dunia, skp: Skp) -> None:
    def ubah(lembaran: Isi) -> None:
        for baris in lembaran["Perilaku"]:
            if baris[0] == "Loyal":
                baris[1] = "Setia pada tugas"
        lembaran["Lampiran"].append(["Konsekuensi", "Butir kedua"])

    pratinjau = kirim(dunia.sari, skp, edited(unduh(dunia.sari, skp), ubah))
    assert terapkan(dunia.sari, skp, pratinjau).status_code == 302
    assert skp.perilaku.get(nilai="loyal").ekspektasi == "Setia pada tugas"
    isi = list(skp.lampiran.filter(bagian="konsekuensi").order_by("urut"))
    assert [satu.isi for satu in isi] == ["Isi Konsekuensi", "Butir kedua"]


def test_superiors_result_is_linked_by_its_words(dunia: Dunia, skp: Skp) -> None:
    atas = rencana.draf(dunia.budi)
    uraian = atas.hasil.get().uraian
    hasil = skp.hasil.get()
    assert hasil.induk_id is None
    judul = "Rencana Hasil Kerja Pimpinan yang Diintervensi"
    isi = edited(unduh(dunia.sari, skp), set_cell(judul, f" {uraian}  "))
    terapkan(dunia.sari, skp, kirim(dunia.sari, skp, isi))
    hasil.refresh_from_db()
    assert (hasil.induk_id, hasil.intervensi) == (atas.hasil.get().pk, "")
    isi = edited(unduh(dunia.sari, skp), set_cell("Target", "97"))
    terapkan(dunia.sari, skp, kirim(dunia.sari, skp, isi))
    hasil.refresh_from_db()
    assert hasil.induk_id == atas.hasil.get().pk
    isi = edited(unduh(dunia.sari, skp), set_cell(judul, "Hasil gubernur"))
    terapkan(dunia.sari, skp, kirim(dunia.sari, skp, isi))
    hasil.refresh_from_db()
    assert (hasil.induk_id, hasil.intervensi) == (None, "Hasil gubernur")


def test_objective_that_a_head_chose_survives(dunia: Dunia) -> None:
    skp = rencana.draf(dunia.budi)
    hasil = skp.hasil.get()
    hasil.sasaran = SasaranUnit.objects.create(
        instansi=dunia.instansi, unit=dunia.bidang, tahun=skp.tahun, uraian="Sasaran"
    )
    hasil.save()
    isi = edited(unduh(dunia.budi, skp), set_cell("Target", "97"))
    terapkan(dunia.budi, skp, kirim(dunia.budi, skp, isi))
    lama = hasil.sasaran_id
    hasil.refresh_from_db()
    assert (hasil.sasaran_id, hasil.indikator.get().target_tampil) == (lama, "97 %")


def test_wrong_cell_is_shown_and_nothing_can_be_applied(dunia: Dunia, skp: Skp) -> None:
    isi = edited(unduh(dunia.sari, skp), set_cell("Target", ""))
    jawaban = kirim(dunia.sari, skp, isi)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "H6" in teks
    assert "Target belum diisi" in teks
    assert "Terapkan</button>" not in teks
    assert jawaban.context["pratinjau"].rencana == ""


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "kosong"),
        (b"bukan", "bukan buku kerja"),
        (b"PK\x03\x04" + bytes(2 * 1024 * 1024), "lebih besar dari 2 MB"),
    ],
    ids=["kosong", "bukan", "besar"],
)
def test_file_that_is_no_workbook_is_refused_on_the_page(
    dunia: Dunia, skp: Skp, isi: bytes, kalimat: str
) -> None:
    jawaban = kirim(dunia.sari, skp, isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    tanpa = masuk(dunia.sari).post(reverse("skp_impor", args=[skp.pk]))
    assert tanpa.status_code == 422


def test_second_press_and_other_tab_meet_the_changed_version(dunia: Dunia, skp: Skp) -> None:
    isi = edited(unduh(dunia.sari, skp), set_cell("Target", "97"))
    pratinjau = kirim(dunia.sari, skp, isi)
    save_lampiran(skp=skp, isian=rencana.LAMPIRAN, by=dunia.sari, versi=skp.versi)
    jawaban = terapkan(dunia.sari, skp, pratinjau)
    assert jawaban.status_code == 409
    assert skp.hasil.get().indikator.get().target_tampil == "95,5 %"


def test_forged_old_or_foreign_preview_is_refused(
    dunia: Dunia, skp: Skp, monkeypatch: pytest.MonkeyPatch
) -> None:
    alamat = reverse("skp_impor", args=[skp.pk])
    sah = kirim(dunia.sari, skp, unduh(dunia.sari, skp)).context["pratinjau"].rencana
    isi = signing.loads(sah, salt=impor_skp.GARAM) | {"skp": skp.pk + 1}
    lain = signing.dumps(isi, salt=impor_skp.GARAM)
    for rencana_ in ("ngawur", sah[:-1] + ("a" if sah[-1] != "a" else "b"), lain):
        jawaban = masuk(dunia.sari).post(alamat, {"rencana": rencana_})
        assert jawaban.status_code == 422
        assert "Unggah berkasnya sekali lagi" in jawaban.content.decode()
    monkeypatch.setattr(impor_skp, "UMUR_DETIK", -1)
    assert masuk(dunia.sari).post(alamat, {"rencana": sah}).status_code == 422


def test_preview_too_long_to_carry_is_refused(
    dunia: Dunia, skp: Skp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impor_skp, "RENCANA_TERBESAR", 10)
    jawaban = kirim(dunia.sari, skp, unduh(dunia.sari, skp))
    assert jawaban.status_code == 422
    assert "terlalu panjang" in jawaban.content.decode()


def test_only_the_owner_of_an_editable_plan(dunia: Dunia, skp: Skp) -> None:
    lembar = lembar_of(load_detail(skp, rencana.PADA))
    alamat = reverse("skp_impor", args=[skp.pk])
    assert masuk(dunia.budi).get(alamat).status_code == 403
    assert masuk(dunia.dewi).get(alamat).status_code == 404
    assert masuk(dunia.dewi).get(reverse("skp_lembar_xlsx", args=[skp.pk])).status_code == 404
    with pytest.raises(TidakBoleh):
        import_skp(skp=skp, lembar=lembar, by=dunia.budi, versi=skp.versi)
    diajukan = rencana.diajukan(dunia.rekan)
    assert masuk(dunia.rekan).get(reverse("skp_impor", args=[diajukan.pk])).status_code == 409
    with pytest.raises(KeadaanTidakCocok):
        import_skp(skp=diajukan, lembar=lembar, by=dunia.rekan, versi=diajukan.versi)


def test_one_refusal_takes_everything_back(dunia: Dunia, skp: Skp) -> None:
    """A result with reported progress cannot go: what was written before it is undone too."""
    from tera.pelaksanaan.models import Realisasi

    indikator = skp.hasil.get().indikator.get()
    Realisasi.objects.create(
        instansi=dunia.instansi, skp=skp, indikator=indikator, bulan="2026-03-01", nilai=1
    )
    bacaan = read_lembar(
        edited(unduh(dunia.sari, skp), only_new), bentuk="ja_jf", pendekatan="kuantitatif"
    )
    catatan = AuditEvent.objects.count()
    with pytest.raises(MasukanTidakSah, match="sudah punya realisasi"):
        import_skp(skp=skp, lembar=bacaan.lembar, by=dunia.sari, versi=skp.versi)
    assert AuditEvent.objects.count() == catatan
    assert IndikatorKinerja.objects.filter(hasil__skp=skp).count() == 1
    pratinjau = kirim(dunia.sari, skp, edited(unduh(dunia.sari, skp), only_new))
    jawaban = terapkan(dunia.sari, skp, pratinjau)
    assert jawaban.status_code == 422
    assert "sudah punya realisasi" in jawaban.content.decode()


def only_new(lembaran: Isi) -> None:
    baris, _ = kolom(lembaran, "Kode")
    del lembaran["Hasil Kerja"][baris:]
    add_rows(BARU)(lembaran)


def test_stale_version_is_refused_by_the_service(dunia: Dunia, skp: Skp) -> None:
    bacaan = read_lembar(
        edited(unduh(dunia.sari, skp), only_new), bentuk="ja_jf", pendekatan="kuantitatif"
    )
    with pytest.raises(VersiBerubah):
        import_skp(skp=skp, lembar=bacaan.lembar, by=dunia.sari, versi=skp.versi - 1)
    assert RencanaHasilKerja.objects.filter(skp=skp).count() == 1


def test_link_stands_on_the_page_of_an_editable_plan_only(dunia: Dunia, skp: Skp) -> None:
    alamat = reverse("skp_impor", args=[skp.pk])
    assert alamat in masuk(dunia.sari).get(reverse("skp", args=[skp.pk])).content.decode()
    assert alamat not in masuk(dunia.budi).get(reverse("skp", args=[skp.pk])).content.decode()
    assert masuk(dunia.sari).get(alamat).status_code == 200


def test_queries_do_not_grow_with_the_workbook(
    dunia: Dunia, skp: Skp, django_assert_max_num_queries: Batas
) -> None:
    banyak = [BARU | {"Rencana Hasil Kerja": f"Hasil {n}"} for n in range(20)]
    isi = edited(unduh(dunia.sari, skp), add_rows(*banyak))
    client = masuk(dunia.sari)
    with django_assert_max_num_queries(8):
        client.post(
            reverse("skp_impor", args=[skp.pk]), {"berkas": SimpleUploadedFile("skp.xlsx", isi)}
        )
