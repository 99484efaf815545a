"""Pages of stage 3: who opens them, what they cost, input that is never lost."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tera.pelaksanaan.models import BuktiDukung, Realisasi, UmpanBalik
from tera.penilaian.models import CapaianOrganisasi, Evaluasi, Keberatan
from tera.penilaian.services import finalize_evaluasi
from tera.tindak_lanjut.services import finalize_and_follow_up
from tests import factories
from tests.penilaian import bantu
from tests.penilaian.bantu import AKHIR, DI_ATAS, DI_BAWAH, TAHUN, TW1

pytestmark = pytest.mark.django_db
SALAH_SATU = ("diri", "penilai", "atasan_penilai", "pengelola", "bkpsdm", "auditor")


def _client(akun: object) -> Client:
    client = Client()
    client.force_login(akun)  # type: ignore[arg-type]
    return client


def _world(*, ditetapkan: bool = False) -> tuple[factories.Dunia, Evaluasi]:
    dunia = factories.dunia()
    bantu.organisasi(dunia.dinas, dunia.ani)
    draf = bantu.draf(bantu.rencana(dunia.sari.pegawai), dunia.budi, hasil=DI_BAWAH)
    if ditetapkan:
        finalize_evaluasi(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    return dunia, draf


def _content(draf: Evaluasi) -> None:
    indikator = draf.skp.hasil.get().indikator.get()
    milik = {"instansi_id": draf.instansi_id}
    for bulan in (1, 2, 3):
        realisasi = Realisasi.objects.create(
            **milik, skp=draf.skp, indikator=indikator, bulan=date(2025, bulan, 1), nilai=30
        )
    oleh = draf.pegawai.akun
    bukti = {"realisasi": realisasi, "oleh": oleh, **milik}
    BuktiDukung.objects.create(
        **bukti, jenis="tautan", nama="Laporan Maret", tautan="https://contoh.go.id/a"
    )
    BuktiDukung.objects.create(**bukti, jenis="berkas", nama="foto.jpg", sidik="ab" * 32)
    umpan = {"skp": draf.skp, "pegawai": draf.pegawai, "dari": draf.penilai, **milik}
    umpan["hubungan"] = "penilai"
    saat = "2025-03-10T03:00:00+00:00"
    UmpanBalik.objects.create(**umpan, hasil=indikator.hasil, isi="Tambah pos", dibuat_pada=saat)
    UmpanBalik.objects.create(
        **umpan, nilai_dasar="akuntabel", isi="Laporan rapi", dibuat_pada=saat
    )


@pytest.mark.parametrize(
    "siapa",
    [
        "sari",
        "budi",
        "citra",
        "rekan",
        "ani",
        "bkpsdm",
        "auditor",
        "lain_unit",
        "mantan",
        "dewi",
        "admin_lain",
    ],
)
def test_list_page_opens_for_everyone_signed_in(siapa: str) -> None:
    dunia, _ = _world()
    jawaban = _client(getattr(dunia, siapa)).get("/penilaian/?tahun=2025&periode=2025-tw1")
    assert jawaban.status_code == 200
    ada_sari = b"Sari" in jawaban.content
    assert ada_sari is (siapa in {"budi", "sari"})


def test_list_page_without_sign_in_goes_to_sign_in() -> None:
    for alamat in ("/penilaian/", "/capaian/", "/evaluasi/1/", "/penilaian/1/2025/"):
        assert Client().get(alamat).status_code == 302


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("diri", 403),
        ("penilai", 200),
        ("atasan_penilai", 403),
        ("rekan", 404),
        ("pengelola", 403),
        ("bkpsdm", 403),
        ("auditor", 403),
        ("unit_lain", 404),
        ("mantan_penilai", 404),
        ("instansi_lain", 404),
        ("bkpsdm_instansi_lain", 404),
    ],
)
def test_draft_is_the_penilais_alone(siapa: str, status: int) -> None:
    dunia, draf = _world()
    client = _client(dunia.semua()[siapa])
    for ekor in ("", "tetapkan/"):
        assert client.get(f"/penilaian/{draf.skp_id}/2025-tw1/{ekor}").status_code == status
    assert client.get(f"/evaluasi/{draf.pk}/").status_code == 404


def test_set_result_is_read_by_whoever_it_concerns() -> None:
    dunia, hasil = _world(ditetapkan=True)
    for nama, akun in dunia.semua().items():
        status = _client(akun).get(f"/evaluasi/{hasil.pk}/").status_code
        assert status == (200 if nama in SALAH_SATU else 404), nama


def test_form_shows_everything_and_costs_the_same_with_more_content() -> None:
    dunia, draf = _world()
    client = _client(dunia.budi)
    alamat = f"/penilaian/{draf.skp_id}/2025-tw1/"
    with CaptureQueriesContext(connection) as kosong:
        client.get(alamat)
    _content(draf)
    with CaptureQueriesContext(connection) as penuh:
        isi = client.get(alamat).content.decode()
    assert len(kosong) == len(penuh) <= 10
    for teks in ("Laporan Maret", "foto.jpg", "Tambah pos", "Laporan rapi", "Jan:", "95 %"):
        assert teks in isi, teks
    assert isi.count("lencana") < 40
    assert isi.count("<") / 2 < 1000


def test_form_keeps_input_on_refusal() -> None:
    dunia, draf = _world()
    client = _client(dunia.budi)
    jawaban = client.post(
        f"/penilaian/{draf.skp_id}/2025-tw1/",
        {"rating_hasil": "sesuai", "catatan": "Sudah baik sekali.", "aksi": "tetapkan"},
    )
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Sudah baik sekali." in isi
    assert "Pilih rating perilaku kerja sebelum menetapkan." in isi


def test_nonsense_in_the_form_is_refused_with_a_sentence() -> None:
    dunia, draf = _world()
    client = _client(dunia.budi)
    alamat = f"/penilaian/{draf.skp_id}/2025-tw1/"
    kiriman = [
        {"rating_hasil": "1e999", "versi": draf.versi},
        {"rating_hasil": "sesuai", "versi": "x"},
        {"rating_hasil": "sesuai", "catatan": "a" * 4001, "versi": draf.versi},
        {"rating_hasil": "sesuai", "catatan": "a\x00b", "versi": draf.versi},
    ]
    for isi in kiriman:
        assert client.post(alamat, isi).status_code == 422, isi
    draf.refresh_from_db()
    assert draf.versi == 1


@pytest.mark.parametrize("periode", ["2025-tw5", "2025-13", "abc", "1999", "2025-tw01", "9999"])
def test_periods_that_do_not_exist_are_404(periode: str) -> None:
    dunia, draf = _world()
    assert _client(dunia.budi).get(f"/penilaian/{draf.skp_id}/{periode}/").status_code == 404


def test_old_page_meets_a_conflict_and_nothing_is_overwritten() -> None:
    dunia, draf = _world()
    client = _client(dunia.budi)
    alamat = f"/penilaian/{draf.skp_id}/2025-tw1/"
    isi = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "versi": 1, "catatan": ""}
    assert client.post(alamat, isi).status_code == 302
    lama = {**isi, "rating_hasil": "di_atas"}
    assert client.post(alamat, lama).status_code == 409
    draf.refresh_from_db()
    assert draf.rating_hasil == "sesuai"


def test_page_says_what_comes_first() -> None:
    dunia = factories.dunia()
    skp = bantu.rencana(dunia.sari.pegawai)
    isi = _client(dunia.budi).get(f"/penilaian/{skp.pk}/2025-tw1/").content.decode()
    assert "Predikat organisasi ditetapkan lebih dahulu" in isi
    assert "Simpan draf" not in isi


def test_head_is_offered_the_rating_of_the_unit_only() -> None:
    dunia = factories.dunia()
    bantu.organisasi(dunia.bidang, dunia.citra)
    skp = bantu.rencana(dunia.budi.pegawai)
    isi = _client(dunia.citra).get(f"/penilaian/{skp.pk}/2025-tw1/").content.decode()
    assert isi.count('name="rating_hasil"') == 1
    assert isi.count('name="rating_perilaku"') == 3


def test_whole_way_in_the_browser_of_each_person() -> None:
    dunia, draf = _world()
    budi, sari, citra = _client(dunia.budi), _client(dunia.sari), _client(dunia.citra)
    alamat = f"/penilaian/{draf.skp_id}/2025-tw1/"
    isi = {"rating_hasil": "di_bawah", "rating_perilaku": "sesuai", "catatan": "", "versi": 1}
    jawaban = budi.post(alamat, {**isi, "aksi": "tetapkan"})
    assert jawaban.headers["Location"] == f"{alamat}tetapkan/"
    yakin = budi.get(f"{alamat}tetapkan/").content.decode()
    assert "Butuh Perbaikan" in yakin
    assert "membuka tindak lanjut" in yakin
    assert budi.post(f"{alamat}tetapkan/", {"versi": 2}).status_code == 302
    assert budi.post(f"{alamat}tetapkan/", {"versi": 2}).status_code == 409
    hasil = f"/evaluasi/{draf.pk}/"
    assert budi.get(alamat).headers["Location"] == hasil
    halaman = sari.get(hasil).content.decode()
    assert "Terima" in halaman
    assert "Ajukan keberatan" in halaman
    assert sari.get(f"{hasil}keberatan/").status_code == 200
    assert sari.post(f"{hasil}keberatan/", {"alasan": "", "versi": 3}).status_code == 422
    alasan = "Bukti bulan Maret belum dilihat."
    assert sari.post(f"{hasil}keberatan/", {"alasan": alasan, "versi": 3}).status_code == 302
    assert budi.get(f"{hasil}keberatan/penjelasan/").status_code == 200
    jelas = {"tanggapan": "Saat itu belum diunggah.", "versi": 4}
    assert budi.post(f"{hasil}keberatan/penjelasan/", jelas).status_code == 302
    assert budi.get(f"{hasil}keberatan/putuskan/").status_code == 403
    assert "Saat itu belum" in citra.get(f"{hasil}keberatan/putuskan/").content.decode()
    putusan = {"putusan": "diubah", "alasan": "Bukti memang ada.", "versi": 5}
    assert citra.post(f"{hasil}keberatan/putuskan/", putusan).status_code == 422
    putusan["rating_hasil"] = "sesuai"
    assert citra.post(f"{hasil}keberatan/putuskan/", putusan).status_code == 302
    assert Keberatan.objects.get().putusan == "diubah"
    akhir = sari.get(hasil).content.decode()
    assert "Diputus" in akhir
    assert "Butuh Perbaikan" in akhir


def test_owner_accepts_in_the_browser_and_twice_is_once() -> None:
    dunia, hasil = _world(ditetapkan=True)
    client = _client(dunia.sari)
    for _ in range(2):
        jawaban = client.post(f"/evaluasi/{hasil.pk}/terima/", {"versi": hasil.versi})
        assert jawaban.status_code == 302
    assert client.get(f"/evaluasi/{hasil.pk}/keberatan/").status_code == 409
    assert client.get(f"/evaluasi/{hasil.pk}/terima/").status_code == 405


def test_many_are_set_from_the_list_and_strangers_are_left_alone() -> None:
    dunia, draf = _world()
    lain = bantu.draf(bantu.rencana(dunia.rekan.pegawai), dunia.budi, perilaku=None)
    bantu.organisasi(dunia.dinas_lain, dunia.bkpsdm)
    asing = bantu.draf(bantu.rencana(dunia.lain_unit.pegawai), dunia.mantan)
    jawaban = _client(dunia.budi).post(
        "/penilaian/tetapkan/",
        {
            "periode": "2025-tw1",
            "evaluasi": [f"{e.pk}-{e.versi}" for e in (draf, lain, asing)] + ["x-1", "99999999-1"],
        },
        follow=True,
    )
    isi = jawaban.content.decode()
    assert "1 hasil evaluasi ditetapkan." in isi
    assert "Rini belum ditetapkan: Beri rating" in isi
    status = {e.pk: e.status for e in Evaluasi.objects.all()}
    assert status == {draf.pk: "ditetapkan", lain.pk: "draf", asing.pk: "draf"}


@pytest.mark.parametrize(
    ("siapa", "daftar", "isian"),
    [
        ("diri", False, 404),
        ("penilai", True, 403),
        ("atasan_penilai", True, 200),
        ("pengelola", True, 200),
        ("bkpsdm", True, 200),
        ("auditor", True, 403),
        ("unit_lain", False, 404),
        ("mantan_penilai", False, 404),
        ("instansi_lain", False, 404),
        ("bkpsdm_instansi_lain", False, 404),
    ],
)
def test_capaian_pages_by_relation(siapa: str, daftar: bool, isian: int) -> None:
    dunia = factories.dunia()
    client = _client(dunia.semua()[siapa])
    isi = client.get("/capaian/?tahun=2025&periode=2025-tw1").content.decode()
    assert ("Bidang Kesehatan Masyarakat" in isi) is daftar
    assert client.get(f"/capaian/{dunia.bidang.pk}/2025-tw1/").status_code == isian
    sebaran = client.get(f"/distribusi/{dunia.bidang.pk}/2025-tw1/").status_code
    assert sebaran == (200 if daftar else 404)


def test_capaian_is_set_in_the_browser() -> None:
    dunia = factories.dunia()
    client = _client(dunia.citra)
    alamat = f"/capaian/{dunia.bidang.pk}/2025-tw1/"
    kosong = client.post(alamat, {"predikat": "", "alasan": "Realisasi 98 persen."})
    assert kosong.status_code == 422
    assert "Realisasi 98 persen." in kosong.content.decode()
    isi = {"predikat": "baik", "alasan": "Realisasi 98 persen."}
    assert client.post(alamat, isi).status_code == 302
    assert CapaianOrganisasi.objects.get().ditetapkan_oleh == dunia.citra
    assert client.post(alamat, {**isi, "predikat": "kurang"}).status_code == 409
    assert "Realisasi 98" in client.get(alamat).content.decode()


def test_distribution_shows_picture_table_and_warning() -> None:
    dunia, _ = _world()
    for n in range(6):
        orang = factories.pegawai(f"Staf {n}", dunia.bidang, atasan=dunia.budi.pegawai)
        bantu.draf(bantu.rencana(orang), dunia.budi, hasil=DI_ATAS, perilaku=DI_ATAS)
    isi = _client(dunia.citra).get(f"/distribusi/{dunia.dinas.pk}/2025-tw1/").content.decode()
    assert "<figure" in isi
    assert "<tfoot>" in isi
    assert "Sebaran belum sesuai pola" in isi
    assert "belum diverifikasi" in isi


@pytest.mark.parametrize("jumlah", [1, 8])
def test_query_counts_do_not_grow_with_people(jumlah: int) -> None:
    dunia, draf = _world()
    for n in range(jumlah):
        orang = factories.pegawai(f"Staf {n}", dunia.bidang, atasan=dunia.budi.pegawai)
        bantu.draf(bantu.rencana(orang), dunia.budi)
    finalize_and_follow_up(evaluasi=draf, by=dunia.budi, versi=draf.versi, pada=AKHIR)
    satu = Evaluasi.objects.filter(status="draf").first()
    assert satu is not None
    # Each with three of the frame: session, account, and what the menu counts.
    batas = {
        ("budi", "/penilaian/?tahun=2025&periode=2025-tw1"): 11,
        ("sari", "/penilaian/?tahun=2025&periode=2025-tw1"): 7,
        ("sari", f"/evaluasi/{draf.pk}/"): 6,
        ("citra", f"/evaluasi/{draf.pk}/"): 6,
        ("citra", "/capaian/?tahun=2025&periode=2025-tw1"): 7,
        ("citra", f"/distribusi/{dunia.dinas.pk}/2025-tw1/"): 7,
        ("budi", f"/penilaian/{satu.skp_id}/2025-tw1/tetapkan/"): 7,
        ("budi", f"/penilaian/{satu.skp_id}/2025-tw1/"): 10,
    }
    terhitung = {}
    for siapa, alamat in batas:
        client = _client(getattr(dunia, siapa))
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        terhitung[siapa, alamat] = len(kueri)
    assert {k: n for k, n in terhitung.items() if n > batas[k]} == {}, terhitung


def test_annual_form_shows_the_periodic_ones_beside() -> None:
    dunia, draf = _world(ditetapkan=True)
    bantu.organisasi(dunia.dinas, dunia.ani, periode=TAHUN)
    client = _client(dunia.budi)
    with CaptureQueriesContext(connection) as kueri:
        isi = client.get(f"/penilaian/{draf.skp_id}/2025/").content.decode()
    assert TW1.label in isi
    assert f"/evaluasi/{draf.pk}/" in isi
    assert len(kueri) <= 12


def test_objection_form_names_the_last_day() -> None:
    dunia, hasil = _world(ditetapkan=True)
    isi = _client(dunia.sari).get(f"/evaluasi/{hasil.pk}/keberatan/").content.decode()
    assert "paling lambat" in isi
    assert "satu kali" in isi
