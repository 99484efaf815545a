"""Pages of pembinaan: what is typed survives a refusal and a collision, and lists link on."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tera.akun.models import Akun
from tera.pelaksanaan.models import (
    BimbinganKinerja,
    DialogKinerja,
    KonselingKinerja,
    TindakanDialog,
    UmpanBalikBimbingan,
)
from tera.pelaksanaan.services.konseling import accept_konseling
from tests import factories
from tests.pelaksanaan.halaman import masuk
from tests.pelaksanaan.pembinaan import (
    KATA,
    bimbingan,
    dialog,
    kirim_b18,
    konselor,
    lalu,
    minta,
    orang,
    selesai,
    sepakat,
    tulis,
)
from tests.perencanaan import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def field(html: str, nama: str) -> str:
    """The value that a hidden or plain input carries."""
    cocok = re.search(rf'name="{nama}"[^>]* value="([^"]*)"', html)
    assert cocok, nama
    return cocok[1]


def test_arranging_with_ticked_points(dunia: factories.Dunia) -> None:
    client = masuk(dunia.budi)
    alamat = f"{reverse('dialog_jadwal')}?pegawai={orang(dunia.sari).pk}"
    hari = dunia.budi.hari_ini + timedelta(days=2)
    isi = {
        "tanggal": f"{hari:%Y-%m-%d}",
        "jam": "09.30",
        "agenda": "Stunting",
        "saran": ["kendala"],
    }
    kosong = client.post(alamat, isi | {"jam": ""})
    assert kosong.status_code == 422
    assert "Isi jamnya." in kosong.content.decode()
    assert "Stunting" in kosong.content.decode()
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    satu = DialogKinerja.objects.get()
    assert satu.butir_agenda == ["Stunting", "Kendala dan dukungan yang diperlukan"]
    lokal = satu.waktu.astimezone(dunia.instansi.zona)
    assert (lokal.date(), f"{lokal:%H:%M}") == (hari, "09:30")
    assert masuk(dunia.rekan).get(alamat).status_code == 404
    assert masuk(dunia.citra).get(alamat).status_code == 403


def test_writing_in_two_places_shows_both(dunia: factories.Dunia) -> None:
    satu = dialog(dunia.sari, dunia.budi)
    client, alamat = masuk(dunia.sari), reverse("dialog_isi", args=[satu.pk])
    html = client.get(alamat).content.decode()
    isi = {nama: field(html, nama) for nama in ("versi", "tanggal", "jam", "tempat")}
    isi |= {"agenda": "Capaian", "catatan": "Catatan Sari", "i0-uraian": "Membeli alat"}
    isi |= {"i0-oleh": "atasan", "i0-tenggat": "2031-02-01"}
    tulis(satu, dunia.budi, agenda="Anggaran", tindakan=())
    bentrok = client.post(alamat, isi)
    html = bentrok.content.decode()
    assert (bentrok.status_code, DialogKinerja.objects.get().catatan_pegawai) == (409, "")
    for teks in ("Catatan Sari", "Anggaran", "Membeli alat"):
        assert teks in html
    assert client.post(alamat, isi | {"versi": field(html, "versi")}).status_code == 302
    kini = DialogKinerja.objects.get()
    assert (kini.catatan_pegawai, kini.agenda) == ("Catatan Sari", "Capaian")
    assert kini.catatan_atasan == "Kami sepakat menambah kunjungan."
    assert TindakanDialog.objects.get().oleh == "atasan"


def test_an_action_needs_its_day_and_a_row_may_be_added(dunia: factories.Dunia) -> None:
    satu = dialog(dunia.sari, dunia.budi)
    client, alamat = masuk(dunia.budi), reverse("dialog_isi", args=[satu.pk])
    html = client.get(alamat).content.decode()
    assert "Agenda" in html
    assert "data-simpan-lokal" in html
    isi = {nama: field(html, nama) for nama in ("versi", "tanggal", "jam")}
    isi |= {"i0-uraian": "Membeli alat"}
    jawaban = client.post(alamat, isi)
    assert jawaban.status_code == 422
    assert "Isi kapan paling lambat selesai." in jawaban.content.decode()
    tambah = client.post(alamat, isi | {"tambah_baris": "1"})
    assert tambah.status_code == 200
    assert field(tambah.content.decode(), "i0-uraian") == "Membeli alat"
    assert not TindakanDialog.objects.exists()


def test_confirming_and_marking_on_the_page(dunia: factories.Dunia) -> None:
    satu = tulis(dialog(dunia.sari, dunia.budi), dunia.budi)
    alamat = reverse("dialog_kinerja", args=[satu.pk])
    for akun in (dunia.sari, dunia.budi):
        html = masuk(akun).get(alamat).content.decode()
        assert "Konfirmasi isi ini" in html
        versi = {"versi": field(html, "versi")}
        kirim = masuk(akun).post(reverse("dialog_konfirmasi", args=[satu.pk]), versi)
        assert kirim.status_code == 302
    html = masuk(dunia.citra).get(alamat).content.decode()
    assert "Disepakati" in html
    assert "Tulis catatan" not in html
    tindakan = satu.tindakan.get()
    tandai = reverse("tindakan_tandai", args=[tindakan.pk])
    jawaban = masuk(dunia.sari).post(tandai, {"selesai": "1", "kembali": "pembinaan"})
    assert jawaban["Location"] == reverse("pembinaan")
    tindakan.refresh_from_db()
    assert tindakan.selesai_pada is not None


def test_no_confirmation_is_offered_before_the_talk(dunia: factories.Dunia) -> None:
    for waktu, kata in ((lalu(-2), "sesudah berlangsung"), (lalu(2), "Tulis dulu catatan")):
        satu = dialog(dunia.sari, dunia.budi, waktu=waktu)
        html = main_of(dunia.sari, reverse("dialog_kinerja", args=[satu.pk]))
        assert "Konfirmasi isi ini" not in html
        assert kata in html


def test_overview_and_the_page_of_the_plan_link_on(dunia: factories.Dunia) -> None:
    satu = sepakat(dunia.sari, dunia.budi)
    bimbing = bimbingan(dunia.sari, dunia.budi, pembimbing=dunia.lain_unit)
    skp = rencana.disetujui(dunia.sari, dunia.budi, dunia.sari.hari_ini.year)
    milik = masuk(dunia.sari).get(reverse("pembinaan")).content.decode()
    for alamat in ("dialog_kinerja", "bimbingan"):
        objek = satu if alamat == "dialog_kinerja" else bimbing
        assert reverse(alamat, args=[objek.pk]) in milik
    assert "Menyusun jadwal kunjungan posyandu" in milik
    assert "Pegawai saya" not in milik
    assert bimbing.topik in masuk(dunia.lain_unit).get(reverse("pembinaan")).content.decode()
    halaman = reverse("skp_pembinaan", args=[skp.pk])
    assert halaman in masuk(dunia.budi).get(reverse("skp", args=[skp.pk])).content.decode()
    html = masuk(dunia.budi).get(halaman).content.decode()
    assert reverse("dialog_kinerja", args=[satu.pk]) in html
    assert "Mulai bimbingan" in html
    assert "Mulai bimbingan" not in masuk(dunia.bkpsdm).get(halaman).content.decode()
    pegawai = masuk(dunia.budi).get(reverse("pembinaan_pegawai")).content.decode()
    assert pegawai.count("3 bulan tanpa dialog") == 1  # Rini; with Sari he has just talked


def test_coaching_from_start_to_both_forms(dunia: factories.Dunia) -> None:
    client = masuk(dunia.budi)
    alamat = f"{reverse('bimbingan_tambah')}?pegawai={orang(dunia.sari).pk}"
    hari = dunia.budi.hari_ini
    isi = {"topik": "Menyusun laporan", "tujuan": "Tepat waktu", "pembimbing": "tidak ada"}
    isi |= {"mulai": f"{hari:%Y-%m-%d}", "sampai": f"{hari:%Y-%m-%d}"}
    salah = client.post(alamat, isi)
    assert salah.status_code == 422
    assert "tidak ditemukan di antara pegawai" in salah.content.decode()
    assert client.post(alamat, isi | {"pembimbing": "Lina"}).status_code == 302
    satu = BimbinganKinerja.objects.get()
    assert satu.pembimbing == orang(dunia.lain_unit)
    pembimbing = masuk(dunia.lain_unit)
    sesi = {"tanggal": f"{hari:%Y-%m-%d}", "bahasan": "Kerangka", "lanjutan": ""}
    alamat_sesi = reverse("bimbingan_sesi", args=[satu.pk])
    assert pembimbing.post(alamat_sesi, sesi | {"bahasan": ""}).status_code == 422
    assert pembimbing.post(alamat_sesi, sesi).status_code == 302
    assert masuk(dunia.sari).post(alamat_sesi, sesi).status_code == 403
    akhir = {"hasil": "Baik", "versi": "1"}
    assert pembimbing.post(reverse("bimbingan_selesai", args=[satu.pk]), akhir).status_code == 302
    # B.1.8: the answers stay where one is missing.
    sari, b18 = masuk(dunia.sari), reverse("bimbingan_b18", args=[satu.pk])
    jawab = {f"k{n}": "4" for n in range(1, 10)} | {"catatan": "Terima kasih"}
    html = sari.get(b18).content.decode()
    assert "Sumber sekunder" in html
    assert "Belum diverifikasi" in html
    assert "Citra" in html
    kurang = sari.post(b18, jawab | {"k5": ""})
    assert kurang.status_code == 422
    assert "Pilih jawaban untuk kriteria 5." in kurang.content.decode()
    assert "Terima kasih" in kurang.content.decode()
    for _ in range(2):
        assert sari.post(b18, jawab).status_code in {200, 302}
    assert UmpanBalikBimbingan.objects.count() == 1
    assert pembimbing.get(b18).status_code == 404
    assert client.get(b18).status_code == 404
    assert "Terima kasih" in masuk(dunia.citra).get(b18).content.decode()
    # B.1.9
    b19 = reverse("bimbingan_b19", args=[satu.pk])
    html = pembimbing.get(b19).content.decode()
    baris = {"versi": "0", "i0-kompetensi": field(html, "i0-kompetensi"), "i0-skala": "4"}
    assert pembimbing.post(b19, baris).status_code == 422
    assert pembimbing.post(b19, baris | {"i0-alasan": "Lebih runtut"}).status_code == 302
    assert "Lebih runtut" in sari.get(b19).content.decode()
    lama = client.post(b19, baris | {"i0-alasan": "Rapi"})
    assert lama.status_code == 409
    for teks in ("Lebih runtut", "Rapi", "Diubah di tempat lain"):
        assert teks in lama.content.decode()


def main_of(akun: Akun, alamat: str) -> str:
    """What a page says between its frame, without the tokens that differ each time."""
    html = masuk(akun).get(alamat).content.decode()
    isi = html[html.index("<main") : html.index("</main>")]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", isi)


def test_b18_is_not_hinted_at_to_the_coach(dunia: factories.Dunia) -> None:
    satu = selesai(bimbingan(dunia.sari, dunia.budi), dunia.budi)
    alamat = reverse("bimbingan", args=[satu.pk])
    sebelum = main_of(dunia.budi, alamat)
    kirim_b18(satu, dunia.sari)
    assert main_of(dunia.budi, alamat) == sebelum
    assert "Terkirim" in main_of(dunia.sari, alamat)


def test_counselling_on_its_pages(dunia: factories.Dunia) -> None:
    kurnia = konselor(dunia)
    sari, alamat = masuk(dunia.sari), reverse("konseling_minta")
    isi = {"konselor": str(orang(kurnia).pk), "alasan": "Beban di rumah terasa berat"}
    kurang = sari.post(alamat, isi | {"konselor": ""})
    assert kurang.status_code == 422
    assert "Beban di rumah terasa berat" in kurang.content.decode()
    for _ in range(2):
        assert sari.post(alamat, isi).status_code == 302
    satu = KonselingKinerja.objects.get()
    assert (satu.penilai, satu.pemohon) == (None, "pegawai")
    langkah = reverse("konseling_langkah", args=[satu.pk])
    pendamping = masuk(kurnia)
    kirim = {"langkah": "terima", "versi": "1"}
    assert pendamping.post(langkah, kirim).status_code == 302
    assert pendamping.post(langkah, kirim).status_code == 409
    catat = reverse("konseling_catat", args=[satu.pk])
    tulisan = {"versi": "2", "masalah": KATA[0], "simpan": "1"}
    assert pendamping.post(catat, tulisan).status_code == 302
    bentrok = pendamping.post(catat, tulisan | {"masalah": "Lain"})
    assert bentrok.status_code == 409
    assert KATA[0] in bentrok.content.decode()
    belum = pendamping.post(catat, tulisan | {"versi": "3", "selesai": "1"})
    assert belum.status_code == 422
    assert "Kesepakatan belum diisi." in belum.content.decode()


def test_asking_for_somebody_else_names_the_penilai(dunia: factories.Dunia) -> None:
    kurnia = konselor(dunia)
    alamat = f"{reverse('konseling_minta')}?pegawai={orang(dunia.sari).pk}"
    isi = {"konselor": str(orang(kurnia).pk), "alasan": "Sering datang terlambat"}
    assert "libatkan_penilai" not in masuk(dunia.budi).get(alamat).content.decode()
    assert masuk(dunia.budi).post(alamat, isi).status_code == 302
    satu = KonselingKinerja.objects.get()
    assert (satu.penilai, satu.pemohon) == (orang(dunia.budi), "penilai")
    # The employee may choose another counsellor before it begins.
    lain = konselor(dunia, "Lestari")
    ganti = reverse("konseling_konselor", args=[satu.pk])
    kirim = {"konselor": str(orang(lain).pk), "versi": "1"}
    assert masuk(dunia.sari).post(ganti, kirim).status_code == 302
    assert masuk(kurnia).get(reverse("konseling", args=[satu.pk])).status_code == 404
    lepas = {"langkah": "lepas", "versi": "2"}
    jawaban = masuk(lain).post(reverse("konseling_langkah", args=[satu.pk]), lepas)
    assert jawaban["Location"] == reverse("konseling_daftar")
    for akun in (dunia.citra, dunia.mantan, dunia.bkpsdm):
        assert masuk(akun).get(alamat).status_code in {403, 404}
    satu.refresh_from_db()
    assert satu.konselor is None
    accept = masuk(lain).post(reverse("konseling_langkah", args=[satu.pk]), lepas)
    assert accept.status_code == 404


def test_without_counsellors_the_page_says_whom_to_ask(dunia: factories.Dunia) -> None:
    html = masuk(dunia.sari).get(reverse("konseling_minta")).content.decode()
    assert "BKPSDM belum menugaskan konselor" in html
    kurnia = konselor(dunia)
    satu = accept_konseling(konseling=minta(dunia.sari, kurnia), by=kurnia, versi=1)
    assert satu.status == "berlangsung"


@pytest.mark.parametrize("kertas", ["a4", "f4"])
def test_record_of_a_dialogue_is_printed(dunia: factories.Dunia, kertas: str) -> None:
    sepakat(dunia.sari, dunia.budi, waktu=lalu(90))
    satu = tulis(dialog(dunia.sari, dunia.budi, agenda="A\nB"), dunia.budi)
    alamat = reverse("cetak_dialog", args=[satu.pk])
    jawaban = masuk(dunia.sari).get(alamat, {"kertas": kertas})
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban.content.startswith(b"%PDF")
    assert masuk(dunia.rekan).get(alamat).status_code == 404
