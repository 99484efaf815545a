"""Working days: weekends, national holidays as dated data, and the agency's own days off."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import MAKS_HARI, SABTU, JenisHari, format_tanggal, tenggat
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

SEHARI = timedelta(days=1)


class HariKerjaTidakSah(GalatAturan):
    """Working days that cannot be counted."""


@dataclass(frozen=True, slots=True)
class Libur:
    """The days off that an agency goes by.

    ``instansi`` are its own days off. With ``cuti_bersama`` the joint leave days are days off as
    well (how services stay open on them is the agency's decision).
    """

    instansi: frozenset[date] = field(default_factory=frozenset)
    cuti_bersama: bool = True

    def is_kerja(self, tanggal: date) -> bool:
        """Whether a day is a working day, as far as its year's holidays are known."""
        return (
            tanggal.weekday() < SABTU
            and tanggal not in self.instansi
            and tanggal not in _days_off(tanggal.year, self.cuti_bersama)
        )

    def days(self, tahun: Iterable[int]) -> frozenset[date]:
        """Every day off of these years, weekends aside."""
        nasional = (_days_off(satu, self.cuti_bersama) for satu in tahun)
        return self.instansi.union(*nasional)


def hari_libur(tahun: int) -> Mapping[date, str]:
    """National holidays and joint leave of a year by date; empty for a year without data."""
    nilai = _year(tahun)
    return MappingProxyType(
        {} if nilai is None else {h["tanggal"]: h["nama"] for h in nilai.isi["hari"]}
    )


def tahun_tanpa_data(mulai: date, selesai: date) -> tuple[int, ...]:
    """Years between two dates whose holidays are not known; never silently without holidays."""
    return tuple(satu for satu in range(mulai.year, selesai.year + 1) if _year(satu) is None)


def count_hari_kerja(*, mulai: date, selesai: date, libur: Libur | None = None) -> Perhitungan[int]:
    """Working days from ``mulai`` to ``selesai``, both counted; at most ten years apart.

    Raises HariKerjaTidakSah when they stand the wrong way round or too far apart.
    """
    panjang = (selesai - mulai).days + 1
    if not 1 <= panjang <= MAKS_HARI:
        raise HariKerjaTidakSah(
            "Tanggal selesai harus sesudah tanggal mulai, paling jauh 10 tahun."
        )
    kerja = libur or Libur()
    semua = [mulai + SEHARI * nomor for nomor in range(panjang)]
    hari = sum(map(kerja.is_kerja, semua))
    akhir_pekan = sum(satu.weekday() >= SABTU for satu in semua)
    return Perhitungan(
        hari,
        (
            Langkah("Hari kalender", f"{panjang} hari"),
            Langkah("Sabtu dan Minggu", f"{akhir_pekan} hari"),
            *_holiday_steps(mulai, selesai, lewat=panjang - akhir_pekan - hari),
            Langkah(
                "Hari kerja", f"{panjang} - {akhir_pekan} - {panjang - akhir_pekan - hari} = {hari}"
            ),
        ),
    )


def add_hari_kerja(mulai: date, hari: int, libur: Libur | None = None) -> date:
    """The working day ``hari`` working days after ``mulai`` (before it, where negative).

    ``mulai`` itself is not counted. Raises HariKerjaTidakSah beyond ten years.
    """
    if abs(hari) > MAKS_HARI:
        raise HariKerjaTidakSah(f"Paling banyak {MAKS_HARI} hari kerja.")
    kerja = libur or Libur()
    langkah = SEHARI if hari > 0 else -SEHARI
    akhir, sisa = mulai, abs(hari)
    while sisa:
        akhir += langkah
        sisa -= kerja.is_kerja(akhir)
    return akhir


def longest_run(tanggal: Collection[date], libur: Libur | None = None) -> int:
    """The most working days in a row among these dates; days off in between do not end a run."""
    kerja = libur or Libur()
    terpanjang = kini = 0
    sebelum: date | None = None
    for satu in sorted({satu for satu in tanggal if kerja.is_kerja(satu)}):
        kini = kini + 1 if sebelum and add_hari_kerja(sebelum, 1, kerja) == satu else 1
        terpanjang, sebelum = max(terpanjang, kini), satu
    return terpanjang


def determine_tenggat(
    *,
    mulai: date,
    hari: int,
    jenis: JenisHari,
    libur: Libur | None = None,
    acuan: Nilai | None = None,
) -> Perhitungan[date]:
    """The last day of a term of ``hari`` days after ``mulai``, with its working.

    ``acuan`` is the parameter on which the number of days rests, None for an agency's setting.
    Raises TenggatTidakSah for a term that cannot be counted.
    """
    kerja = libur or Libur()
    if jenis == "kerja":
        tenggat(mulai, hari, jenis)
        akhir = add_hari_kerja(mulai, hari, kerja)
    else:
        akhir = tenggat(mulai, hari, jenis)
    lama = f"{hari} hari {jenis}"
    return Perhitungan(
        akhir,
        (
            Langkah("Dihitung sejak (hari itu tidak ikut dihitung)", format_tanggal(mulai)),
            acuan.langkah("Lama tenggat", lama) if acuan else Langkah("Lama tenggat", lama),
            *(_holiday_steps(mulai, akhir) if jenis == "kerja" else ()),
            Langkah("Hari terakhir", format_tanggal(akhir)),
        ),
    )


def _holiday_steps(mulai: date, selesai: date, lewat: int | None = None) -> list[Langkah]:
    """Which holidays were skipped, and which years are not known."""
    langkah = []
    for tahun in range(mulai.year, selesai.year + 1):
        if nilai := _year(tahun):
            nama = [n for hari, n in hari_libur(tahun).items() if mulai <= hari <= selesai]
            langkah.append(
                nilai.langkah(f"Libur dan cuti bersama {tahun}", "; ".join(nama) or "tidak ada")
            )
        else:
            langkah.append(Langkah(f"Libur {tahun}", "belum tercatat; hanya akhir pekan dilewati"))
    if lewat is not None:
        langkah.append(Langkah("Hari libur pada hari kerja", f"{lewat} hari"))
    return langkah


@cache
def _year(tahun: int) -> Nilai | None:
    return next((n for n in parameter("libur_nasional").nilai if n.isi["tahun"] == tahun), None)


@cache
def _days_off(tahun: int, cuti_bersama: bool) -> frozenset[date]:
    nilai = _year(tahun)
    hari = () if nilai is None else nilai.isi["hari"]
    return frozenset(h["tanggal"] for h in hari if cuti_bersama or not h["cuti_bersama"])
