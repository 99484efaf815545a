from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from tera.aturan.angka_kredit import Jenjang, convert_angka_kredit, format_angka_kredit
from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat
from tera.tindak_lanjut.queries.himpunan.angka_kredit import PENYEBUT, add_angka_kredit

from .alat import run

pytestmark = pytest.mark.django_db
TANGGAL = (date(2023, 6, 30), date(2023, 7, 1), date(2026, 12, 31))
KOLOM = {"jenjang": "text", "predikat": "text", "bulan": "int", "pada": "date"}


def test_every_level_predicate_and_month_agrees_exactly():
    baris = [
        {"jenjang": jenjang, "predikat": predikat, "bulan": bulan, "pada": str(pada)}
        for jenjang, predikat, bulan, pada in product(Jenjang, Predikat, range(1, 13), TANGGAL)
    ]
    hasil = run(baris, KOLOM, lambda cte: add_angka_kredit(cte, dari="masukan"), "berkredit")
    assert len(hasil) == len(baris)
    for satu in hasil:
        try:
            tepat = convert_angka_kredit(**{nama: satu[nama] for nama in KOLOM}).nilai
        except GalatAturan:
            assert satu["pembilang"] is None
            assert satu["angka_kredit"] is None
            continue
        assert Fraction(satu["pembilang"]) / PENYEBUT == tepat, satu
        assert f"{satu['angka_kredit']}".replace(".", ",") == format_angka_kredit(tepat), satu


def test_without_a_level_or_a_predicate_there_is_no_credit():
    baris = [
        {"jenjang": None, "predikat": "baik", "bulan": 12, "pada": "2025-12-31"},
        {"jenjang": "mahir", "predikat": None, "bulan": 12, "pada": "2025-12-31"},
    ]
    hasil = run(baris, KOLOM, lambda cte: add_angka_kredit(cte, dari="masukan"), "berkredit")
    assert [satu["angka_kredit"] for satu in hasil] == [None, None]
