"""Calculators: every one that is declared, and what the page does with good and hostile input."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

import pytest
from django.http import QueryDict

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan
from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.galat import GalatAturan
from tera.aturan.kalkulator import DAFTAR
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.isian import BidangForm, format_alamat
from tera.penjelasan.web.hitung import compute
from tests.penjelasan.alat import bidang, kalkulator, nodes, open_page, words

SEMUA = pytest.mark.parametrize("satu", DAFTAR, ids=lambda satu: satu.kode)
J = JenisBidang
JAHAT = (
    "",
    " ",
    "\x00",
    "<script>alert(1)</script>",
    "9" * 5000,
    "-1",
    "0",
    "999999999999999",
    "0,000001",
    "NaN",
    "1e400",
    "١٢",
    "2024-02-30",
    "1900-01-01",
    "2100-12-31",
    "ya",
    "{}",
    "\t\n",
)


def address(satu: Kalkulator, masukan: Any) -> str:
    return f"/hitung/{satu.kode}/?{format_alamat(satu.bidang, masukan)}"


# --- every calculator ---------------------------------------------------------------------------


def test_list_names_every_calculator_under_its_subject() -> None:
    jawaban = open_page("/hitung/")
    teks = words(jawaban)
    for satu in DAFTAR:
        assert satu.judul in teks
        assert satu.penjelasan in teks
        assert f'href="/hitung/{satu.kode}/"' in jawaban.content.decode()
    ada = {satu.subjek for satu in DAFTAR}
    assert [s.label in teks for s in Subjek] == [s in ada for s in Subjek]
    assert nodes(jawaban) <= 1000


@SEMUA
def test_page_opens_with_the_example_and_its_result(satu: Kalkulator) -> None:
    hasil = satu.hitung(**satu.contoh)
    jawaban = open_page(f"/hitung/{satu.kode}/")
    isi, teks = jawaban.content.decode(), words(jawaban)
    assert jawaban.status_code == 200
    assert " ".join(satu.format(hasil.nilai).split()) in teks
    assert "Isian ini contoh." in teks
    for langkah in hasil.langkah:
        assert escape(langkah.label) in isi
        assert escape(langkah.nilai) in isi
    assert '<details class="buka-tutup mengapa" open>' in isi
    assert nodes(jawaban) <= 1000
    assert len(isi) <= 60_000


@SEMUA
def test_address_with_the_inputs_shows_the_same_result(satu: Kalkulator) -> None:
    jawaban = open_page(address(satu, satu.contoh))
    hasil = satu.hitung(**satu.contoh)
    assert jawaban.status_code == 200
    assert " ".join(satu.format(hasil.nilai).split()) in words(jawaban)
    assert "Isian ini contoh." not in words(jawaban)


@SEMUA
def test_what_the_form_gives_is_what_the_example_holds(satu: Kalkulator) -> None:
    form = BidangForm(satu.bidang, QueryDict(format_alamat(satu.bidang, satu.contoh)))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        nama: tuple(nilai) if isinstance(nilai, list) else nilai
        for nama, nilai in satu.contoh.items()
    }


def _hostile(satu: Kalkulator) -> Iterator[QueryDict]:
    """The example with one input (or one cell, or all cells of a column) replaced."""
    contoh = QueryDict(format_alamat(satu.bidang, satu.contoh))
    batas = [str(n) for b in satu.bidang for n in (b.minimum, b.maksimum) if n is not None]
    for nama in contoh:
        for nilai in (*JAHAT, *batas):
            data = contoh.copy()
            data[nama] = nilai
            yield data
        data = contoh.copy()
        del data[nama]
        yield data


@SEMUA
def test_no_input_breaks_a_rule(satu: Kalkulator) -> None:
    """Whatever passes the fields, a rule computes or refuses; nothing else may come out of it."""
    for data in _hostile(satu):
        form = BidangForm(satu.bidang, data)
        hasil = compute(satu, form)
        if hasil is None:
            assert form.errors
            assert all(str(g) for daftar in form.errors.values() for g in daftar)
        else:
            assert satu.format(hasil.nilai)
            assert all(langkah.label and langkah.nilai for langkah in hasil.langkah)


# --- the page itself ----------------------------------------------------------------------------


@pytest.fixture
def pasang(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put a calculator of the test's own at /hitung/uji/."""

    def put(*isi: Bidang, **lain: Any) -> Kalkulator:
        satu = kalkulator(*isi, **lain)
        monkeypatch.setattr("tera.aturan.kalkulator.DAFTAR", (satu,))
        return satu

    return put


HARI = bidang(J.BULAT, minimum=0, maksimum=30)
TABEL = Bidang(
    nama="tabel",
    label="Daftar",
    jenis=J.BARIS,
    kolom=(Bidang(nama="nilai", label="Nilai", jenis=J.BILANGAN),),
)


def test_unknown_calculator_is_not_found() -> None:
    with pytest.raises(TidakDitemukan):
        open_page("/hitung/karangan/")


def test_fault_answers_422_with_a_sentence_on_top_and_at_the_field(pasang: Any) -> None:
    pasang(HARI)
    jawaban = open_page("/hitung/uji/?x=31")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert '<a href="#id_x">Ikan: Paling besar 30.</a>' in isi
    assert 'id="id_x_galat"' in isi
    assert 'value="31"' in isi
    assert "Hasil" not in words(jawaban)


def test_refusal_of_the_rule_stands_on_top(pasang: Any) -> None:
    def refuse(**masukan: Any) -> Perhitungan[Any]:
        raise GalatAturan("Masa kerja belum cukup.")

    pasang(HARI, hitung=refuse)
    jawaban = open_page("/hitung/uji/?x=3")
    assert jawaban.status_code == 422
    assert "<strong>Masa kerja belum cukup.</strong>" in jawaban.content.decode()
    assert 'value="3"' in jawaban.content.decode()


def test_example_is_shown_where_no_input_is_named(pasang: Any) -> None:
    satu = pasang(bidang(J.BULAT, wajib=False))
    assert not satu.contoh
    for alamat in ("/hitung/uji/", "/hitung/uji/?utm_source=wa&y=9"):
        assert "Isian ini contoh." in words(open_page(alamat))
    assert "Isian ini contoh." not in words(open_page("/hitung/uji/?x="))


def test_none_reaches_the_rule_for_an_input_left_empty(pasang: Any) -> None:
    pasang(bidang(J.BULAT, wajib=False))
    assert "{'x': None}" in words(open_page("/hitung/uji/?x="))


def test_input_is_escaped(pasang: Any) -> None:
    pasang(bidang(J.TEKS))
    isi = open_page("/hitung/uji/", {"x": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in isi
    assert "&lt;script&gt;" in isi


def test_too_long_an_address_is_refused_before_it_is_read(pasang: Any) -> None:
    pasang(HARI)
    with pytest.raises(MasukanTidakSah, match="terlalu panjang"):
        open_page("/hitung/uji/?x=" + "1" * 16_000)


def test_another_row_keeps_what_was_typed_and_judges_nothing(pasang: Any) -> None:
    pasang(HARI, TABEL)
    jawaban = open_page("/hitung/uji/?x=99&tabel-0-nilai=abc&tabel-tempel=5&tambah-baris=tabel")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Ada yang perlu diperbaiki" not in isi
    assert 'value="99"' in isi
    assert 'name="tabel-0-nilai" value="abc"' in isi
    assert ">5</textarea>" in isi
    assert 'name="tabel-7-nilai"' in isi
    assert 'name="tabel-8-nilai"' not in isi


def test_rows_are_named_for_whoever_cannot_see_the_table(pasang: Any) -> None:
    pasang(TABEL)
    jawaban = open_page("/hitung/uji/?tabel-0-nilai=1&tabel-1-nilai=x")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert 'aria-label="Nilai, baris 2" aria-invalid="true"' in isi
    assert 'aria-label="Nilai, baris 1" aria-invalid' not in isi
    assert '<fieldset id="id_tabel" tabindex="-1"' in isi
    assert '<a href="#id_tabel">Daftar: Baris 2, Nilai: Tulis bilangan' in isi


def test_enter_computes_and_does_not_add_a_row(pasang: Any) -> None:
    """The first submit button of a form is the one that Enter presses."""
    pasang(TABEL)
    isi = open_page("/hitung/uji/?tabel-0-nilai=1").content.decode()
    formulir = isi[isi.index('action="/hitung/uji/#hasil"') :]
    tombol = formulir[formulir.index("<button") :]
    assert not tombol.split(">", 1)[0].count("name=")


def test_steps_show_article_certainty_and_decision_of_the_agency(pasang: Any) -> None:
    langkah = (
        Langkah("A", "1", Acuan("permenpanrb-1-2023", "37"), Kepastian.RESMI),
        Langkah("B", "2", Acuan("perbkn-3-2023"), Kepastian.SEKUNDER),
        Langkah("C", "3", Ketetapan("Perbup <12>/2025"), Kepastian.BELUM_DIVERIFIKASI),
        Langkah("D", "4"),
    )
    pasang(HARI, hitung=lambda **_: Perhitungan(1, langkah))
    jawaban = open_page("/hitung/uji/?x=3")
    isi = jawaban.content.decode()
    assert (
        '<a href="/aturan/peraturan/permenpanrb-1-2023/">PermenPANRB 1/2023 Pasal 37</a></cite>'
        in isi
    )
    assert '<span class="lencana lencana--sepi">Sumber sekunder</span>' in isi
    assert '<span class="lencana lencana--awas">Belum diverifikasi</span>' in isi
    assert "Ketetapan instansi: Perbup <12>/2025" in words(jawaban)
    assert isi.count("<cite>") == 3
    assert "Resmi" not in isi


@pytest.mark.parametrize(
    ("nilai", "kelas"), [("Baik", "angka"), ("a" * 32, "angka"), ("a" * 33, "besar")]
)
def test_short_values_are_large(pasang: Any, nilai: str, kelas: str) -> None:
    pasang(HARI, hitung=lambda **_: Perhitungan(nilai, ()))
    assert f'<p class="{kelas}">{nilai}</p>' in open_page("/hitung/uji/?x=3").content.decode()


def test_typed_values_reach_the_rule(pasang: Any) -> None:
    pasang(HARI, TABEL)
    teks = words(open_page("/hitung/uji/?x=7&tabel-0-nilai=2,5&tabel-2-nilai=1"))
    assert str({"x": 7, "tabel": ({"nilai": Decimal("2.5")}, {"nilai": Decimal(1)})}) in teks


def test_a_day_is_a_day(pasang: Any) -> None:
    pasang(bidang(J.TANGGAL))
    assert str({"x": date(2025, 12, 31)}) in words(open_page("/hitung/uji/?x=31/12/2025"))
