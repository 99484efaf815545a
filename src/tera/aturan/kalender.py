"""Periods, deadlines and dates in Indonesian words. The caller brings every date."""

import calendar
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAWI = ("I", "II", "III", "IV")
KODE = re.compile(r"([0-9]{4})(?:-(tw|sm)?([0-9]{1,2}))?")
MAKS_HARI = 3660
SABTU = 5

JenisHari = Literal["kalender", "kerja"]


class PeriodeTidakSah(GalatAturan):
    """No such period."""


class TenggatTidakSah(GalatAturan):
    """A deadline that cannot be counted."""


class JenisPeriode(Berlabel):
    """How a year is cut. Semester is the practice of schools."""

    BULANAN = "bulanan", "Bulanan"
    TRIWULAN = "triwulan", "Triwulan"
    SEMESTER = "semester", "Semester"
    TAHUNAN = "tahunan", "Tahunan"


PANJANG = {
    JenisPeriode.BULANAN: 1,
    JenisPeriode.TRIWULAN: 3,
    JenisPeriode.SEMESTER: 6,
    JenisPeriode.TAHUNAN: 12,
}


@dataclass(frozen=True, slots=True)
class Periode:
    """A part of a calendar year; ``nomor`` counts from one, both ends are included."""

    jenis: JenisPeriode
    nomor: int
    tahun: int
    mulai: date
    selesai: date

    @property
    def label(self) -> str:
        """As people say it: "Triwulan III 2026", "Januari 2026", "Tahun 2026"."""
        if self.jenis is JenisPeriode.TAHUNAN:
            return f"Tahun {self.tahun}"
        if self.jenis is JenisPeriode.BULANAN:
            return f"{NAMA_BULAN[self.nomor - 1]} {self.tahun}"
        return f"{self.jenis.label} {ROMAWI[self.nomor - 1]} {self.tahun}"

    @property
    def kode(self) -> str:
        """Short and sortable, for addresses: "2026-tw3", "2026-01", "2026-sm2", "2026"."""
        if self.jenis is JenisPeriode.TAHUNAN:
            return f"{self.tahun:04}"
        if self.jenis is JenisPeriode.BULANAN:
            return f"{self.tahun:04}-{self.nomor:02}"
        awalan = "tw" if self.jenis is JenisPeriode.TRIWULAN else "sm"
        return f"{self.tahun:04}-{awalan}{self.nomor}"

    @property
    def bulan(self) -> tuple[int, ...]:
        """The months inside, 1 to 12."""
        return tuple(range(self.mulai.month, self.selesai.month + 1))

    def __contains__(self, tanggal: date) -> bool:
        """Whether a date lies in the period."""
        return self.mulai <= tanggal <= self.selesai


def make_periode(tahun: int, jenis: JenisPeriode, nomor: int = 1) -> Periode:
    """One period of a year (1 to 9999); raises PeriodeTidakSah when there is no such number."""
    panjang = PANJANG[JenisPeriode(jenis)]
    if not 1 <= tahun <= 9999 or not 1 <= nomor <= 12 // panjang:
        raise PeriodeTidakSah(f"{JenisPeriode(jenis).label} {nomor} tahun {tahun} tidak ada.")
    akhir = nomor * panjang
    return Periode(
        jenis=JenisPeriode(jenis),
        nomor=nomor,
        tahun=tahun,
        mulai=date(tahun, akhir - panjang + 1, 1),
        selesai=date(tahun, akhir, calendar.monthrange(tahun, akhir)[1]),
    )


def periode_setahun(tahun: int, jenis: JenisPeriode) -> tuple[Periode, ...]:
    """All periods of a kind in a year, in order, without gaps."""
    banyak = 12 // PANJANG[JenisPeriode(jenis)]
    return tuple(make_periode(tahun, jenis, nomor) for nomor in range(1, banyak + 1))


def periode_pada(tanggal: date, jenis: JenisPeriode) -> Periode:
    """The period of a kind in which a date lies."""
    nomor = (tanggal.month - 1) // PANJANG[JenisPeriode(jenis)] + 1
    return make_periode(tanggal.year, jenis, nomor)


def parse_periode(kode: str) -> Periode:
    """The period of a ``Periode.kode``; raises PeriodeTidakSah for any other text."""
    cocok = KODE.fullmatch(kode) if len(kode) <= 8 else None
    if cocok is None:
        raise PeriodeTidakSah("Kode periode tidak dikenal.")
    tahun, awalan, nomor = cocok.groups()
    periode = make_periode(int(tahun), _jenis_of(awalan, nomor), int(nomor or 1))
    if periode.kode != kode:
        raise PeriodeTidakSah("Kode periode tidak dikenal.")
    return periode


def tenggat(mulai: date, hari: int, jenis: JenisHari, libur: Collection[date] = ()) -> date:
    """The last day of a term of ``hari`` days (0 to 3660) after ``mulai``, which is not counted.

    "kerja" skips Saturdays, Sundays and ``libur``; "kalender" counts every day and ends where
    it ends, holiday or not. Raises TenggatTidakSah.
    """
    if not 0 <= hari <= MAKS_HARI:
        raise TenggatTidakSah(f"Tenggat harus 0 sampai {MAKS_HARI} hari.")
    if jenis == "kalender":
        return mulai + timedelta(days=hari)
    if jenis != "kerja":
        raise TenggatTidakSah("Jenis hari harus kalender atau kerja.")
    tutup = frozenset(libur)
    akhir = mulai
    while hari:
        akhir += timedelta(days=1)
        if akhir.weekday() < SABTU and akhir not in tutup:
            hari -= 1
    return akhir


def add_bulan(tanggal: date, bulan: int) -> date:
    """The same day ``bulan`` months later (or earlier); the month's last day where it has none.

    31 January plus one month is 28 or 29 February. Raises TenggatTidakSah beyond the calendar.
    """
    urutan = tanggal.year * 12 + tanggal.month - 1 + bulan
    tahun, indeks = divmod(urutan, 12)
    if not 1 <= tahun <= 9999:
        raise TenggatTidakSah("Tanggal ini di luar kalender.")
    return date(tahun, indeks + 1, min(tanggal.day, calendar.monthrange(tahun, indeks + 1)[1]))


def format_tanggal(tanggal: date) -> str:
    """A date in words: "21 November 2026"."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def _jenis_of(awalan: str | None, nomor: str | None) -> JenisPeriode:
    if nomor is None:
        return JenisPeriode.TAHUNAN
    if awalan is None:
        return JenisPeriode.BULANAN
    return JenisPeriode.TRIWULAN if awalan == "tw" else JenisPeriode.SEMESTER
