"""Tables to Excel."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tera.laporan.excel import Kolom, write_xlsx

JENIS_ISI = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer_xlsx(
    nama: str,
    *,
    judul: str,
    keterangan: Sequence[str],
    kolom: Sequence[Kolom],
    baris: Iterable[Sequence[object]],
) -> HttpResponse:
    """A workbook to download under this file name."""
    isi = write_xlsx(judul=judul, keterangan=keterangan, kolom=kolom, baris=baris)
    jawaban = HttpResponse(isi, content_type=JENIS_ISI)
    jawaban["Content-Disposition"] = str(content_disposition_header(True, nama))
    return jawaban
