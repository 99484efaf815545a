"""Lists as Excel, read back with another library."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tera.akun.models import Akun
from tera.organisasi.models import Pegawai
from tera.penilaian.models import Evaluasi
from tera.perencanaan.models import Skp
from tests import factories
from tests.factories import Dunia
from tests.laporan import terbit
from tests.laporan.terbit import PRANATA_KOMPUTER, SETAHUN, TW1

Batas = Callable[..., Any]
TAHUN = {"tahun": "2025"}


@pytest.fixture
def dunia(db: None) -> Dunia:
    return factories.dunia()


@pytest.fixture
def skp(dunia: Dunia) -> Skp:
    return terbit.disetujui(dunia.sari, dunia.budi, PRANATA_KOMPUTER)


@pytest.fixture
def evaluasi(dunia: Dunia, skp: Skp) -> Evaluasi:
    return terbit.ditetapkan(skp, dunia.budi, unit=dunia.bidang, by=dunia.citra, periode=SETAHUN)


def masuk(akun: Akun) -> Client:
    client = Client()
    client.force_login(akun)
    return client


def unduh(akun: Akun, nama: str, **tanya: str) -> tuple[list[list[Any]], list[dict[str, Any]]]:
    """Everything above the headings, and the rows below them by heading."""
    jawaban = masuk(akun).get(reverse(nama), TAHUN | tanya)
    assert jawaban.status_code == 200
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Disposition"].startswith("attachment;")
    lembar = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content)).get_sheet_by_index(0)
    baris = lembar.to_python(skip_empty_area=False)
    kepala = next(n for n, satu in enumerate(baris) if satu[0] == "NIP")
    return baris[:kepala], [dict(zip(baris[kepala], b, strict=True)) for b in baris[kepala + 1 :]]


def test_superior_gets_every_person_with_the_state_of_the_plan(dunia: Dunia, skp: Skp) -> None:
    atas, baris = unduh(dunia.budi, "skp_xlsx")
    assert [satu[0] for satu in atas[:3]] == [
        "SKP pegawai yang dinilai Budi",
        "Pemerintah Kabupaten Bungo",
        "Tahun 2025",
    ]
    rini, sari = baris
    assert (rini["Nama"], rini["Status SKP"], rini["Hasil Kerja"]) == ("Rini", "Belum ada", "")
    assert sari == {
        "NIP": skp.pegawai.nip,
        "Nama": "Sari",
        "Pangkat/Gol. Ruang": "Penata Muda (III/a)",
        "Jabatan": "Perawat Ahli Pertama",
        "Unit Kerja": "Bidang Kesehatan Masyarakat",
        "Mulai": date(2025, 1, 1),
        "Selesai": date(2025, 12, 31),
        "Pendekatan": "Kuantitatif",
        "Hasil Kerja": 1,
        "Indikator": 3,
        "Status SKP": "Disetujui",
        "Status Sejak": dunia.instansi.hari_ini(),
        "Disetujui Oleh": "Budi",
    }


def test_plan_of_another_year_is_not_in_the_list(dunia: Dunia, skp: Skp) -> None:
    _, baris = unduh(dunia.budi, "skp_xlsx", tahun="2024")
    assert {satu["Status SKP"] for satu in baris} == {"Belum ada"}


def test_ratings_and_predicate_of_the_chosen_period(dunia: Dunia, evaluasi: Evaluasi) -> None:
    atas, (rini, sari) = unduh(dunia.budi, "penilaian_xlsx", periode=SETAHUN.kode)
    assert atas[2][0] == "Tahun 2025"
    harapan = {
        "Nama": "Sari",
        "Status SKP": "Disetujui",
        "Capaian Organisasi": "Baik",
        "Rating Hasil Kerja": "Sesuai Ekspektasi",
        "Rating Perilaku Kerja": "Di Atas Ekspektasi",
        "Predikat Kinerja": "Baik",
        "Status Evaluasi": "Ditetapkan",
        "Ditetapkan": dunia.instansi.hari_ini(),
        "Keterangan": "",
    }
    assert {kunci: sari[kunci] for kunci in harapan} == harapan
    assert rini["Status Evaluasi"] == "Belum dinilai"
    assert rini["Keterangan"] == "Belum punya SKP untuk periode ini."
    assert rini["Jabatan"] == "Penelaah Teknis Kebijakan"
    _, (_, triwulan) = unduh(dunia.budi, "penilaian_xlsx", periode=TW1.kode)
    assert (triwulan["Predikat Kinerja"], triwulan["Status Evaluasi"]) == ("", "Belum dinilai")


def test_conversions_keep_the_exact_value_beside_the_figure(
    dunia: Dunia, evaluasi: Evaluasi
) -> None:
    konversi = evaluasi.angka_kredit
    konversi.tepat = "25/12"
    konversi.save()
    for akun in (dunia.sari, dunia.budi, dunia.bkpsdm):
        _, (sari,) = unduh(akun, "angka_kredit_xlsx")
        assert sari["Angka Kredit"] == 2.08
        assert sari["Nilai Tepat"] == "25/12"
        assert (sari["Jenjang"], sari["Jumlah Bulan"]) == ("Ahli Pertama", 12)
        assert (sari["Periode"], sari["Predikat Kinerja"]) == ("Tahun 2025", "Baik")


@pytest.mark.parametrize("nama", ["skp_xlsx", "penilaian_xlsx", "angka_kredit_xlsx"])
def test_nobody_finds_people_of_others_in_the_list(
    dunia: Dunia, evaluasi: Evaluasi, nama: str
) -> None:
    melihat = {"penilai"}
    if nama == "angka_kredit_xlsx":
        melihat |= {"diri", "atasan_penilai", "pengelola", "bkpsdm", "auditor"}
    for hubungan, akun in dunia.semua().items():
        _, baris = unduh(akun, nama)
        terlihat = evaluasi.pegawai.nip in {satu["NIP"] for satu in baris}
        assert terlihat == (hubungan in melihat), hubungan
    assert Client().get(reverse(nama)).status_code == 302


def test_name_that_excel_would_run_stays_text(dunia: Dunia, skp: Skp) -> None:
    kasar = '=HYPERLINK("http://jahat","klik")'
    Pegawai.objects.filter(pk=skp.pegawai_id).update(nama=kasar)
    _, baris = unduh(dunia.budi, "skp_xlsx")
    assert kasar in {satu["Nama"] for satu in baris}


def test_nonsense_in_the_address_falls_back(dunia: Dunia, evaluasi: Evaluasi) -> None:
    for tanya in ({"tahun": "1e9"}, {"tahun": "-1", "periode": "x"}, {"periode": "2019-tw9"}):
        for nama in ("skp_xlsx", "penilaian_xlsx", "angka_kredit_xlsx"):
            unduh(dunia.budi, nama, **tanya)


@pytest.mark.parametrize(
    ("nama", "jumlah"), [("skp_xlsx", 6), ("penilaian_xlsx", 9), ("angka_kredit_xlsx", 3)]
)
def test_queries_do_not_grow_with_the_people(
    dunia: Dunia, evaluasi: Evaluasi, nama: str, jumlah: int, django_assert_num_queries: Batas
) -> None:
    client, alamat = masuk(dunia.budi), reverse(nama) + "?tahun=2025&periode=2025"
    with django_assert_num_queries(jumlah):
        client.get(alamat)
    for nomor in range(4):
        factories.pegawai(f"Baru {nomor}", dunia.bidang, atasan=dunia.budi.pegawai)
    terbit.disetujui(dunia.rekan, dunia.budi, terbit.GURU)
    with django_assert_num_queries(jumlah):
        client.get(alamat)
