"""Penetapan Angka Kredit (PAK) as data: rows Lama, Baru, Jumlah, the minimum, the conclusion.

The other two papers are data as well: ``convert_angka_kredit`` (Konversi) gives the row of the
first, ``accumulate_bagian`` the rows of the second (Akumulasi). Layout: reproduced by several
published applications; the annex itself was not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tera.aturan.angka_kredit.jenjang import Jenjang
from tera.aturan.angka_kredit.kenaikan import KeadaanJf, Kebutuhan, determine_kebutuhan
from tera.aturan.angka_kredit.konversi import (
    angka_kredit_dasar,
    format_angka_kredit,
)
from tera.aturan.berlabel import Berlabel
from tera.aturan.perhitungan import Langkah, Perhitungan

NOL = Fraction(0)


class KomponenPak(Berlabel):
    """The rows of the table, in their order on paper."""

    DASAR = "dasar", "AK Dasar yang diberikan"
    LAMA = "jf_lama", "AK JF lama"
    PENYESUAIAN = "penyesuaian", "AK Penyesuaian/Penyetaraan"
    KONVERSI = "konversi", "AK Konversi"
    PENDIDIKAN = "pendidikan", "AK yang diperoleh dari peningkatan pendidikan"
    LAIN = "ak_lain", "AK lainnya"


@dataclass(frozen=True, slots=True)
class BarisPenetapan:
    """One row: credit of earlier PAKs, of this one, and together; exact."""

    komponen: KomponenPak
    lama: Fraction
    baru: Fraction

    @property
    def jumlah(self) -> Fraction:
        """Both columns together."""
        return self.lama + self.baru


@dataclass(frozen=True, slots=True)
class PenetapanAngkaKredit:
    """The whole table; ``kebutuhan`` has the last two lines and the closing sentences."""

    baris: tuple[BarisPenetapan, ...]
    kebutuhan: Kebutuhan

    @property
    def lama(self) -> Fraction:
        """Sum of the first column."""
        return sum((satu.lama for satu in self.baris), NOL)

    @property
    def baru(self) -> Fraction:
        """Sum of the second column."""
        return sum((satu.baru for satu in self.baris), NOL)

    @property
    def kumulatif(self) -> Fraction:
        """Jumlah angka kredit kumulatif."""
        return self.lama + self.baru


def compose_penetapan(
    *,
    jenjang: Jenjang,
    golongan: str,
    lama: Mapping[KomponenPak, Fraction],
    baru: Mapping[KomponenPak, Fraction],
    pada: date,
) -> Perhitungan[PenetapanAngkaKredit]:
    """The table from credit by component, and what it comes to for rank and level.

    Without a DASAR in either column the base of the golongan ruang is given in ``lama``. Raises
    GolonganTidakSesuai, KenaikanTidakSah, ParameterTidakBerlaku. Source: Peraturan BKN 3/2023.
    """
    isi_lama = dict(lama)
    if KomponenPak.DASAR not in lama and KomponenPak.DASAR not in baru:
        dasar = angka_kredit_dasar(jenjang=jenjang, golongan=golongan, pada=pada)
        isi_lama[KomponenPak.DASAR] = dasar.nilai
    baris = tuple(
        BarisPenetapan(satu, isi_lama.get(satu, NOL), baru.get(satu, NOL)) for satu in KomponenPak
    )
    jumlah = sum((satu.jumlah for satu in baris), NOL)
    keadaan = KeadaanJf(Jenjang(jenjang), golongan, jumlah)
    kebutuhan = determine_kebutuhan(keadaan=keadaan, pada=pada)
    isi = (Langkah(b.komponen.label, _row(b)) for b in baris if b.jumlah)
    return Perhitungan(PenetapanAngkaKredit(baris, kebutuhan.nilai), (*isi, *kebutuhan.langkah))


def _row(baris: BarisPenetapan) -> str:
    lama, baru, jumlah = map(format_angka_kredit, (baris.lama, baris.baru, baris.jumlah))
    return f"{lama} + {baru} = {jumlah}"
