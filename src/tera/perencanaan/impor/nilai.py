"""Reads single values of a plan's file, from a cell or from TOML; SelTidakSah for nonsense."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from tera.aturan.bilangan import format_bilangan, parse_bilangan
from tera.aturan.galat import GalatAturan
from tera.aturan.target import Arah, JenisTarget, Target, parse_target
from tera.organisasi.impor.sel import SelTidakSah, read_text
from tera.perencanaan.rentang import TAHUN_PERTAMA, TAHUN_TERAKHIR

T = TypeVar("T")
URAIAN_TERPANJANG = 500
ARAH = {
    "": Arah.NAIK, "naik": Arah.NAIK, "turun": Arah.TURUN, "positif": Arah.NAIK,
    "negatif": Arah.TURUN, Arah.NAIK.label.casefold(): Arah.NAIK,
    Arah.TURUN.label.casefold(): Arah.TURUN,
}  # fmt: skip
YA = {"ya": True, "iku": True, "true": True, "1": True, "": False, "tidak": False,
      "bukan": False, "false": False, "0": False, "-": False}  # fmt: skip


def read_uraian(nilai: object) -> str:
    """The words of an objective or an indicator."""
    return _text(nilai, URAIAN_TERPANJANG)


def read_bidang(bidang: str, nilai: object) -> Any:
    """The value of one field of an indicator."""
    return PEMBACA[bidang](nilai)


def read_target(nilai: object) -> Target | None:
    """A target; None where the cell is empty or holds a dash."""
    if isinstance(nilai, str):
        teks = read_text(nilai, terpanjang=URAIAN_TERPANJANG)
        return None if teks in ("", "-", "–") else _sound(parse_target, teks)
    angka = _number(nilai)
    return None if angka is None else Target(JenisTarget.ANGKA, angka, angka)


def _number(nilai: object) -> Decimal | None:
    if isinstance(nilai, str):
        teks = read_text(nilai, terpanjang=URAIAN_TERPANJANG)
        return None if teks in ("", "-", "–") else _sound(parse_bilangan, teks)
    if nilai is None:
        return None
    return _sound(parse_bilangan, _written(nilai))


def _written(nilai: object) -> str:
    """A number as Indonesians write it; Excel's own noise behind the 15th digit is left out."""
    _check_scalar(nilai)
    if isinstance(nilai, bool | str):
        raise SelTidakSah("Tulis bilangan dengan angka, misalnya 78,14.")
    angka = Decimal(f"{nilai:.15g}") if isinstance(nilai, float) else Decimal(str(nilai))
    return _sound(format_bilangan, angka)


def _sound(baca: Callable[[Any], T], nilai: object) -> T:
    try:
        return baca(nilai)
    except GalatAturan as galat:
        raise SelTidakSah(galat.pesan) from galat


def _check_scalar(nilai: object) -> None:
    if isinstance(nilai, date | time | timedelta):
        raise SelTidakSah("Isi ini tersimpan sebagai tanggal. Ubah menjadi teks atau bilangan.")
    if isinstance(nilai, list | dict):
        raise SelTidakSah("Isi ini harus satu teks atau satu bilangan.")


def _text(nilai: object, terpanjang: int) -> str:
    """Text, line by line: a definition may have several."""
    _check_scalar(nilai)
    baris = str(int(nilai) if isinstance(nilai, float) and nilai.is_integer() else nilai)
    rapi = "\n".join(read_text(satu, terpanjang=terpanjang) for satu in baris.splitlines()).strip()
    return read_text(rapi, terpanjang=terpanjang) if len(rapi) > terpanjang else rapi


def _arah(nilai: object) -> Arah:
    teks = _text(nilai, 60).casefold()
    if teks not in ARAH:
        raise SelTidakSah("Arah tidak dikenal; isi naik atau turun (mana yang makin baik).")
    return ARAH[teks]


def _iku(nilai: object) -> bool:
    teks = _text(nilai, 60).casefold()
    if teks not in YA:
        raise SelTidakSah("Isi Ya bila indikator kinerja utama, selain itu Tidak.")
    return YA[teks]


def _tahun(nilai: object) -> int | None:
    angka = _number(nilai)
    if angka is None:
        return None
    if angka != int(angka) or not TAHUN_PERTAMA <= angka <= TAHUN_TERAKHIR:
        raise SelTidakSah(f"Isi tahun antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}.")
    return int(angka)


PEMBACA: Mapping[str, Callable[[object], Any]] = {
    "satuan": lambda nilai: _text(nilai, 60),
    "arah": _arah,
    "awal": _number,
    "tahun_awal": _tahun,
    "definisi": lambda nilai: _text(nilai, 2_000),
    "rumus": lambda nilai: _text(nilai, 1_000),
    "sumber_data": lambda nilai: _text(nilai, 300),
    "penanggung_jawab": lambda nilai: _text(nilai, 250),
    "iku": _iku,
}
