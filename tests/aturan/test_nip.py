from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tera.aturan.nip import Nip, NipTidakSah, explain_nip, format_nip, parse_nip

from .muat import load_kasus

LAHIR = st.dates(min_value=date(1950, 1, 1), max_value=date(2007, 12, 31))


@pytest.mark.parametrize("kasus", load_kasus("nip"))
def test_parse_nip(kasus):
    if kasus.get("galat"):
        with pytest.raises(NipTidakSah) as galat:
            parse_nip(kasus["masukan"]["nip"])
        assert galat.value.pesan.endswith(".")
        if "posisi" in kasus:
            assert galat.value.posisi == tuple(kasus["posisi"])
        return
    nip = parse_nip(kasus["masukan"]["nip"])
    assert {kunci: _field(nip, kunci) for kunci in kasus["keluaran"]} == kasus["keluaran"]


def _field(nip: Nip, kunci: str) -> object:
    if kunci == "tmt":
        return f"{nip.tmt_tahun}-{nip.tmt_bulan:02}"
    return getattr(nip, {"tahun": "tmt_tahun"}.get(kunci, kunci))


@given(LAHIR, st.integers(18, 60), st.integers(1, 12), st.sampled_from("12"), st.integers(1, 999))
def test_what_a_nip_is_made_of_comes_back(lahir, usia, bulan, kelamin, urut):
    nomor = f"{lahir:%Y%m%d}{lahir.year + usia}{bulan:02}{kelamin}{urut:03}"
    nip = parse_nip(format_nip(nomor))
    assert nip == Nip(
        nomor=nomor,
        jenis="PNS",
        lahir=lahir,
        tmt_tahun=lahir.year + usia,
        tmt_bulan=bulan,
        pengangkatan_ke=None,
        jenis_kelamin="L" if kelamin == "1" else "P",
        urut=urut,
    )
    assert nip.teks == format_nip(nomor)


@given(st.text(max_size=80) | st.text(alphabet="0123456789 .-'", max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(teks):
    nip, galat = _try(teks)
    if galat is None:
        assert parse_nip(nip.nomor) == nip
    else:
        assert galat.pesan
        assert galat.posisi is None or 1 <= galat.posisi[0] <= galat.posisi[1]


def _try(teks):
    try:
        return parse_nip(teks), None
    except NipTidakSah as galat:
        return None, galat


def test_huge_input_is_refused_at_once():
    with pytest.raises(NipTidakSah, match="terlalu panjang"):
        parse_nip("1" * 10_000_000)


@pytest.mark.parametrize("bukan_teks", [199001012015031001, 1.99e17, None])
def test_a_number_from_a_spreadsheet_is_refused(bukan_teks):
    with pytest.raises(NipTidakSah, match="teks"):
        parse_nip(bukan_teks)


def test_length_is_told():
    with pytest.raises(NipTidakSah, match="yang tertulis 17 angka"):
        parse_nip("19900101201503100")


def test_scientific_notation_is_explained():
    with pytest.raises(NipTidakSah, match="Excel"):
        parse_nip(" 1.99001012015031E+17 ")


def test_invisible_letters_are_named_as_such():
    with pytest.raises(NipTidakSah, match="tidak terlihat"):
        parse_nip("1990\u00ad01012015031001")


def test_a_wrong_letter_is_quoted():
    with pytest.raises(NipTidakSah, match="karakter ke-18 adalah “O”"):
        parse_nip("19900101 201503 1 00O")


def test_format_nip():
    assert format_nip("199001012015031001") == "19900101 201503 1 001"


@pytest.mark.parametrize("bukan_nip", ["", "-", "1990", "x" * 18, "١" * 18])
def test_format_leaves_what_is_no_nip(bukan_nip):
    assert format_nip(bukan_nip) == bukan_nip


def test_each_group_of_digits_is_explained():
    pns = explain_nip("19700101 199503 2 017")
    assert [(satu.label, satu.nilai) for satu in pns.langkah] == [
        ("Angka ke-1 sampai 8: 19700101", "lahir 1 Januari 1970"),
        ("Angka ke-9 sampai 12: 1995", "diangkat tahun 1995"),
        ("Angka ke-13 dan 14: 03", "PNS, diangkat Maret 1995"),
        ("Angka ke-15: 2", "wanita"),
        ("Angka ke-16 sampai 18: 017", "nomor urut 17"),
    ]
    pppk = explain_nip("199001012023221001").langkah
    assert pppk[2].nilai == "PPPK, pengangkatan ke-2"
    assert pppk[3].nilai == "pria"
