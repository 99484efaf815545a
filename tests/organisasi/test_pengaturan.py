"""Settings: a closed list, dated, with a decree."""

from datetime import date
from typing import Any

import pytest

from tera.aturan.predikat import Predikat
from tera.aturan.tpp import CatatanHari, JenisCatatan
from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.organisasi import services
from tera.organisasi.models import PengaturanInstansi
from tera.organisasi.pengaturan import KUNCI, pengaturan_pada
from tera.organisasi.pengaturan.penghasilan import aturan_tpp_of, tabel_potongan_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> factories.Dunia:
    return factories.dunia()


def decide(dunia: factories.Dunia, **ganti: Any) -> PengaturanInstansi:
    isi: dict[str, Any] = {
        "instansi": dunia.instansi,
        "kunci": "hari_keberatan",
        "isi": 10,
        "sejak": date(2026, 2, 1),
        "dasar_hukum": "Keputusan Bupati 12/2026",
        "by": dunia.bkpsdm,
    }
    return services.set_pengaturan(**{**isi, **ganti})


def test_setting_holds_from_its_day_on_and_the_past_stays(dunia: factories.Dunia) -> None:
    decide(dunia)
    decide(dunia, isi=7, sejak=date(2026, 5, 1))
    nilai = [
        pengaturan_pada(dunia.instansi.pk, tanggal)["hari_keberatan"]
        for tanggal in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 4, 30), date(2026, 5, 1))
    ]
    assert nilai == [14, 10, 10, 7]
    assert pengaturan_pada(dunia.dewi.instansi_id, date(2026, 5, 1))["hari_keberatan"] == 14


@pytest.mark.parametrize(
    ("kunci", "isi"),
    [
        ("hari_keberatan", 0), ("hari_keberatan", 91), ("hari_keberatan", "14"),
        ("hari_keberatan", True), ("hari_keberatan", None), ("periode_evaluasi", "harian"),
        ("periode_evaluasi", []), ("rating_kepala_unit", {"istimewa": "di_atas"}),
        ("rating_kepala_unit", {**KUNCI["rating_kepala_unit"].bawaan, "baik": "hebat"}),
    ],
)  # fmt: skip
def test_value_that_the_setting_does_not_allow(
    dunia: factories.Dunia, kunci: str, isi: Any
) -> None:
    with pytest.raises(MasukanTidakSah):
        decide(dunia, kunci=kunci, isi=isi)
    assert not PengaturanInstansi.objects.exists()


@pytest.mark.parametrize("kunci", list(KUNCI))
def test_every_default_may_be_decided(dunia: factories.Dunia, kunci: str) -> None:
    aturan = KUNCI[kunci]
    assert decide(dunia, kunci=kunci, isi=aturan.write(aturan.bawaan)).pk
    assert pengaturan_pada(dunia.instansi.pk, date(2026, 12, 31))[kunci] == aturan.read(
        aturan.write(aturan.bawaan)
    )


BOBOT = {"atasan": "40", "penerima_manfaat": "0", "rekan": "30", "bawahan": "25", "diri": "5"}
TPP = dict.fromkeys(("bobot_kinerja", "bobot_disiplin", *Predikat))


@pytest.mark.parametrize(
    ("kunci", "isi", "kata"),
    [
        ("bobot_360_struktural", BOBOT | {"diri": "6"}, "100 persen"),
        ("aturan_tpp", TPP | {"bobot_kinerja": "60", "mulai": "bulan_sama"}, "100 persen"),
        (
            "aturan_tpp",
            TPP | {"bobot_kinerja": "60", "bobot_disiplin": "40", "baik": "90"}
            | {"mulai": "bulan_sama"},
            "kelima predikat",
        ),
        (
            "potongan_kehadiran",
            [{"jenis": "terlambat", "menit": 31, "persen": "1"},
             {"jenis": "terlambat", "menit": 1, "persen": "2"}],
            "naik",
        ),
        ("potongan_kehadiran", [{"jenis": "terlambat", "menit": 1, "persen": "101"}], "paling"),
        (
            "potongan_hukuman",
            [{"jenis": "teguran_lisan", "persen": "20", "bulan": 1}] * 2,
            "satu kali",
        ),
        ("penilai_360_terkecil", 2, "paling kecil 3"),
        ("hari_libur", {"cuti_bersama": True, "hari": [{"tanggal": "31-2"}]}, "harus"),
    ],
)  # fmt: skip
def test_a_rule_that_is_none_is_refused_with_its_sentence(
    dunia: factories.Dunia, kunci: str, isi: Any, kata: str
) -> None:
    with pytest.raises(MasukanTidakSah, match=kata):
        decide(dunia, kunci=kunci, isi=isi)


def test_the_agencys_pay_rule_is_none_until_it_is_set() -> None:
    assert aturan_tpp_of(KUNCI["aturan_tpp"].bawaan) is None
    peta = {str(satu): "100" for satu in Predikat}
    isi = {"bobot_kinerja": "60", "bobot_disiplin": "40", **peta, "mulai": "tahun_berikut"}
    baris = [{"jenis": "teguran_lisan", "persen": "20", "bulan": 1}]
    hukuman = KUNCI["potongan_hukuman"].read(baris)
    aturan = aturan_tpp_of(KUNCI["aturan_tpp"].read(isi), hukuman)
    assert aturan is not None
    assert (aturan.bobot_kinerja, aturan.bobot_disiplin, aturan.mulai) == (60, 40, "tahun_berikut")
    assert aturan.faktor_kinerja(Predikat.KURANG) == 100
    assert aturan.hukuman["teguran_lisan"].persen == 20


def test_the_agencys_deductions_become_a_table() -> None:
    baris = [
        {"jenis": "terlambat", "menit": 1, "persen": "0.5"},
        {"jenis": "terlambat", "menit": 31, "persen": "1"},
        {"jenis": "tidak_masuk", "menit": None, "persen": "3"},
    ]
    tabel = tabel_potongan_of(KUNCI["potongan_kehadiran"].read(baris))
    catatan = [("terlambat", 40), ("tidak_masuk", 0), ("tanpa_rekam", 0), ("pulang_cepat", 9)]
    persen = [tabel.persen(CatatanHari(JenisCatatan(j), m)) for j, m in catatan]
    assert persen == [1, 3, 0, 0]


def test_unknown_setting_is_not_found(dunia: factories.Dunia) -> None:
    with pytest.raises(TidakDitemukan):
        decide(dunia, kunci="gaji")


def test_decree_is_required(dunia: factories.Dunia) -> None:
    with pytest.raises(MasukanTidakSah) as galat:
        decide(dunia, dasar_hukum=" ")
    assert "dasar_hukum" in galat.value.bidang


@pytest.mark.parametrize("sejak", [date(2026, 2, 1), date(2026, 1, 1)])
def test_history_is_not_rewritten(dunia: factories.Dunia, sejak: date) -> None:
    decide(dunia)
    with pytest.raises(MasukanTidakSah, match="tanggal itu"):
        decide(dunia, isi=5, sejak=sejak)


def test_only_bkpsdm_of_the_agency_decides(dunia: factories.Dunia) -> None:
    for akun in set(dunia.semua().values()) - {dunia.bkpsdm}:
        with pytest.raises(TidakBoleh):
            decide(dunia, by=akun)
