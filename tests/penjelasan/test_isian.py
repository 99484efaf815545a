"""Every kind of input as a form field: good, faulty and hostile texts."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from tera.aturan.bidang import Bidang, JenisBidang
from tera.dasar.web.isian import BidangForm, format_alamat, is_named, show_isian
from tera.dasar.web.isian_baris import BARIS_TERBANYAK, Lembar, rows_shown
from tests.penjelasan.alat import bidang

J = JenisBidang
HURUF = (("a", "Satu"), ("b", "Dua"))
LIMA = tuple((str(n), f"Pilihan {n}") for n in range(5))
BULAT = bidang(J.BULAT, minimum=1, maksimum=1_000_000)
BILANGAN = bidang(J.BILANGAN, minimum=0, maksimum=Decimal("150.5"))
RUPIAH = bidang(J.RUPIAH, minimum=0)
TANGGAL = bidang(J.TANGGAL)
PILIHAN = bidang(J.PILIHAN, pilihan=HURUF)
YA_TIDAK = bidang(J.YA_TIDAK)
TEKS = bidang(J.TEKS, minimum=3, maksimum=10)
PANJANG = bidang(J.TEKS, maksimum=500)
BARIS = bidang(
    J.BARIS,
    maksimum=20,
    kolom=(
        Bidang(nama="nilai", label="Nilai", jenis=J.BILANGAN, minimum=0, maksimum=100),
        Bidang(nama="huruf", label="Huruf", jenis=J.PILIHAN, pilihan=HURUF),
        Bidang(nama="hadir", label="Hadir", jenis=J.YA_TIDAK, wajib=False),
    ),
)


def cleaned(satu: Bidang, **data: str) -> Any:
    """What reaches the rule; a list of sentences where the form refuses."""
    query = QueryDict(mutable=True)
    query.update(data)
    form = BidangForm([satu], query)
    return form.cleaned_data["x"] if form.is_valid() else list(form.errors["x"])


@pytest.mark.parametrize(
    ("satu", "teks", "nilai"),
    [
        (BULAT, "12", 12),
        (BULAT, " 1.234 ", 1234),
        (BULAT, "1.000.000", 1_000_000),
        (BULAT, "1", 1),
        (BILANGAN, "98,5", Decimal("98.5")),
        (BILANGAN, "98.5", Decimal("98.5")),
        (BILANGAN, "150,5", Decimal("150.5")),
        (BILANGAN, "0", Decimal(0)),
        (RUPIAH, "Rp 1.250.000", 1_250_000),
        (RUPIAH, "rp.500", 500),
        (RUPIAH, "0", 0),
        (TANGGAL, "2025-12-31", date(2025, 12, 31)),
        (TANGGAL, "31/12/2025", date(2025, 12, 31)),
        (TANGGAL, "1-2-2024", date(2024, 2, 1)),
        (TANGGAL, "1900-01-01", date(1900, 1, 1)),
        (TANGGAL, "2100-12-31", date(2100, 12, 31)),
        (PILIHAN, "a", "a"),
        (YA_TIDAK, "ya", True),
        (YA_TIDAK, "tidak", False),
        (TEKS, " tiga ", "tiga"),
        (PANJANG, "satu\r\ndua", "satu\ndua"),
    ],
)
def test_a_good_text_reaches_the_rule_as_its_type(satu: Bidang, teks: str, nilai: Any) -> None:
    hasil = cleaned(satu, x=teks)
    assert hasil == nilai
    assert type(hasil) is type(nilai)


@pytest.mark.parametrize(
    ("satu", "teks", "pesan"),
    [
        (BULAT, "", "Bidang ini belum diisi."),
        (BULAT, "   ", "Bidang ini belum diisi."),
        (BULAT, "0", "Paling kecil 1."),
        (BULAT, "-5", "Paling kecil 1."),
        (BULAT, "1000001", "Paling besar 1.000.000."),
        (BULAT, "12,5", "Tulis bilangan bulat, tanpa koma."),
        (BULAT, "1e9", "Tulis bilangan dengan angka"),
        (BULAT, "NaN", "Tulis bilangan dengan angka"),
        (BULAT, "١٢", "Tulis bilangan dengan angka"),
        (BULAT, "9" * 41, "Paling panjang 40 karakter."),
        (BULAT, "Rp5", "Tulis bilangan dengan angka"),
        (BULAT, "1\x002", "Ada karakter yang tidak dapat diterima."),
        (BILANGAN, "150,6", "Paling besar 150,5."),
        (BILANGAN, "-0,1", "Paling kecil 0."),
        (BILANGAN, "0,1234567", "Paling banyak 6 angka di belakang koma."),
        (RUPIAH, "1.000,50", "Tulis rupiah utuh, tanpa sen."),
        (RUPIAH, "-1", "Paling kecil Rp0."),
        (TANGGAL, "31/2/2025", "Tanggal ini tidak ada dalam kalender."),
        (TANGGAL, "20251231", "Tulis tanggal sebagai hari, bulan, tahun: 31/12/2025."),
        (TANGGAL, "1899-12-31", "Tahun harus 1900 sampai 2100."),
        (TANGGAL, "2101-01-01", "Tahun harus 1900 sampai 2100."),
        (TANGGAL, "2025-12-31" * 3, "Paling panjang 20 karakter."),
        (PILIHAN, "c", "Pilih salah satu dari daftar."),
        (PILIHAN, "Satu", "Pilih salah satu dari daftar."),
        (PILIHAN, "", "Pilih salah satu."),
        (YA_TIDAK, "True", "Pilih salah satu dari daftar."),
        (YA_TIDAK, "", "Pilih salah satu."),
        (TEKS, "ab", "Paling pendek 3 karakter."),
        (TEKS, "a" * 11, "Paling panjang 10 karakter."),
        (PANJANG, "a" * 501, "Paling panjang 500 karakter."),
    ],
)
def test_a_faulty_text_is_refused_with_a_sentence(satu: Bidang, teks: str, pesan: str) -> None:
    (galat,) = cleaned(satu, x=teks)
    assert galat.startswith(pesan)


@pytest.mark.parametrize("jenis", J)
def test_an_empty_input_that_is_not_needed_reaches_the_rule_as_none(jenis: J) -> None:
    satu = bidang(
        jenis,
        wajib=False,
        pilihan=HURUF if jenis is J.PILIHAN else (),
        kolom=BARIS.kolom if jenis is J.BARIS else (),
        minimum=2 if jenis is J.BARIS else None,
    )
    assert cleaned(satu, x="") is None
    assert cleaned(satu) is None


def test_of_a_repeated_name_the_last_counts_and_unknown_names_are_ignored() -> None:
    form = BidangForm([BULAT], QueryDict("x=1&y=2&x=3&x-0-nilai=9"))
    assert form.is_valid()
    assert form.cleaned_data == {"x": 3}


def test_few_choices_are_cards_and_many_are_a_list() -> None:
    assert BidangForm([PILIHAN]).fields["x"].widget.input_type == "radio"
    banyak = BidangForm([bidang(J.PILIHAN, pilihan=LIMA)]).fields["x"]
    assert banyak.widget.input_type == "select"
    assert [kode for kode, _ in banyak.choices][:2] == ["", "0"]


def rows(query: str, satu: Bidang = BARIS) -> Any:
    form = BidangForm([satu], QueryDict(query))
    return form.cleaned_data["x"] if form.is_valid() else list(form.errors["x"])


SATU = "x-0-nilai=87,5&x-0-huruf=a&x-0-hadir=ya"


def test_typed_rows_reach_the_rule_and_empty_ones_are_passed_over() -> None:
    assert rows(f"{SATU}&x-1-nilai=&x-2-nilai=10&x-2-huruf=b&x-2-hadir=") == (
        {"nilai": Decimal("87.5"), "huruf": "a", "hadir": True},
        {"nilai": Decimal(10), "huruf": "b", "hadir": None},
    )


def test_pasted_rows_follow_the_typed_ones_in_words_or_codes() -> None:
    tempel = "Nilai%09Huruf%09Hadir%0D%0A90%09Dua%09TIDAK%0D%0A%0D%0A5%09a"
    assert rows(f"{SATU}&x-tempel={tempel}")[1:] == (
        {"nilai": Decimal(90), "huruf": "b", "hadir": False},
        {"nilai": Decimal(5), "huruf": "a", "hadir": None},
    )


@pytest.mark.parametrize(
    ("query", "galat"),
    [
        ("", ["Isi paling sedikit 1 baris."]),
        ("x-0-nilai=++", ["Isi paling sedikit 1 baris."]),
        ("x-0-nilai=101&x-0-huruf=a", ["Baris 1, Nilai: Paling besar 100."]),
        (
            "x-1-nilai=a&x-1-huruf=z",
            [
                "Baris 2, Nilai: Tulis bilangan dengan angka, misalnya 1.234,5 "
                "(titik ribuan, koma desimal).",
                "Baris 2, Huruf: Pilih salah satu dari daftar.",
            ],
        ),
        ("x-tempel=1%09a%09ya%09lebih", ["Tempelan baris 1: ada 4 kolom, hanya 3."]),
        ("x-tempel=%0A1", ["Tempelan baris 2, Huruf: Pilih salah satu."]),
        ("x-tempel=" + "1%09a%0A" * 21, ["Paling banyak 20 baris."]),
        ("x-tempel=" + "%0A1%09a" * 10 + "%0A" * 40 + "1%09a%0A" * 11, ["Paling banyak 20 baris."]),
    ],
)
def test_a_faulty_row_is_named_by_row_and_column(query: str, galat: list[str]) -> None:
    assert rows(query) == galat


def test_many_faults_are_told_in_few_sentences() -> None:
    galat = rows("x-tempel=" + "1%0A" * 20)
    assert len(galat) == 9
    assert galat[-1] == "Masih ada 12 sel lain yang perlu diperbaiki."


def test_cells_beyond_the_limit_are_never_read() -> None:
    satu = bidang(J.BARIS, kolom=BARIS.kolom[:1])
    assert rows("x-0-nilai=1&x-60-nilai=2&x-99999999-nilai=3&x--1-nilai=4", satu) == (
        {"nilai": Decimal(1)},
    )
    assert len(rows("&".join(f"x-{n}-nilai=1" for n in range(80)), satu)) == BARIS_TERBANYAK


def test_exactly_as_many_rows_as_allowed_are_taken() -> None:
    assert len(rows("x-tempel=" + "1%09a%0A" * 20)) == 20
    sedikit = bidang(J.BARIS, minimum=2, kolom=BARIS.kolom[:1])
    assert rows("x-0-nilai=1", sedikit) == ["Isi paling sedikit 2 baris."]
    assert len(rows("x-0-nilai=1&x-1-nilai=1", sedikit)) == 2


def test_an_address_opens_with_the_values_that_made_it() -> None:
    semua = [
        Bidang(nama=f"b{n}", label="B", jenis=satu.jenis, pilihan=satu.pilihan, kolom=satu.kolom)
        for n, satu in enumerate([BULAT, BILANGAN, RUPIAH, TANGGAL, PILIHAN, YA_TIDAK, TEKS, BARIS])
    ]
    baris = tuple({"nilai": Decimal(n), "huruf": "a", "hadir": n % 2 == 0} for n in range(19))
    nilai = [2025, Decimal("1234.5"), 1_250_000, date(2024, 2, 29), "b", False, "ya & tidak", baris]
    masukan = {f"b{n}": satu for n, satu in enumerate(nilai)}
    form = BidangForm(semua, QueryDict(format_alamat(semua, masukan)))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == masukan


def test_an_example_draws_few_rows_and_pastes_the_rest() -> None:
    lebar = bidang(
        J.BARIS, kolom=tuple(Bidang(nama=f"k{n}", label="K", jenis=J.BULAT) for n in range(9))
    )
    assert 3 <= rows_shown(lebar) <= rows_shown(BARIS) <= 12
    lembar = Lembar.of(BARIS, [{"nilai": str(n), "huruf": "a", "hadir": ""} for n in range(20)])
    assert len(lembar.baris) + len(lembar.tempel.split("\n")) == 20


def test_only_names_of_the_form_make_an_address_one_with_inputs() -> None:
    assert is_named([BULAT], QueryDict("x=1"))
    assert is_named([BARIS], QueryDict("x-0-nilai=1"))
    assert not is_named([BULAT], QueryDict("utm=1&xx=2&x-0-nilai=3"))
    assert not is_named([BULAT], QueryDict(""))


@pytest.mark.parametrize(
    ("satu", "nilai", "teks"),
    [
        (BULAT, None, "–"),
        (PILIHAN, "b", "Dua"),
        (YA_TIDAK, True, "Ya"),
        (RUPIAH, 1_250_000, "Rp1.250.000"),
        (TANGGAL, date(2025, 12, 31), "31 Desember 2025"),
        (bidang(J.BULAT, satuan="bulan"), 3, "3 bulan"),
        (
            BARIS,
            ({"nilai": Decimal(1), "huruf": "a", "hadir": None},),
            "Nilai 1, Huruf Satu, Hadir –",
        ),
    ],
)
def test_a_value_is_shown_in_words(satu: Bidang, nilai: Any, teks: str) -> None:
    assert show_isian(satu, nilai) == teks
