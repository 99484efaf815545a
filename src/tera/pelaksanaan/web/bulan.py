"""Twelve months as boxes: what is reported, what is missing, what has not begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tera.aturan.kalender import NAMA_BULAN, JenisPeriode, PeriodeTidakSah, parse_periode
from tera.dasar.errors import TidakDitemukan
from tera.pelaksanaan.queries import DeretIndikator
from tera.perencanaan.models import Skp


@dataclass(frozen=True, slots=True)
class BulanTampil:
    """A month of the plan; ``keadaan`` is selesai, lewat (missing), jalan (this month) or nanti."""

    bulan: date
    terisi: int
    total: int
    keadaan: str
    terpilih: bool
    alamat: str

    @property
    def nama(self) -> str:
        return NAMA_BULAN[self.bulan.month - 1]

    @property
    def belum(self) -> int:
        return self.total - self.terisi


def parse_bulan(kode: str) -> date:
    """First day of "2026-03"; raises TidakDitemukan for any other text."""
    try:
        periode = parse_periode(kode)
    except PeriodeTidakSah as galat:
        raise TidakDitemukan(galat.pesan) from galat
    if periode.jenis is not JenisPeriode.BULANAN:
        raise TidakDitemukan("Bulan tidak dikenal.")
    return periode.mulai


def bulan_skp(skp: Skp) -> list[date]:
    """First days of the months in which the plan holds."""
    return [date(skp.tahun, n, 1) for n in range(skp.mulai.month, skp.selesai.month + 1)]


def chosen_bulan(kode: str | None, skp: Skp, pada: date) -> date:
    """Month from the address, else the running one, else the plan's nearest."""
    semua = bulan_skp(skp)
    cocok = next((b for b in semua if f"{b:%Y-%m}" == kode), None)
    return cocok or max([b for b in semua if b <= pada], default=semua[0])


def months_of_skp(
    skp: Skp, deret: Iterable[DeretIndikator], terpilih: date, pada: date
) -> list[BulanTampil]:
    """Of all indicators together; each links to the plan's page of that month."""
    semua = list(deret)
    alamat = reverse("realisasi", args=[skp.pk])
    return [
        _month(bulan, semua, terpilih, pada, f"{alamat}?bulan={bulan:%Y-%m}")
        for bulan in bulan_skp(skp)
    ]


def months_of_indikator(
    skp: Skp, deret: DeretIndikator, terpilih: date, pada: date
) -> list[BulanTampil]:
    """Of one indicator; each links to its form."""
    return [
        _month(
            bulan,
            [deret],
            terpilih,
            pada,
            reverse("realisasi_isi", args=[deret.indikator.pk, f"{bulan:%Y-%m}"]),
        )
        for bulan in bulan_skp(skp)
    ]


def _month(
    bulan: date, deret: list[DeretIndikator], terpilih: date, pada: date, alamat: str
) -> BulanTampil:
    terisi = sum(satu.bulan[bulan.month - 1].realisasi is not None for satu in deret)
    if bulan > pada:
        keadaan = "nanti"
    elif deret and terisi == len(deret):
        keadaan = "selesai"
    else:
        keadaan = "jalan" if (bulan.year, bulan.month) == (pada.year, pada.month) else "lewat"
    return BulanTampil(bulan, terisi, len(deret), keadaan, bulan == terpilih, alamat)
