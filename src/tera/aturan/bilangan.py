"""Numbers as Indonesians write them: a dot groups thousands, a comma marks the fraction."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tera.aturan.galat import GalatAturan

MAKS_BAWAAN = Decimal("1e15")
MAKS_DESIMAL = 6
MAKS_PANJANG = 40

RIBUAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
KOMA = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+")
TITIK = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+")
BULAT = re.compile(r"[0-9]+")

_TANDA = {"-": -1, "\N{MINUS SIGN}": -1, "+": 1}


class BilanganTidakSah(GalatAturan):
    """The text is no number we accept.

    ``kode``: kosong, panjang, bentuk, desimal (too many decimals) or besar (out of range).
    """

    def __init__(self, kode: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kode = kode


def parse_bilangan(teks: str, *, maks: Decimal = MAKS_BAWAAN) -> Decimal:
    """The exact number that an Indonesian text means; between -maks and maks.

    A comma is the decimal mark and dots group thousands by three: "1.234,5". Without a comma,
    dots that group exactly by three are thousands ("1.234" is 1234, "1.234.567"); any other
    single dot is a decimal point ("98.5", "0.125", "1234.567"). All else is refused, also the
    English "1,234.5". Raises BilanganTidakSah: letters, exponents, NaN, infinity, digits other
    than 0-9, more than six decimals, text beyond 40 characters, out of range.
    """
    if len(teks) > MAKS_PANJANG:
        raise BilanganTidakSah("panjang", f"Bilangan paling panjang {MAKS_PANJANG} karakter.")
    bersih = teks.strip()
    if not bersih:
        raise BilanganTidakSah("kosong", "Bilangan belum diisi.")
    tanda = _TANDA.get(bersih[0], 0)
    nilai = Decimal(_to_plain(bersih[1:] if tanda else bersih))
    if _decimals(nilai) > MAKS_DESIMAL:
        raise BilanganTidakSah("desimal", f"Paling banyak {MAKS_DESIMAL} angka di belakang koma.")
    if nilai > maks:
        raise BilanganTidakSah(
            "besar", f"Bilangan terlalu besar; batasnya {format_bilangan(maks)}."
        )
    return nilai.copy_negate() if tanda < 0 and nilai else nilai


def format_bilangan(nilai: Decimal | int) -> str:
    """Grouped by three, comma, no trailing zeros: "1.234,5"; refuses what is not finite."""
    desimal = Decimal(nilai)
    if not desimal.is_finite():
        raise BilanganTidakSah("bentuk", "Nilai ini bukan bilangan.")
    bulat, _, pecahan = f"{desimal:,f}".partition(".")
    pecahan = pecahan.rstrip("0")
    teks = bulat.replace(",", ".") + (f",{pecahan}" if pecahan else "")
    return "0" if teks == "-0" else teks


def format_rupiah(nilai: Decimal | int) -> str:
    """As in "Rp1.234.567", two decimals (half up) only where there are sen, "-Rp500" below 0."""
    desimal = Decimal(nilai)
    if not desimal.is_finite():
        raise BilanganTidakSah("bentuk", "Nilai ini bukan bilangan.")
    sen = int((abs(desimal) * 100).to_integral_value(ROUND_HALF_UP))
    rupiah = format_bilangan(sen // 100) + (f",{sen % 100:02}" if sen % 100 else "")
    return f"-Rp{rupiah}" if desimal < 0 and sen else f"Rp{rupiah}"


def scale_half_up(nilai: Fraction | Decimal | int, desimal: int) -> int:
    """The number times ten to the power of ``desimal``, rounded away from zero at the half."""
    pembilang, penyebut = nilai.as_integer_ratio()
    bulat: int = (2 * abs(pembilang) * 10**desimal + penyebut) // (2 * penyebut)
    return bulat if pembilang >= 0 else -bulat


def round_half_up(nilai: Fraction | Decimal | int, desimal: int = 2) -> Decimal:
    """Rounded away from zero at the half, to so many decimals; exact for fractions."""
    if isinstance(nilai, Decimal) and nilai.is_finite() and _decimals(nilai) <= desimal:
        return nilai
    return Decimal(scale_half_up(nilai, desimal)).scaleb(-desimal)


def format_pecahan(nilai: Fraction | Decimal | int, desimal: int = 2) -> str:
    """Half up, at most so many decimals: 25/12 is "2,08", 7/2 is "3,5"."""
    return format_bilangan(round_half_up(nilai, desimal))


def _decimals(nilai: Decimal) -> int:
    """How many decimals a finite number is written with."""
    pangkat = nilai.as_tuple().exponent
    return -pangkat if isinstance(pangkat, int) else 0


def _to_plain(teks: str) -> str:
    if RIBUAN.fullmatch(teks):
        return teks.replace(".", "")
    if KOMA.fullmatch(teks):
        return teks.replace(".", "").replace(",", ".")
    if TITIK.fullmatch(teks) or BULAT.fullmatch(teks):
        return teks
    raise BilanganTidakSah(
        "bentuk", "Tulis bilangan dengan angka, misalnya 1.234,5 (titik ribuan, koma desimal)."
    )
