"""Contents of parameters in words and tables."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from tera.aturan.parameter import nama_parameter, parameter
from tera.penjelasan.isi import Bagian, name, render_isi, say

PANJANG = "Kalimat yang lebih dari tiga puluh huruf."


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        (5, (Bagian(teks="5"),)),
        (Decimal("1234.50"), (Bagian(teks="1.234,5"),)),
        (True, (Bagian(teks="ya"),)),
        (False, (Bagian(teks="tidak"),)),
        (date(2025, 1, 1), (Bagian(teks="1 Januari 2025"),)),
        ("sangat_baik", (Bagian(teks="Sangat Baik"),)),
        ((1, 2), (Bagian(butir=("1", "2")),)),
        ({"ahli_muda": 25, "lain_lain": (1, 2)}, (
            Bagian(baris=(("Ahli Muda", "25"), ("Lain lain", "1, 2"))),
        )),
        ({"a_b": {"x": 1, "y": 2}, "c": {"y": 3}}, (
            Bagian(kepala=("", "X", "Y"), baris=(("A b", "1", "2"), ("C", "–", "3"))),
        )),
        (({"syarat": "ada", "persen": 5}, {"syarat": "lain"}), (
            Bagian(kepala=("Syarat", "Persen"), baris=(("Ada", "5"), ("Lain", "–"))),
        )),
        ({"kompeten": (PANJANG, "b")}, (Bagian("Kompeten", butir=(PANJANG, "B")),)),
        ({}, (Bagian(teks="–"),)),
        ({"kosong": {}}, (Bagian("Kosong", teks="–"),)),
        ({"a": 1, "b": {"c": {"d": 2}}}, (
            Bagian(baris=(("A", "1"),)),
            Bagian("B: C", baris=(("D", "2"),)),
        )),
    ],
)  # fmt: skip
def test_every_shape_has_a_form(isi: Any, harap: tuple[Bagian, ...]) -> None:
    assert render_isi(isi) == harap


def test_a_very_large_table_runs_on_in_lines() -> None:
    isi = {f"k{n}": {f"m{m}": m for m in range(5)} for n in range(81)}
    (bagian,) = render_isi(isi)
    assert bagian.kepala == ()
    assert bagian.baris[0] == ("K0", "M0: 0; M1: 1; M2: 2; M3: 3; M4: 4")
    (daftar,) = render_isi(tuple({"a": n, "b": n} for n in range(201)))
    assert daftar.butir[3] == "A: 3; B: 3"


def test_a_wide_table_is_split_by_row() -> None:
    lebar = {f"k{n}": {f"m{m}": m for m in range(9)} for n in range(2)}
    assert [satu.judul for satu in render_isi(lebar)] == ["K0", "K1"]


@pytest.mark.parametrize(
    ("kunci", "kata"),
    [
        ("sangat_baik", "Sangat Baik"),
        ("di_atas", "Di Atas Ekspektasi"),
        ("kenaikan_berkala", "Kenaikan berkala"),
        ("III/d", "III/d"),
        ("Sudah Kalimat", "Sudah Kalimat"),
        ("https://contoh.id/a_b", "https://contoh.id/a_b"),
    ],
)
def test_keys_become_words(kunci: str, kata: str) -> None:
    assert name(kunci) == kata


def test_a_year_is_not_grouped_like_an_amount() -> None:
    assert say(2025, "tahun") == "2025"
    assert say(2025, "rupiah") == "2.025"
    assert say({"tahun": 2025}) == "Tahun: 2025"
    assert say(0, "tahun") == "0"


@pytest.mark.parametrize("nama", nama_parameter())
def test_nothing_of_a_parameter_is_lost(nama: str) -> None:
    """Every word and every fraction of every value is shown somewhere."""
    for nilai in parameter(nama).nilai:
        bagian = render_isi(nilai.isi)
        teks = " ".join(
            " ".join((b.judul, b.teks, *b.butir, *b.kepala, *(s for r in b.baris for s in r)))
            for b in bagian
        )
        assert sum(b.sel for b in bagian) > 0
        assert "mappingproxy" not in teks
        for satu in _texts(nilai.isi):
            assert satu in teks, satu


def _texts(isi: Any) -> list[str]:
    if isinstance(isi, MappingProxyType):
        return [t for satu in isi.values() for t in _texts(satu)]
    if isinstance(isi, tuple):
        return [t for satu in isi for t in _texts(satu)]
    return [say(isi)] if isinstance(isi, (str, Decimal)) else []
