import pytest

from tera.aturan.galat import GalatAturan
from tera.aturan.pangkat import (
    GOLONGAN_PPPK,
    PANGKAT_PNS,
    URUTAN,
    compare_golongan,
    format_pangkat,
    golongan_berikut,
    golongan_sah,
    parse_golongan,
)


def test_golongan_belongs_to_its_kind_of_asn():
    assert golongan_sah("III/a", pppk=False)
    assert golongan_sah("IX", pppk=True)
    assert not golongan_sah("IX", pppk=False)
    assert not golongan_sah("III/a", pppk=True)
    assert len(PANGKAT_PNS) == len(GOLONGAN_PPPK) == 17


def test_format_pangkat():
    assert format_pangkat("III/a") == "Penata Muda (III/a)"
    assert format_pangkat("IX") == "Golongan IX"
    assert format_pangkat("") == "-"


def test_ranks_follow_each_other():
    assert [golongan_berikut(satu) for satu in ("I/d", "III/d", "IV/d")] == ["II/a", "IV/a", "IV/e"]
    assert golongan_berikut("IV/e") is None
    assert compare_golongan("III/a", "II/d") > 0
    assert compare_golongan("III/a", "III/a") == 0
    assert compare_golongan("I/a", "IV/e") == -16
    with pytest.raises(GalatAturan, match="tidak dikenal"):
        golongan_berikut("V/a")


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("III/d", "III/d"),
        ("iii/d", "III/d"),
        ("III d", "III/d"),
        ("III-D", "III/d"),
        ("IIIc", "III/c"),
        ("IV.a", "IV/a"),
        ("Penata (III/c)", "III/c"),
        ("Penata Tk. I", "III/d"),
        ("penata tk I", "III/d"),
        ("Penata  Tingkat I", "III/d"),
        ("Pembina", "IV/a"),
        ("Juru Muda Tingkat I", "I/b"),
    ],
)
def test_a_rank_as_people_write_it(teks, harap):
    assert parse_golongan(teks) == harap
    assert parse_golongan(parse_golongan(teks)) == harap


@pytest.mark.parametrize("teks", ["", "V/a", "III/e", "Letnan", "III"])
def test_other_ranks_are_refused(teks):
    with pytest.raises(GalatAturan, match="tidak dikenal"):
        parse_golongan(teks)


def test_every_rank_can_be_read_back():
    assert [parse_golongan(satu) for satu in URUTAN] == list(URUTAN)
