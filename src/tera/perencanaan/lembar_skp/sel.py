"""Single cells of the workbook: value in, text out, SelTidakSah with a sentence for nonsense."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TypeVar

from tera.aturan.bilangan import format_bilangan
from tera.aturan.galat import GalatAturan
from tera.aturan.target import format_target, parse_target
from tera.organisasi.impor.sel import SelTidakSah

M = TypeVar("M")
TARGET_TERPANJANG = 500
BARIS_BARU = "\n\r\x85\u2028\u2029"
GALAT_EXCEL = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
PERSEN = re.compile(r"%|\bpersen\b", re.IGNORECASE)


def normal(teks: str) -> str:
    """One line without invisible characters and doubled blanks: what two texts are compared by."""
    return " ".join(_visible(teks).split())


def _visible(teks: str) -> str:
    rapi = unicodedata.normalize("NFC", teks)
    return "".join(h if h.isprintable() else _blank(h) for h in rapi)


def _blank(huruf: str) -> str:
    """Blanks of all kinds become one; what cannot be seen goes."""
    if huruf in BARIS_BARU:
        return "\n"
    return " " if huruf == "\t" or unicodedata.category(huruf) == "Zs" else ""


def read_words(nilai: object, *, terpanjang: int) -> str:
    """Text, line by line; a number as it is written in Indonesian."""
    _check_words(nilai)
    if isinstance(nilai, int | float):
        angka = _exact(nilai)
        teks = str(int(nilai)) if angka == int(angka) else format_bilangan(angka)
    else:
        teks = str(nilai)
    baris = [" ".join(satu.split()) for satu in _visible(teks).split("\n")]
    rapi = "\n".join(baris).strip()
    if len(rapi) > terpanjang:
        raise SelTidakSah(
            f"Terlalu panjang ({len(rapi)} huruf); paling banyak {terpanjang}. Singkatkan isinya."
        )
    return rapi


def read_choice(nilai: object, *, pilihan: Sequence[tuple[str, str]]) -> str:
    """The value of a chosen word; nothing for an empty cell."""
    teks = read_words(nilai, terpanjang=100)
    for kunci, label in pilihan:
        if normal(teks).casefold() in (label.casefold(), kunci.casefold()):
            return kunci
    if not teks:
        return ""
    daftar = ", ".join(label for _, label in pilihan)
    raise SelTidakSah(f"“{teks}” tidak dikenal; pilih salah satu: {daftar}.")


def read_target(nilai: object) -> str:
    """A target as it will be shown; nothing for an empty cell."""
    _check_words(nilai)
    teks = (
        _sound(format_bilangan, _exact(nilai))
        if isinstance(nilai, int | float)
        else read_words(nilai, terpanjang=TARGET_TERPANJANG)
    )
    return _sound(lambda t: format_target(parse_target(t)), teks) if teks else ""


def read_kode(nilai: object) -> int | None:
    """The number of a stored result; None for an empty cell or for what is no number."""
    _check_words(nilai)
    teks = read_words(nilai, terpanjang=TARGET_TERPANJANG)
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= 18 else None


def looks_like_share(nilai: object, satuan: object) -> bool:
    """Whether Excel kept "95 %" as 0.95, of which only the format says that it is a percentage."""
    angka = isinstance(nilai, float) and 0 < nilai <= 1
    return angka and PERSEN.search(str(satuan)) is not None


def _exact(nilai: float) -> Decimal:
    """Without Excel's own noise behind the 15th digit."""
    return Decimal(f"{nilai:.15g}")


def _sound(baca: Callable[[M], str], nilai: M) -> str:
    try:
        return baca(nilai)
    except GalatAturan as galat:
        raise SelTidakSah(galat.pesan) from galat


def _check_words(nilai: object) -> None:
    if isinstance(nilai, date | time | timedelta):
        raise SelTidakSah(
            "Excel mengubah isian ini menjadi tanggal. Ubah format selnya menjadi Teks, lalu ketik "
            "ulang."
        )
    if isinstance(nilai, bool):
        raise SelTidakSah("Isi sel ini benar/salah, bukan teks. Ketik ulang sebagai teks.")
    if isinstance(nilai, str) and GALAT_EXCEL.fullmatch(nilai.strip()):
        raise SelTidakSah("Rumus di sel ini gagal. Ganti rumusnya dengan isi yang dimaksud.")
