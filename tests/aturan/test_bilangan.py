from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.bilangan import (
    BilanganTidakSah,
    format_bilangan,
    format_pecahan,
    format_rupiah,
    parse_bilangan,
)

from .muat import load_kasus

BATAS = Decimal("1e15")


@pytest.mark.parametrize("kasus", load_kasus("bilangan"))
def test_parse_bilangan(kasus):
    if kasus.get("galat"):
        with pytest.raises(BilanganTidakSah) as galat:
            parse_bilangan(kasus["masukan"]["teks"])
        assert galat.value.pesan.endswith(".")
        return
    hasil = parse_bilangan(kasus["masukan"]["teks"])
    assert str(hasil) == kasus["keluaran"]["nilai"]


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("", "kosong"),
        ("9" * 41, "panjang"),
        ("lima", "bentuk"),
        ("0,1234567", "desimal"),
        ("1.000.000.000.000.001", "besar"),
    ],
)
def test_the_reason_has_a_code(teks, kode):
    with pytest.raises(BilanganTidakSah) as galat:
        parse_bilangan(teks)
    assert galat.value.kode == kode


def test_the_limit_is_the_callers():
    assert parse_bilangan("100", maks=Decimal(100)) == 100
    with pytest.raises(BilanganTidakSah, match="batasnya 100"):
        parse_bilangan("100,01", maks=Decimal(100))
    with pytest.raises(BilanganTidakSah, match="batasnya 100"):
        parse_bilangan("-101", maks=Decimal(100))


def test_huge_input_is_refused_at_once():
    with pytest.raises(BilanganTidakSah):
        parse_bilangan("9" * 10_000_000)


@given(st.decimals(min_value=-BATAS, max_value=BATAS, places=6))
def test_what_is_shown_reads_back_exactly(nilai):
    assert parse_bilangan(format_bilangan(nilai)) == nilai


@given(st.text(max_size=50) | st.text(alphabet="0123456789.,+-", max_size=20))
def test_any_text_is_a_finite_number_or_refused(teks):
    try:
        nilai = parse_bilangan(teks)
    except BilanganTidakSah:
        return
    assert nilai.is_finite()
    assert abs(nilai) <= BATAS
    assert parse_bilangan(format_bilangan(nilai)) == nilai


@pytest.mark.parametrize(
    ("nilai", "tampil"),
    [
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.0"), "0"),
        (Decimal("-1234567.25"), "-1.234.567,25"),
        (0, "0"),
        (100, "100"),
        (Decimal("0.000001"), "0,000001"),
    ],
)
def test_format_bilangan(nilai, tampil):
    assert format_bilangan(nilai) == tampil


@pytest.mark.parametrize(
    ("nilai", "tampil"),
    [
        (1234567, "Rp1.234.567"),
        (Decimal("1234.5"), "Rp1.234,50"),
        (Decimal("0.004"), "Rp0"),
        (Decimal("-0.004"), "Rp0"),
        (Decimal("0.005"), "Rp0,01"),
        (Decimal("999.995"), "Rp1.000"),
        (-500, "-Rp500"),
        (0, "Rp0"),
    ],
)
def test_format_rupiah(nilai, tampil):
    assert format_rupiah(nilai) == tampil


@pytest.mark.parametrize("bukan", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_not_shown(bukan):
    with pytest.raises(BilanganTidakSah):
        format_bilangan(Decimal(bukan))
    with pytest.raises(BilanganTidakSah):
        format_rupiah(Decimal(bukan))


@pytest.mark.parametrize(
    ("nilai", "desimal", "harap"),
    [
        (Fraction(25, 12), 2, "2,08"),
        (Fraction(7, 2), 2, "3,5"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.005"), 2, "-0,01"),
        (Decimal("-0.004"), 2, "0"),
        (Decimal("2.5"), 0, "3"),
        (1234, 2, "1.234"),
        (Fraction(1, 3), 4, "0,3333"),
    ],
)
def test_fractions_are_shown_half_up(nilai, desimal, harap):
    assert format_pecahan(nilai, desimal) == harap
