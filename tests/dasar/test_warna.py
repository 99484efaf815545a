"""A region's colour becomes a ramp that is legible whatever the colour."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.dasar import warna

CSS = Path(warna.__file__).parent / "static" / "tera" / "tera.css"
LATAR_GELAP, PERMUKAAN_GELAP, TEKS_DI_ATAS_AKSI_GELAP = "11181b", "222c31", "0d1417"
LATAR_TERANG = "f6f5f1"

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"{n:06x}")


@given(colours)
def test_every_step_of_any_colour_has_its_contrast_with_white(merek: str) -> None:
    for step, kode in warna.ramp(merek).items():
        target = warna.KONTRAS_PUTIH[step]
        assert target * 0.985 <= warna.contrast(kode, "ffffff") <= target * 1.06


@given(colours)
def test_white_text_is_legible_on_the_primary_colour(merek: str) -> None:
    assert warna.contrast(warna.primary(merek), "ffffff") >= 4.5


@given(colours)
def test_roles_of_both_themes_are_legible(merek: str) -> None:
    tangga = warna.ramp(merek)
    assert warna.contrast(tangga[700], LATAR_TERANG) >= 4.5
    assert warna.contrast(tangga[700], tangga[50]) >= 4.5
    assert warna.contrast(tangga[600], LATAR_TERANG) >= 3
    assert warna.contrast(tangga[800], "ffffff") >= 7
    assert warna.contrast(tangga[300], PERMUKAAN_GELAP) >= 4.5
    assert warna.contrast(tangga[300], TEKS_DI_ATAS_AKSI_GELAP) >= 4.5
    assert warna.contrast(tangga[400], LATAR_GELAP) >= 3
    assert warna.contrast(tangga[800], tangga[100]) >= 4.5


def test_a_legible_brand_is_kept_as_it_is() -> None:
    assert warna.primary("#0B5563") == "0b5563"


def test_a_pale_brand_gives_way_to_a_darker_step() -> None:
    assert warna.primary("ffcc00") == warna.ramp("ffcc00")[600]


def test_grey_stays_grey() -> None:
    for kode in warna.ramp("808080").values():
        kanal = [int(kode[i : i + 2], 16) for i in (0, 2, 4)]
        assert max(kanal) - min(kanal) <= 2


@pytest.mark.parametrize("teks", ["", "fff", "12345g", "0b55631", "##0b556", "red", "0b5563;}"])
def test_what_is_no_colour_is_refused(teks: str) -> None:
    with pytest.raises(ValueError, match="heksadesimal"):
        warna.parse_hex(teks)


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert warna.contrast("000000", "ffffff") == pytest.approx(21)
    assert warna.contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


def test_stylesheet_carries_the_ramp_of_the_default_colour() -> None:
    isi = re.sub(r"\s+", "", CSS.read_text())
    for deklarasi in warna.css_properties(warna.MEREK_BAWAAN).split(";"):
        assert f"{deklarasi};" in isi or not deklarasi
