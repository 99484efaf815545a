"""Angka kredit of functional positions, from the predicate. Exact fractions until shown.

Source: PermenPANRB 1/2023 Pasal 36-37 and Peraturan BKN 3/2023.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tera.aturan.angka_kredit.jenjang import Jenjang
from tera.aturan.bilangan import format_bilangan, scale_half_up
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat

SETAHUN = 12
MAKS_TAHUN_DALAM_PANGKAT = 50


class BulanTidakSah(GalatAturan):
    """Not months of a year, or none at all."""


class BulanSudahDikonversi(GalatAturan):
    """A month would be converted twice; ``bulan`` names them."""

    def __init__(self, bulan: tuple[int, ...]) -> None:
        nama = ", ".join(NAMA_BULAN[satu - 1] for satu in bulan)
        super().__init__(f"Bulan {nama} sudah dikonversi dan tidak dapat dikonversi lagi.")
        self.bulan = bulan


class GolonganTidakSesuai(GalatAturan):
    """The golongan ruang does not belong to the jenjang."""


class MasaPangkatTidakSah(GalatAturan):
    """Years in the current rank below zero or beyond a career."""


@dataclass(frozen=True, slots=True)
class HasilPerpindahan:
    """Angka kredit earned in rank, and the base of the golongan ruang that is added to it."""

    angka_kredit: Fraction
    angka_kredit_dasar: Fraction

    @property
    def jumlah(self) -> Fraction:
        """Both together."""
        return self.angka_kredit + self.angka_kredit_dasar


def convert_angka_kredit(
    *, jenjang: Jenjang, predikat: Predikat, bulan: int, pada: date
) -> Perhitungan[Fraction]:
    """Angka kredit of ``bulan`` months (1 to 12): bulan/12 x percentage x coefficient, exact.

    ``pada`` is a date of the assessed period. Raises BulanTidakSah, ParameterTidakBerlaku
    before 1 July 2023. Source: PermenPANRB 1/2023 Pasal 37; Peraturan BKN 3/2023.
    """
    if type(bulan) is not int or not 1 <= bulan <= SETAHUN:
        raise BulanTidakSah("Jumlah bulan yang dikonversi harus 1 sampai 12.")
    predikat = Predikat(predikat)
    konversi = parameter("konversi_predikat").pada(pada)
    koefisien = parameter("koefisien_jenjang").pada(pada)
    persen, angka = konversi.isi[predikat], koefisien.isi[Jenjang(jenjang)]
    nilai = Fraction(bulan, SETAHUN) * Fraction(persen) / 100 * Fraction(angka)
    rumus = f"{bulan}/12 × {persen}% × {format_bilangan(angka)} = {format_angka_kredit(nilai)}"
    return Perhitungan(
        nilai,
        (
            konversi.langkah(f"Persentase predikat {predikat.label}", f"{persen}%"),
            _langkah_koefisien(Jenjang(jenjang), koefisien),
            Langkah("Masa yang dikonversi", f"{bulan} dari 12 bulan", koefisien.acuan),
            Langkah("Angka kredit", rumus, koefisien.acuan),
        ),
    )


def convert_perpindahan(
    *, jenjang: Jenjang, golongan: str, tahun_dalam_pangkat: int | Fraction, pada: date
) -> Perhitungan[HasilPerpindahan]:
    """Angka kredit on moving from jabatan administrasi: 100% x coefficient x years in rank.

    The percentage is that of predicate Baik; ``tahun_dalam_pangkat`` 0 to 50, months as
    twelfths. Raises MasaPangkatTidakSah, GolonganTidakSesuai, ParameterTidakBerlaku.
    Source: Peraturan BKN 3/2023, annex page 25.
    """
    if not 0 <= tahun_dalam_pangkat <= MAKS_TAHUN_DALAM_PANGKAT:
        raise MasaPangkatTidakSah("Masa dalam pangkat harus 0 sampai 50 tahun.")
    konversi = parameter("konversi_predikat").pada(pada)
    koefisien = parameter("koefisien_jenjang").pada(pada)
    persen, angka = konversi.isi[Predikat.BAIK], koefisien.isi[Jenjang(jenjang)]
    tahun = Fraction(tahun_dalam_pangkat)
    nilai = tahun * Fraction(persen) / 100 * Fraction(angka)
    dasar = angka_kredit_dasar(jenjang=jenjang, golongan=golongan, pada=pada)
    rumus = f"{tahun} × {persen}% × {format_bilangan(angka)} = {format_angka_kredit(nilai)}"
    return Perhitungan(
        HasilPerpindahan(nilai, dasar.nilai),
        (
            konversi.langkah("Persentase predikat Baik", f"{persen}%"),
            _langkah_koefisien(Jenjang(jenjang), koefisien),
            Langkah("Angka kredit selama dalam pangkat (tahun)", rumus, koefisien.acuan),
            *dasar.langkah,
        ),
    )


def angka_kredit_dasar(*, jenjang: Jenjang, golongan: str, pada: date) -> Perhitungan[Fraction]:
    """Base angka kredit of a golongan ruang ("III/d") inside a jenjang.

    Raises GolonganTidakSesuai, ParameterTidakBerlaku. Source: Peraturan BKN 3/2023; cells other
    than III/d follow its pattern and were not read.
    """
    jenjang = Jenjang(jenjang)
    dasar = parameter("angka_kredit_dasar").pada(pada)
    romawi, _, huruf = golongan.strip()[:10].partition("/")
    rapi = f"{romawi.upper()}/{huruf.lower()}"
    if rapi not in dasar.isi[jenjang]:
        daftar = ", ".join(dasar.isi[jenjang])
        raise GolonganTidakSesuai(
            f"Golongan {golongan[:10]} bukan golongan jenjang {jenjang.label} ({daftar})."
        )
    nilai = Fraction(dasar.isi[jenjang][rapi])
    label = f"Angka kredit dasar {jenjang.label} {rapi}"
    return Perhitungan(nilai, (dasar.langkah(label, format_angka_kredit(nilai)),))


def kebutuhan_pangkat(*, jenjang: Jenjang, pada: date) -> Fraction:
    """Cumulative angka kredit for each rank inside a jenjang; raises ParameterTidakBerlaku."""
    return Fraction(parameter("kebutuhan_pangkat").pada(pada).isi[Jenjang(jenjang)])


def kebutuhan_jenjang(*, jenjang: Jenjang, pada: date) -> Fraction | None:
    """Cumulative angka kredit for the next jenjang; None for penyelia and ahli utama."""
    angka = parameter("kebutuhan_jenjang").pada(pada).isi.get(Jenjang(jenjang))
    return None if angka is None else Fraction(angka)


def check_bulan(*, sudah: Collection[int], minta: Collection[int]) -> None:
    """Refuse months (1 to 12) of one year that were converted before.

    Raises BulanSudahDikonversi, and BulanTidakSah for none, repeats or no month of the year.
    """
    if not minta or len(set(minta)) != len(minta):
        raise BulanTidakSah("Pilih bulan yang dikonversi, masing-masing satu kali.")
    if not all(type(satu) is int and 1 <= satu <= SETAHUN for satu in (*minta, *sudah)):
        raise BulanTidakSah("Bulan harus 1 sampai 12.")
    if ulang := tuple(sorted(set(minta) & set(sudah))):
        raise BulanSudahDikonversi(ulang)


def accumulate(bagian: Iterable[Fraction | Decimal]) -> Fraction:
    """The exact sum; never sums rounded figures."""
    return sum((Fraction(satu) for satu in bagian), Fraction(0))


def format_angka_kredit(nilai: Fraction | Decimal | int) -> str:
    """Two decimals, half up (away from zero), comma: 25/12 is "2,08", 28.125 is "28,13"."""
    ratusan = scale_half_up(nilai, 2)
    bulat, pecahan = divmod(abs(ratusan), 100)
    ribuan = f"{bulat:,}".replace(",", ".")
    return f"{'-' if ratusan < 0 else ''}{ribuan},{pecahan:02}"


def _langkah_koefisien(jenjang: Jenjang, koefisien: Nilai) -> Langkah:
    nilai = format_bilangan(koefisien.isi[jenjang])
    return koefisien.langkah(f"Koefisien {jenjang.label} per tahun", nilai)
