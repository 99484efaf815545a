"""Which periods and deadlines a page for today speaks of. Pure: the caller brings the day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tera.aturan.kalender import JenisPeriode, Periode, periode_setahun
from tera.aturan.parameter import parameter
from tera.penilaian.waktu import dibuka_sejak


def bulan_lalu(hari_ini: date) -> date:
    """The first day of the month before this one."""
    return (hari_ini.replace(day=1) - timedelta(days=1)).replace(day=1)


def bulan_laporan(tahun: int, hari_ini: date) -> date:
    """The last month of ``tahun`` that is over: last month, or December of a year gone by."""
    return date(tahun, 12, 1) if tahun < hari_ini.year else bulan_lalu(hari_ini)


def periode_terbuka(jenis: JenisPeriode, pengaturan: Mapping[str, Any], hari_ini: date) -> Periode:
    """The newest period of a kind in which ratings may be given already."""
    semua = [
        satu
        for tahun in (hari_ini.year - 1, hari_ini.year)
        for satu in periode_setahun(tahun, jenis)
    ]
    terbuka = [satu for satu in semua if dibuka_sejak(satu, pengaturan) <= hari_ini]
    return terbuka[-1] if terbuka else semua[0]


def tenggat_evaluasi_tahunan(tahun: int) -> date:
    """Last day for the annual evaluations of a year; not verified, and pages say so."""
    isi = parameter("tenggat_penetapan").pada(date(tahun, 1, 1)).isi["evaluasi_tahunan"]
    return date(tahun + isi["tahun"], isi["bulan"], isi["hari"])
