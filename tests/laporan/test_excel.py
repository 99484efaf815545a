"""Excel tables, read back with another library. Pure: no Django, no database."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from tera.laporan.excel import Kolom, write_xlsx

KOLOM = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=30),
    Kolom(judul="Angka Kredit", lebar=14, jenis="bilangan"),
    Kolom(judul="Tanggal", lebar=14, jenis="tanggal"),
)
SARI = ("199203142019032007", "Sari", Decimal("18.75"), date(2026, 1, 12))


def tabel(*baris: tuple[object, ...]) -> bytes:
    return write_xlsx(judul="Rekap", keterangan=["Triwulan I"], kolom=KOLOM, baris=baris)


def read(xlsx: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def part(xlsx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as archive:
        return archive.read(name).decode()


def sheet_xml(xlsx: bytes) -> str:
    return part(xlsx, "xl/worksheets/sheet1.xml")


def test_rows_come_back_as_they_were_given() -> None:
    rows = read(tabel(SARI))
    assert rows[0][0] == "Rekap"
    assert rows[1][0] == "Triwulan I"
    assert rows[3] == ["NIP", "Nama", "Angka Kredit", "Tanggal"]
    assert rows[4] == ["199203142019032007", "Sari", 18.75, date(2026, 1, 12)]


@pytest.mark.parametrize(
    "kasar",
    [
        '=HYPERLINK("http://jahat","klik")',
        "{=1+1}",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "http://contoh.go.id",
        "mailto:sari@contoh.go.id",
        "internal:Sheet1!A1",
        "00123",
        "😀 <b>&amp;",
    ],
)
def test_text_stays_text(kasar: str) -> None:
    xlsx = write_xlsx(
        judul=kasar, keterangan=[kasar], kolom=[Kolom(judul=kasar, lebar=9)], baris=[[kasar]]
    )
    assert [row[0] for row in read(xlsx)] == [kasar, kasar, "", kasar, kasar]
    assert "<f>" not in sheet_xml(xlsx)
    assert "hyperlink" not in sheet_xml(xlsx)


@pytest.mark.parametrize("jenis", ["bilangan", "tanggal"])
def test_text_in_a_number_or_date_column_stays_text(jenis: str) -> None:
    kolom = [Kolom(judul="K", lebar=9, jenis=jenis)]  # type: ignore[arg-type]
    xlsx = write_xlsx(judul="J", keterangan=[], kolom=kolom, baris=[["=1+1"], ["12"]])
    assert [row[0] for row in read(xlsx)][-2:] == ["=1+1", "12"]


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (199203142019032007, "199203142019032007"),
        (float("nan"), "nan"),
        (True, "True"),
        (Decimal("2.50"), 2.5),
        (0, 0),
        (None, ""),
    ],
)
def test_numbers_are_numbers_only_where_exact(nilai: object, hasil: object) -> None:
    kolom = [Kolom(judul="K", lebar=9, jenis="bilangan")]
    rows = read(write_xlsx(judul="J", keterangan=[], kolom=kolom, baris=[[nilai], ["akhir"]]))
    assert rows[3][0] == hasil


def test_moments_lose_their_zone_but_not_their_day() -> None:
    rows = read(tabel(("1", "Sari", 1, datetime(2026, 1, 12, 7, tzinfo=UTC))))
    assert rows[4][3] == datetime(2026, 1, 12, 7)  # noqa: DTZ001


def test_control_characters_are_removed_and_long_text_is_cut() -> None:
    rows = read(tabel(("1", "Sa\x00ri\x0b\ud800\uffff", 1, None), ("2", "x" * 40_000, 1, None)))
    assert rows[4][1] == "Sari"
    assert rows[5][1] == "x" * 32_767


def test_heading_is_frozen_filtered_and_repeated_on_f4_landscape() -> None:
    xlsx = tabel(SARI, SARI)
    xml = sheet_xml(xlsx)
    assert re.search(r'<pane ySplit="4" topLeftCell="A5"[^>]*state="frozen"', xml)
    assert '<autoFilter ref="A4:D6"/>' in xml
    assert re.search(r'<pageSetup paperSize="14"[^>]*orientation="landscape"', xml)
    assert "Data!$4:$4" in part(xlsx, "xl/workbook.xml")


def test_empty_table_opens() -> None:
    assert read(tabel())[3][0] == "NIP"


def test_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        tabel(("1", "Sari"))


def test_rows_are_taken_one_by_one() -> None:
    def many() -> Iterator[tuple[object, ...]]:
        for nomor in range(5_000):
            yield str(nomor), "Sari", nomor, None

    xlsx = write_xlsx(judul="Rekap", keterangan=[], kolom=KOLOM, baris=many())
    assert read(xlsx)[-1][0] == "4999"
