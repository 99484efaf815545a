"""Files as answers: shown or downloaded under a name that says what they are."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tera.laporan.excel import Kolom, Lembar, write_book

JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer_pdf(nama: str, isi: bytes) -> HttpResponse:
    """A PDF that the browser shows, to be printed or kept."""
    return _answer(nama, isi, "application/pdf", unduh=False)


def answer_xlsx(
    nama: str,
    *,
    judul: str,
    keterangan: Sequence[str],
    kolom: Sequence[Kolom],
    baris: Iterable[Sequence[object]],
) -> HttpResponse:
    """A workbook of one sheet to download."""
    return answer_book(nama, [Lembar(judul=judul, keterangan=keterangan, kolom=kolom, baris=baris)])


def answer_book(nama: str, lembaran: Sequence[Lembar]) -> HttpResponse:
    """A workbook to download."""
    return _answer(nama, write_book(lembaran), JENIS_XLSX, unduh=True)


def _answer(nama: str, isi: bytes, jenis: str, *, unduh: bool) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = content_disposition_header(unduh, nama) or ""
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
