"""What a calculator is: the inputs of one rule, named and bounded, and the rule itself.

A page, an API or a command line makes its form from this; none of them knows the rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tera.aturan.berlabel import Berlabel
from tera.aturan.bidang import Bidang
from tera.aturan.perhitungan import Perhitungan


class Subjek(Berlabel):
    """The headings under which calculators stand, in the order of the cycle."""

    PENILAIAN = "penilaian", "Penilaian kinerja"
    ANGKA_KREDIT = "angka_kredit", "Angka kredit dan kepangkatan"
    DISIPLIN = "disiplin", "Disiplin dan kehadiran"
    PENGHASILAN = "penghasilan", "Tambahan penghasilan"
    PENGEMBANGAN = "pengembangan", "Kompetensi dan talenta"
    SURVEI = "survei", "Survei dan umpan balik"
    UMUM = "umum", "Tanggal, nomor, dan bahasa"


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
