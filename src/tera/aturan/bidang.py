"""An input named and bounded: from it a page, an API or a command line makes its own field.

Calculators and the settings of an agency are both described in these terms.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tera.aturan.berlabel import Berlabel

Pilihan = tuple[tuple[str, str], ...]


class JenisBidang(Berlabel):
    """Kind of an input, and the Python type in which it reaches the rule."""

    BULAT = "bulat", "Bilangan bulat"  # int
    BILANGAN = "bilangan", "Bilangan"  # Decimal
    RUPIAH = "rupiah", "Rupiah"  # int
    TANGGAL = "tanggal", "Tanggal"  # date
    PILIHAN = "pilihan", "Pilihan"  # str, one of `pilihan`
    YA_TIDAK = "ya_tidak", "Ya atau tidak"  # bool
    TEKS = "teks", "Teks"  # str
    BARIS = "baris", "Daftar baris"  # tuple of dicts, one key for each of `kolom`


@dataclass(frozen=True, slots=True, kw_only=True)
class Bidang:
    """One input. ``nama`` is the keyword under which the rule receives it.

    ``minimum`` and ``maksimum`` bound numbers (both included) and, for TEKS and BARIS, the
    length. An input that is not ``wajib`` reaches the rule as None when left empty.
    """

    nama: str
    label: str
    jenis: JenisBidang
    petunjuk: str = ""
    satuan: str = ""
    pilihan: Pilihan = ()
    minimum: int | Decimal | None = None
    maksimum: int | Decimal | None = None
    wajib: bool = True
    kolom: tuple["Bidang", ...] = ()


def pilihan_of(jenis: type[Berlabel]) -> Pilihan:
    """The choices of an enumeration of the rules."""
    return tuple(jenis.choices())


def bidang_pada(label: str = "Tanggal penilaian") -> Bidang:
    """The date on which the rule is asked: it decides which values were in force."""
    return Bidang(
        nama="pada",
        label=label,
        jenis=JenisBidang.TANGGAL,
        petunjuk="Menentukan aturan yang berlaku, misalnya hari terakhir periode yang dinilai.",
        minimum=None,
    )


CONTOH_PADA = date(2025, 12, 31)
