"""Tables as Excel: written row by row, with nothing in a cell that Excel would run or follow."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import xlsxwriter  # type: ignore[import-untyped]

from tera.laporan.dokumen import clean_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

JenisKolom = Literal["teks", "bilangan", "tanggal"]

_LONGEST_TEXT = 32_767
# Rows below the last one that still offer the choices of their column.
_BARIS_KOSONG = 200
_EXACT_DIGITS = 15
_FIRST_YEAR = 1900
# Excel knows F4 by no number of its own; Folio (8.5 x 13 inch, 216 x 330 mm) is the same sheet.
_FOLIO = 14
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NUMBER_FORMATS: dict[JenisKolom, str] = {
    "teks": "@",
    "bilangan": "#,##0.##########",
    "tanggal": "dd-mm-yyyy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A column: heading, width in letters, and what its cells hold.

    NIP and other codes are "teks": as numbers Excel would round their last digits. With
    ``pilihan`` its cells offer these words, 255 letters in all.
    """

    judul: str
    lebar: int
    jenis: JenisKolom = "teks"
    pilihan: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """A sheet: title, notes, headings, rows."""

    judul: str
    kolom: Sequence[Kolom]
    baris: Iterable[Sequence[object]]
    keterangan: Sequence[str] = ()
    nama: str = "Data"


def write_xlsx(
    *,
    judul: str,
    keterangan: Sequence[str],
    kolom: Sequence[Kolom],
    baris: Iterable[Sequence[object]],
) -> bytes:
    """Return a workbook of one sheet: title, notes, headings, rows.

    A row with another number of cells than there are columns raises ValueError.
    """
    return write_book([Lembar(judul=judul, keterangan=keterangan, kolom=kolom, baris=baris)])


def write_book(lembaran: Sequence[Lembar]) -> bytes:
    """Return a workbook of these sheets, called after the title of the first."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": _text(lembaran[0].judul)})
        for satu in lembaran:
            _write_sheet(book, satu)
    return stream.getvalue()


def _write_sheet(book: Workbook, lembar: Lembar) -> None:
    sheet = book.add_worksheet(lembar.nama)
    formats = [_cell_format(book, satu.jenis) for satu in lembar.kolom]
    heading = _write_headings(book, sheet, lembar.judul, lembar.keterangan, lembar.kolom)
    last = heading
    for last, cells in enumerate(lembar.baris, start=heading + 1):
        _write_row(sheet, last, cells, lembar.kolom, formats)
    for nomor, satu in enumerate(lembar.kolom):
        if satu.pilihan:
            bawah = last + _BARIS_KOSONG
            daftar = {"validate": "list", "source": list(satu.pilihan)}
            sheet.data_validation(heading + 1, nomor, bawah, nomor, daftar)
    _set_up_sheet(sheet, heading, last, len(lembar.kolom))


def _cell_format(book: Workbook, jenis: JenisKolom) -> Format:
    return book.add_format(
        {
            "border": 1,
            "border_color": "#9AA5B1",
            "valign": "top",
            "text_wrap": jenis == "teks",
            "num_format": _NUMBER_FORMATS[jenis],
        }
    )


def _write_headings(
    book: Workbook,
    sheet: Worksheet,
    judul: str,
    keterangan: Sequence[str],
    kolom: Sequence[Kolom],
) -> int:
    """Write everything above the rows and return the row number of the headings."""
    for nomor, satu in enumerate(kolom):
        sheet.set_column(nomor, nomor, satu.lebar)
    sheet.write_string(0, 0, _text(judul), book.add_format({"bold": True, "font_size": 14}))
    for nomor, catatan in enumerate(keterangan, start=1):
        sheet.write_string(nomor, 0, _text(catatan))
    heading = len(keterangan) + 2
    bold = {"bold": True, "border": 1, "bg_color": "#E4E9F0", "text_wrap": True}
    style = book.add_format(bold | {"align": "center", "valign": "vcenter"})
    for nomor, satu in enumerate(kolom):
        sheet.write_string(heading, nomor, _text(satu.judul), style)
    return heading


def _write_row(
    sheet: Worksheet,
    row: int,
    cells: Sequence[object],
    kolom: Sequence[Kolom],
    formats: Sequence[Format],
) -> None:
    for nomor, (cell, satu, style) in enumerate(zip(cells, kolom, formats, strict=True)):
        _write_cell(sheet, (row, nomor), cell, satu.jenis, style)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cell: object, jenis: JenisKolom, style: Format
) -> None:
    """Write a number or a date only where Excel keeps it exactly; anything else is text."""
    if cell is None or cell == "":
        sheet.write_blank(*place, None, style)
    elif jenis == "bilangan" and _is_exact_number(cell):
        sheet.write_number(*place, float(str(cell)), style)
    elif jenis == "tanggal" and isinstance(cell, date) and cell.year >= _FIRST_YEAR:
        moment = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
        sheet.write_datetime(*place, moment, style)
    else:
        sheet.write_string(*place, _text(str(cell)), style)


def _is_exact_number(cell: object) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return False
    number = Decimal(str(cell))
    return number.is_finite() and len(number.normalize().as_tuple().digits) <= _EXACT_DIGITS


def _text(text: str) -> str:
    return clean_text(text)[:_LONGEST_TEXT]


def _set_up_sheet(sheet: Worksheet, heading: int, last: int, columns: int) -> None:
    """Freeze and filter the headings; print on F4 landscape with headings on every page."""
    sheet.freeze_panes(heading + 1, 0)
    if columns:
        sheet.autofilter(heading, 0, max(last, heading), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.repeat_rows(heading)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&A&RHalaman &P dari &N")
