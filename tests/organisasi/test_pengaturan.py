"""Settings: a closed list, dated, with a decree."""

from datetime import date
from typing import Any

import pytest

from tera.dasar.errors import MasukanTidakSah, TidakBoleh, TidakDitemukan
from tera.organisasi import services
from tera.organisasi.models import PengaturanInstansi
from tera.organisasi.pengaturan import KUNCI, pengaturan_pada
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
    assert decide(dunia, kunci=kunci, isi=KUNCI[kunci].bawaan).pk


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
