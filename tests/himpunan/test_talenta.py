from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat
from tera.aturan.talenta import Varian, determine_kotak, place_potensial, place_predikat
from tera.tindak_lanjut.queries.himpunan.talenta import add_talenta

from .alat import run

pytestmark = pytest.mark.django_db
KOLOM = {"id": "int", "predikat": "text", "nilai_potensial": "numeric", "pada": "date"}
TANGGAL = (date(2019, 12, 31), date(2020, 1, 1), date(2026, 6, 30))
NILAI = [
    "-0.01", "0", "45.99", "46", "59.99", "60", "60.01", "71.99", "72", "77.99", "78", "79.99",
    "80", "80.01", "89.99", "90", "90.01", "100", "100.01",
]  # fmt: skip


def scalar(satu, varian, potensial):
    try:
        kinerja = place_predikat(predikat=satu["predikat"], varian=varian, pada=satu["pada"]).nilai
        letak = place_potensial(
            nilai=satu["nilai_potensial"], varian=potensial, pada=satu["pada"]
        ).nilai
        return determine_kotak(kinerja=kinerja, potensial=letak, pada=satu["pada"]).nilai.nomor
    except GalatAturan:
        return None


@pytest.mark.parametrize("varian", Varian)
@pytest.mark.parametrize("potensial", [satu for satu in Varian if satu is not Varian.LABEL])
def test_every_boundary_of_every_variant_agrees(varian, potensial):
    baris = [
        {"id": nomor, "predikat": predikat, "nilai_potensial": Decimal(nilai), "pada": str(pada)}
        for nomor, (predikat, nilai, pada) in enumerate(product(Predikat, NILAI, TANGGAL))
    ]
    hasil = run(
        baris,
        KOLOM,
        lambda cte: add_talenta(cte, dari="masukan", varian=varian, varian_potensial=potensial),
        "bertalenta",
    )
    assert len(hasil) == len(baris)
    for satu in hasil:
        assert satu["kotak"] == scalar(satu, varian, potensial), satu
    assert len({satu["kotak"] for satu in hasil}) >= 7


def test_without_a_predicate_or_a_value_there_is_no_box():
    baris = [
        {"id": 1, "predikat": None, "nilai_potensial": 70, "pada": "2026-01-01"},
        {"id": 2, "predikat": "baik", "nilai_potensial": None, "pada": "2026-01-01"},
    ]
    hasil = run(
        baris,
        KOLOM,
        lambda cte: add_talenta(
            cte, dari="masukan", varian=Varian.LABEL, varian_potensial=Varian.KEPKA_411
        ),
        "bertalenta",
    )
    assert [satu["kotak"] for satu in hasil] == [None, None]
