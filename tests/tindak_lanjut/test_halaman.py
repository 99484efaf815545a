"""Pages of stage 4 for each relation, their cost, and input that is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.penilaian.models import Evaluasi
from tera.tindak_lanjut.models import KonversiAngkaKredit, TindakLanjut
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_BAWAH, TAHUN, TW1

pytestmark = pytest.mark.django_db
TERLIHAT = ("diri", "penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor")


def _client(akun: object) -> Client:
    client = Client()
    client.force_login(akun)  # type: ignore[arg-type]
    return client


def _world() -> tuple[factories.Dunia, dict[str, Evaluasi]]:
    """Sari with a quarter and a year below Baik."""
    dunia = factories.dunia()
    skp = bantu.rencana(dunia.sari.pegawai)
    hasil = {}
    for periode in (TW1, TAHUN):
        bantu.organisasi(dunia.dinas, dunia.ani, periode=periode)
        draf = bantu.draf(skp, dunia.budi, periode=periode, hasil=DI_BAWAH)
        hasil[periode.kode] = finalize_and_follow_up(
            evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR
        )
    return dunia, hasil


def test_follow_up_is_seen_by_whoever_it_concerns() -> None:
    dunia, _ = _world()
    entri = TindakLanjut.objects.first()
    assert entri is not None
    for nama, akun in dunia.semua().items():
        client = _client(akun)
        terlihat = nama in TERLIHAT
        status = client.get(f"/tindak-lanjut/{entri.pk}/").status_code
        assert status == (200 if terlihat else 404), nama
        daftar = client.get("/tindak-lanjut/")
        assert daftar.status_code == 200
        assert (f"/tindak-lanjut/{entri.pk}/" in daftar.content.decode()) is terlihat, nama
        kirim = client.post(f"/tindak-lanjut/{entri.pk}/", {"aksi": "rencana"}).status_code
        assert kirim == (422 if terlihat else 404), nama


def test_reader_gets_the_sentence_instead_of_the_form() -> None:
    dunia, _ = _world()
    entri = TindakLanjut.objects.first()
    assert entri is not None
    isi = _client(dunia.sari).get(f"/tindak-lanjut/{entri.pk}/").content.decode()
    assert "Tindak lanjut diisi oleh atasan langsung" in isi
    assert "Simpan rencana" not in isi
    lengkap = {
        "aksi": "rencana",
        "versi": entri.versi,
        "jenis": "pelatihan",
        "rencana": "Saya susun sendiri saja.",
        "tenggat": "2099-01-01",
    }
    assert _client(dunia.sari).post(f"/tindak-lanjut/{entri.pk}/", lengkap).status_code == 403


def test_plan_and_result_in_the_browser() -> None:
    dunia, _ = _world()
    entri = TindakLanjut.objects.first()
    assert entri is not None
    client, alamat = _client(dunia.budi), f"/tindak-lanjut/{entri.pk}/"
    esok = dunia.budi.hari_ini + timedelta(days=30)
    isi = {
        "aksi": "rencana",
        "versi": entri.versi,
        "jenis": "bimbingan",
        "rencana": "Dialog kinerja tiap dua pekan.",
        "tenggat": "kemarin",
    }
    salah = client.post(alamat, isi)
    assert salah.status_code == 422
    assert "Dialog kinerja tiap dua pekan." in salah.content.decode()
    isi["tenggat"] = (dunia.budi.hari_ini - timedelta(days=1)).isoformat()
    assert "sebelum hari ini" in client.post(alamat, isi).content.decode()
    isi["tenggat"] = esok.isoformat()
    assert client.post(alamat, isi).status_code == 302
    halaman = client.get(alamat).content.decode()
    assert "Catat hasil" in halaman
    assert halaman.count('id="id_versi"') == 1
    assert client.post(alamat, {"aksi": "selesai", "versi": 2, "hasil": ""}).status_code == 422
    hasil = {"aksi": "selesai", "versi": 2, "hasil": "Cakupan naik menjadi 96 persen."}
    assert client.post(alamat, hasil).status_code == 302
    entri.refresh_from_db()
    assert entri.status == "selesai"
    assert "Selesai" in client.get("/tindak-lanjut/?status=selesai").content.decode()
    assert client.get("/tindak-lanjut/?status=%27;drop").status_code == 200


def test_angka_kredit_page_shows_figures_and_why() -> None:
    dunia, _ = _world()
    isi = _client(dunia.sari).get("/angka-kredit/").content.decode()
    for teks in ("9,38", "Ahli Pertama", "Mengapa?", "PermenPANRB 1/2023", "40,63", "90,63"):
        assert teks in isi, teks
    assert "Konversi<span" not in isi
    kosong = _client(dunia.rekan).get("/angka-kredit/").content.decode()
    assert "Belum ada angka kredit" in kosong


def test_angka_kredit_of_others_by_relation() -> None:
    dunia, _ = _world()
    for nama, akun in dunia.semua().items():
        alamat = f"/angka-kredit/?pegawai={dunia.sari.pegawai_id}"
        status = _client(akun).get(alamat).status_code
        assert status == (200 if nama in TERLIHAT else 404), nama
    assert _client(dunia.sari).get("/angka-kredit/?pegawai=x").status_code == 404


def test_pengelola_converts_a_quarter_in_the_browser() -> None:
    dunia, hasil = _world()
    KonversiAngkaKredit.objects.all().delete()
    client = _client(dunia.ani)
    alamat = f"/angka-kredit/{hasil['2025-tw1'].pk}/konversi/"
    halaman = client.get(f"/angka-kredit/?pegawai={dunia.sari.pegawai_id}").content.decode()
    assert alamat in halaman
    assert _client(dunia.budi).post(alamat).status_code == 403
    assert _client(dunia.dewi).post(alamat).status_code == 404
    assert client.get(alamat).status_code == 405
    assert client.post(alamat).status_code == 302
    assert client.post(alamat).status_code == 409
    assert KonversiAngkaKredit.objects.get().bulan.count() == 3


def test_last_look_names_the_angka_kredit_before_it_is_set() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi, periode=TAHUN)
    isi = _client(dunia.budi).get(f"/penilaian/{draf.skp_id}/2025/tetapkan/").content.decode()
    assert "Angka kredit 12,50 (Ahli Pertama)" in isi
    assert "membuka tindak lanjut" not in isi
    assert not KonversiAngkaKredit.objects.exists()


def test_last_look_without_a_draft_goes_back_to_the_form() -> None:
    dunia = factories.dunia()
    skp = bantu.rencana(dunia.sari.pegawai)
    jawaban = _client(dunia.budi).get(f"/penilaian/{skp.pk}/2025-tw1/tetapkan/")
    assert jawaban.headers["Location"] == f"/penilaian/{skp.pk}/2025-tw1/"


@pytest.mark.parametrize("jumlah", [1, 6])
def test_query_counts_do_not_grow(jumlah: int) -> None:
    dunia, _ = _world()
    for n in range(jumlah):
        orang = factories.pegawai(f"Staf {n}", dunia.bidang, atasan=dunia.budi.pegawai)
        draf = bantu.draf(bantu.rencana(orang), dunia.budi, hasil=DI_BAWAH)
        finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    entri = TindakLanjut.objects.first()
    assert entri is not None
    # Each with three of the frame: session, account, and what the menu counts.
    batas = {
        ("budi", "/tindak-lanjut/"): 6,
        ("budi", f"/tindak-lanjut/{entri.pk}/"): 7,
        ("sari", "/angka-kredit/"): 4,
        ("ani", f"/angka-kredit/?pegawai={dunia.sari.pegawai_id}"): 7,
    }
    terhitung = {}
    for siapa, alamat in batas:
        client = _client(getattr(dunia, siapa))
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        terhitung[siapa, alamat] = len(kueri)
    assert {k: n for k, n in terhitung.items() if n > batas[k]} == {}, terhitung
