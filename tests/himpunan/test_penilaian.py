import random
from datetime import date, timedelta
from itertools import product

import pytest

from tera.aturan.distribusi import check_distribusi
from tera.aturan.galat import GalatAturan
from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating, determine_predikat
from tera.penilaian.queries.himpunan import add_distribusi, add_predikat

from .alat import run

pytestmark = pytest.mark.django_db
TANGGAL = (date(2021, 12, 31), date(2022, 1, 1), date(2025, 12, 31), date(2031, 5, 6))


def test_every_crossing_on_every_boundary_agrees():
    baris = [
        {"id": nomor, "hasil": hasil, "perilaku": perilaku, "pada": str(pada)}
        for nomor, (hasil, perilaku, pada) in enumerate(product(Rating, Rating, TANGGAL))
    ]
    kolom = {"id": "int", "hasil": "text", "perilaku": "text", "pada": "date"}
    hasil = run(baris, kolom, lambda cte: add_predikat(cte, dari="masukan"), "berpredikat")
    assert len(hasil) == len(baris)
    for satu in hasil:
        assert satu["predikat"] == _scalar(satu), satu


def _scalar(satu):
    try:
        hasil = determine_predikat(
            hasil=satu["hasil"], perilaku=satu["perilaku"], pada=satu["pada"]
        )
    except GalatAturan:
        return None
    return str(hasil.nilai)


@pytest.mark.parametrize("mayoritas", ["modus", "lebih_setengah"])
@pytest.mark.parametrize("benih", range(4))
def test_distribution_of_random_units_agrees(mayoritas, benih):
    acak = random.Random(benih)
    unit = {
        nomor: (
            acak.choice(list(PredikatOrganisasi)),
            date(2023, 1, 28) + timedelta(acak.randrange(0, 8)),
            [acak.choice([0, 0, 1, 2, 7, 13]) for _ in Predikat],
        )
        for nomor in range(150)
    }
    baris = [
        {"unit": nomor, "organisasi": organisasi, "pada": str(pada), "predikat": predikat}
        for nomor, (organisasi, pada, jumlah) in unit.items()
        for predikat, banyak in zip(Predikat, jumlah, strict=True)
        for _ in range(banyak)
    ]
    kolom = {"unit": "int", "organisasi": "text", "pada": "date", "predikat": "text"}
    hasil = run(
        baris,
        kolom,
        lambda cte: add_distribusi(cte, dari="masukan", mayoritas=mayoritas),
        "distribusi",
    )
    assert {satu["unit"] for satu in hasil} == {n for n, (_, _, j) in unit.items() if sum(j)}
    tidak_sesuai = 0
    for satu in hasil:
        organisasi, pada, jumlah = unit[satu["unit"]]
        assert satu["jumlah"] == jumlah
        try:
            harap = check_distribusi(
                organisasi=organisasi,
                jumlah=dict(zip(Predikat, jumlah, strict=True)),
                pada=pada,
                mayoritas=mayoritas,
            )
        except GalatAturan:
            assert not satu["berlaku"]
            assert satu["temuan"] == []
            continue
        assert satu["berlaku"]
        assert satu["temuan"] == [temuan.kode for temuan in harap.temuan], satu
        tidak_sesuai += not harap.sesuai
    assert tidak_sesuai > 10
