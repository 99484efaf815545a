"""Pay of one month: exact inside, whole rupiah (half up) once at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from tera.aturan.bilangan import format_bilangan, format_rupiah
from tera.aturan.galat import GalatAturan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.tpp.aturan import AturanTpp

DASAR_TERBESAR = 10**12
SATU = Fraction(1)


class TppTidakSah(GalatAturan):
    """Inputs from which no pay can be computed."""


@dataclass(frozen=True, slots=True)
class HasilTpp:
    """Pay in rupiah: the two parts and the cut are exact, ``dibayar`` is rounded half up."""

    kinerja: Fraction
    disiplin: Fraction
    potongan: Fraction
    dibayar: int


def compute_tpp(
    *,
    dasar: int,
    aturan: AturanTpp,
    faktor_kinerja: Decimal,
    potongan_disiplin: Decimal = Decimal(0),
    potongan_hukuman: Decimal = Decimal(0),
    faktor_pegawai: Decimal = Decimal(100),
) -> Perhitungan[HasilTpp]:
    """dasar x [bobot kinerja x faktor + bobot disiplin x (1 - potongan)], then the sanction.

    ``dasar`` in whole rupiah (0 to 10^12); percentages 0 to 100, but the sum of deductions of
    the attendance part may be larger and then takes that part whole. ``faktor_pegawai`` is the
    share that a kind of employee gets (CPNS). Raises TppTidakSah.
    Source: practice of the regions under Kepmendagri 900-4700/2020.
    """
    _check(dasar, faktor_kinerja, potongan_disiplin, potongan_hukuman, faktor_pegawai)
    pokok = Fraction(dasar) * _share(faktor_pegawai)
    kinerja = pokok * _share(aturan.bobot_kinerja) * _share(faktor_kinerja)
    sisa = max(Fraction(0), SATU - _share(potongan_disiplin))
    disiplin = pokok * _share(aturan.bobot_disiplin) * sisa
    potongan = (kinerja + disiplin) * _share(potongan_hukuman)
    dibayar = floor(kinerja + disiplin - potongan + Fraction(1, 2))
    hasil = HasilTpp(kinerja, disiplin, potongan, dibayar)
    persen = (faktor_kinerja, potongan_disiplin, potongan_hukuman, faktor_pegawai)
    return Perhitungan(hasil, tuple(_steps(dasar, aturan, hasil, *persen)))


def _steps(
    dasar: int,
    aturan: AturanTpp,
    hasil: HasilTpp,
    faktor_kinerja: Decimal,
    potongan_disiplin: Decimal,
    potongan_hukuman: Decimal,
    faktor_pegawai: Decimal,
) -> Iterator[Langkah]:
    """The working; parts that do not apply are left out."""
    yield Langkah("Dasar", format_rupiah(dasar), aturan.acuan)
    if faktor_pegawai != 100:
        yield Langkah("Bagian pegawai ini", f"{_persen(faktor_pegawai)} dari dasar")
    rumus = f"{_persen(aturan.bobot_kinerja)} × {_persen(faktor_kinerja)}"
    yield Langkah("Bagian kinerja", f"{rumus} = {_rupiah(hasil.kinerja)}", aturan.acuan)
    if aturan.bobot_disiplin:
        rumus = f"{_persen(aturan.bobot_disiplin)} × (100% - {_persen(potongan_disiplin)})"
        yield Langkah("Bagian disiplin", f"{rumus} = {_rupiah(hasil.disiplin)}", aturan.acuan)
    if potongan_hukuman:
        rumus = f"{_persen(potongan_hukuman)} = {_rupiah(hasil.potongan)}"
        yield Langkah("Potongan hukuman disiplin", rumus, aturan.acuan)
    yield Langkah("Dibayar, dibulatkan ke rupiah", format_rupiah(hasil.dibayar), aturan.acuan)


def _check(dasar: int, *persen: Decimal) -> None:
    if type(dasar) is not int or not 0 <= dasar <= DASAR_TERBESAR:
        raise TppTidakSah("Dasar tunjangan harus rupiah bulat, nol sampai satu triliun.")
    faktor, disiplin, *lain = persen
    if disiplin < 0:
        raise TppTidakSah("Potongan disiplin tidak boleh kurang dari nol.")
    if not all(0 <= satu <= 100 for satu in (faktor, *lain)):
        raise TppTidakSah("Persentase harus 0 sampai 100.")


def _share(persen: Decimal) -> Fraction:
    return Fraction(persen) / 100


def _persen(nilai: Decimal) -> str:
    return f"{format_bilangan(nilai)}%"


def _rupiah(nilai: Fraction) -> str:
    return format_rupiah(Decimal(nilai.numerator) / Decimal(nilai.denominator))
