"""What a calculator is: the inputs of one rule, named and bounded, and the rule itself.

A page, an API or a command line makes its form from this; none of them knows the rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tera.aturan.berlabel import Berlabel
from tera.aturan.perhitungan import Perhitungan

Pilihan = tuple[tuple[str, str], ...]


class Subjek(Berlabel):
    """The headings under which calculators stand, in the order of the cycle."""

    PENILAIAN = "penilaian", "Penilaian kinerja"
    ANGKA_KREDIT = "angka_kredit", "Angka kredit dan kepangkatan"
    DISIPLIN = "disiplin", "Disiplin dan kehadiran"
    PENGHASILAN = "penghasilan", "Tambahan penghasilan"
    PENGEMBANGAN = "pengembangan", "Kompetensi dan talenta"
    SURVEI = "survei", "Survei dan umpan balik"
    UMUM = "umum", "Tanggal, nomor, dan bahasa"


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
    """One input. ``nama`` is the keyword under which ``Kalkulator.hitung`` receives it.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalkulator:
    """A rule that anybody can compute by hand.

    ``kode`` is its address ("angka-kredit"); ``hitung`` takes the inputs as keyword arguments and
    raises GalatAturan with the sentence to show; ``format`` says the value in words; ``contoh``
    is a complete set of inputs, with which the page opens and the benchmark measures.
    """

    kode: str
    judul: str
    subjek: Subjek
    penjelasan: str
    bidang: tuple[Bidang, ...]
    hitung: Callable[..., Perhitungan[Any]]
    format: Callable[[Any], str]
    contoh: Mapping[str, Any]


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
