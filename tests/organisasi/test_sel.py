"""Single cells, in every way in which offices write them."""

from datetime import date, datetime

import pytest

from tera.aturan.nip import NipTidakSah
from tera.organisasi.impor import sel
from tera.organisasi.impor.kolom import find_header, heading, letter
from tera.organisasi.impor.sel import SelTidakSah


@pytest.mark.parametrize(
    "tulisan",
    [
        "17-08-2021", "17/08/2021", "17.8.2021", "2021-08-17", "2021/08/17", "17 Agustus 2021",
        "17 agt 2021", "17-Agu-2021", "'17-08-2021", " 17 - 08 - 2021".replace(" - ", "-"),
        "2021-08-17 00:00:00", "2021-08-17T00:00:00", "44425", 44425, 44425.0,
        date(2021, 8, 17), datetime(2021, 8, 17, 12, 30),  # noqa: DTZ001 (Excel knows no zone)
    ],
)  # fmt: skip
def test_dates_of_all_kinds_are_the_same_day(tulisan: object) -> None:
    assert sel.read_date(tulisan) == date(2021, 8, 17)


@pytest.mark.parametrize(
    ("tulisan", "kalimat"),
    [
        ("31-02-1980", "31 Februari 1980 tidak ada"),
        ("29-02-2023", "29 Februari 2023 tidak ada"),
        ("12-25-2020", "Tidak ada bulan ke-25"),
        ("01-01-20", "tidak dapat dibaca"),
        ("1 Foo 2020", "tidak dapat dibaca"),
        ("", "belum diisi"),
        ("-", "tidak dapat dibaca"),
        ("9" * 100_000, "tidak dapat dibaca"),
        (0, "bukan tanggal"),
        (1e300, "bukan tanggal"),
        (float("nan"), "bukan tanggal"),
        (True, "bukan tanggal"),
        ("01-01-0001", "tidak masuk akal"),
    ],
)
def test_nonsense_dates_say_what_is_wrong(tulisan: object, kalimat: str) -> None:
    with pytest.raises(SelTidakSah, match=kalimat):
        sel.read_date(tulisan)


@pytest.mark.parametrize(
    "tulisan", ["'199001012015031001", "19900101 201503 1 001", " 199001012015031001 "]
)
def test_nip_is_cleaned(tulisan: str) -> None:
    assert sel.read_nip(tulisan).nomor == "199001012015031001"


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        (1.99001012015031e17, "angka"),
        (199001012015031001, "angka"),
        ("1.99001E+17", "dibulatkan"),
        ("19801301201001100", "17"),
    ],
)
def test_mangled_nip_is_refused_with_the_reason(nilai: object, kalimat: str) -> None:
    with pytest.raises((SelTidakSah, NipTidakSah), match=kalimat):
        sel.read_nip(nilai)


@pytest.mark.parametrize(
    ("tulisan", "pppk", "golongan"),
    [
        ("III/a", False, "III/a"), ("IIIa", False, "III/a"), ("iv.B", False, "IV/b"),
        ("III A", False, "III/a"), ("ix", True, "IX"), ("V", True, "V"),
    ],
)  # fmt: skip
def test_ranks_are_normalised(tulisan: str, pppk: bool, golongan: str) -> None:
    assert sel.read_golongan(tulisan, pppk=pppk) == golongan


@pytest.mark.parametrize(
    ("tulisan", "pppk"), [("III/z", False), ("III/a", True), ("IX", False), ("XX", True)]
)
def test_unknown_ranks_are_refused(tulisan: str, pppk: bool) -> None:
    with pytest.raises(SelTidakSah, match="tidak dikenal"):
        sel.read_golongan(tulisan, pppk=pppk)


def test_text_loses_invisible_characters_only() -> None:
    assert sel.read_text("  NUR\u00a0\u200b  HIDAYAT\x00\n", terpanjang=200) == "NUR HIDAYAT"
    assert sel.read_text(12.0, terpanjang=5) == "12"
    with pytest.raises(SelTidakSah, match="Terlalu panjang"):
        sel.read_text("A" * 10_000_000, terpanjang=200)


def test_columns_are_found_by_name_below_titles() -> None:
    sinonim = {"nip": ("NIP BARU", "NIP"), "lahir": ("TANGGAL LAHIR", "TGL LAHIR")}
    kepala = find_header([["DAFTAR"], [], ["No.", "Tgl. Lahir", " nip "]], sinonim)
    assert (kepala.baris, kepala.kolom) == (3, {"nip": 2, "lahir": 1})
    assert heading("NIP/NI_PPPK") == "NIP NI PPPK"
    assert [letter(n) for n in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
