"""Documents as PDF. What a user wrote reaches Typst only as JSON, never as Typst source."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from tera.laporan.dokumen import (
    KURVA_CONTOH,
    DokumenAngkaKredit,
    DokumenB18,
    DokumenB19,
    DokumenDialog,
    DokumenEvaluasi,
    DokumenEvaluasiResmi,
    DokumenSkp,
    clean_text,
)
from tera.laporan.kertas import Kertas

if TYPE_CHECKING:
    from typst import PDFStandard

_TEMPLATES = Path(__file__).parent / "typst"

# From the strictest down: a character that no installed font can draw, or one without a meaning
# of its own, is not allowed in the archive and accessibility standards, but must still print.
_STANDARDS: tuple[list[PDFStandard], ...] = (["a-2a", "ua-1"], ["a-2b"], [])

# Widest word, in units of a small letter, that fits every column where the field is printed.
_WIDEST_WORD = 24
_WIDEST_WORD_OF = {"target": 12, "aspek": 12, "perspektif": 12, "persentase": 12, "koefisien": 12}
_ZERO_WIDTH_SPACE = "\u200b"
_JOINED = re.compile("[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufeff]")


def render_skp(dokumen: DokumenSkp, kertas: Kertas, *, waktu: datetime | None = None) -> bytes:
    """Return the SKP and its annex as PDF; `waktu` is the moment written into the file."""
    return _render("skp.typ", asdict(dokumen), kertas, waktu)


def render_bagian_skp(dokumen: DokumenSkp, kertas: Kertas, *, waktu: datetime) -> bytes:
    """Return the same without tags, as a part that ``gabung.PenggabungPdf`` can put into one file.

    Tags would have to be woven into one tree, and are two fifths of the file.
    """
    return _render("skp.typ", asdict(dokumen), kertas, waktu, bertag=False)


def render_evaluasi(
    dokumen: DokumenEvaluasi, kertas: Kertas, *, waktu: datetime | None = None
) -> bytes:
    """Return the form Evaluasi Kinerja Pegawai as PDF."""
    data = asdict(dokumen)
    data["kurva"] = list(dokumen.kurva or KURVA_CONTOH[dokumen.capaian_organisasi])
    data["pilihan_capaian"] = list(KURVA_CONTOH)
    return _render("evaluasi.typ", data, kertas, waktu)


def render_dokumen_evaluasi(
    dokumen: DokumenEvaluasiResmi, kertas: Kertas, *, waktu: datetime | None = None
) -> bytes:
    """Return the Dokumen Evaluasi Kinerja Pegawai (Format D.1.1) as PDF."""
    return _render("dokumen_evaluasi.typ", asdict(dokumen), kertas, waktu)


def render_konversi(
    dokumen: DokumenAngkaKredit, kertas: Kertas, *, waktu: datetime | None = None
) -> bytes:
    """Return the Konversi Predikat Kinerja ke Angka Kredit as PDF."""
    return _render("konversi.typ", asdict(dokumen), kertas, waktu)


def render_dialog(
    dokumen: DokumenDialog, kertas: Kertas, *, waktu: datetime | None = None
) -> bytes:
    """Return the record of a dialog kinerja as PDF."""
    return _render("dialog.typ", asdict(dokumen), kertas, waktu)


def render_b18(dokumen: DokumenB18, kertas: Kertas, *, waktu: datetime | None = None) -> bytes:
    """Return the feedback on a coaching (Format B.1.8) as PDF."""
    return _render("b18.typ", asdict(dokumen), kertas, waktu)


def render_b19(dokumen: DokumenB19, kertas: Kertas, *, waktu: datetime | None = None) -> bytes:
    """Return the competence evaluation after a coaching (Format B.1.9) as PDF."""
    return _render("b19.typ", asdict(dokumen), kertas, waktu)


def _render(
    template: str,
    data: dict[str, Any],
    kertas: Kertas,
    waktu: datetime | None,
    *,
    bertag: bool = True,
) -> bytes:
    """Compile under the strictest standard that the document's characters allow."""
    data = _printable(data) | {"kertas": list(kertas.ukuran)}
    inputs = {"data": json.dumps(data)}
    moment = (waktu or datetime.now(UTC)).replace(microsecond=0)
    compiler = _compiler_of_thread()
    *strict, plain = _STANDARDS if bertag else _STANDARDS[1:]
    for standards in strict:
        try:
            return _compile(compiler, template, inputs, standards, moment, bertag=bertag)
        except typst.TypstError:
            continue
    return _compile(compiler, template, inputs, plain, moment, bertag=bertag)


def _compile(
    compiler: typst.Compiler,
    template: str,
    inputs: dict[str, str],
    standards: list[PDFStandard],
    moment: datetime,
    *,
    bertag: bool,
) -> bytes:
    output = compiler.compile(
        input=_TEMPLATES / template,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standards,
        timestamp=moment,
        pdf_tags=bertag,
    )
    if not isinstance(output, bytes):
        raise TypeError(f"typst returned {type(output).__name__} for {template}")
    return output


_local = threading.local()


def _compiler_of_thread() -> typst.Compiler:
    """A compiler keeps its parsed templates, and serves one thread at a time."""
    compiler: typst.Compiler | None = getattr(_local, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(root=_TEMPLATES, font_paths=_fonts())
        _local.compiler = compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    """The fonts inside the wheel, and the system's for letters which those lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


def _printable(value: Any, field: str = "") -> Any:
    """Clean every text of a document and let words too wide for their column break."""
    if isinstance(value, str):
        widest = _WIDEST_WORD_OF.get(field, _WIDEST_WORD)
        words = re.split(r"(\s+)", clean_text(value).replace("\t", " "))
        return "".join(_breakable(word, widest) for word in words)
    if isinstance(value, dict):
        return {key: _printable(item, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item, field) for item in value]
    return value


def _breakable(word: str, widest: int) -> str:
    """Allow a line to end inside a word that is too wide, but not inside a drawn sign."""
    width = sum(1.5 if letter.isupper() or not letter.isascii() else 1 for letter in word)
    if width <= widest or _SHAPED.search(word):
        return word
    parts = [word[0]]
    for before, letter in pairwise(word):
        joined = _JOINED.match(letter) or before == "\u200d"
        parts.append(letter if joined else _ZERO_WIDTH_SPACE + letter)
    return "".join(parts)
