"""The record of outages as everyone of an agency may read it, and what it moved."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from tera.aturan.gangguan import say_minutes
from tera.aturan.kalender import NAMA_BULAN, add_bulan, format_tanggal
from tera.dasar.models import Gangguan
from tera.organisasi.models import Instansi
from tera.pelaksanaan.queries.batas import Batas, KalenderBatas, kalender_batas
from tera.perencanaan.models import PerpanjanganTenggat

GANGGUAN_TERBANYAK = 50
BULAN_LALU = 12
HARI_LALU = 70
"""The longest window of a day (the setting's maximum), and some days to be moved by."""


@dataclass(frozen=True, slots=True)
class BatasGeser:
    """A window that an outage moved: of what, and how."""

    perihal: str
    batas: Batas


@dataclass(frozen=True, slots=True)
class GangguanTampil:
    """An outage with its length in words."""

    gangguan: Gangguan
    lama: str


def gangguan_of(instansi: Instansi) -> list[GangguanTampil]:
    """The latest outages of an agency, of all agencies included: one query."""
    baris = (
        Gangguan.objects.filter(Q(instansi=instansi) | Q(instansi__isnull=True))
        .select_related("oleh")
        .order_by("-mulai")[:GANGGUAN_TERBANYAK]
    )
    return [GangguanTampil(satu, say_minutes(satu.menit)) for satu in baris]


def tenggat_geser(instansi: Instansi) -> list[PerpanjanganTenggat]:
    """Deadlines of plans that the rule moved, newest first: one query."""
    return list(
        PerpanjanganTenggat.objects.milik_instansi(instansi.pk)
        .filter(oleh__isnull=True)
        .select_related("unit")
        .order_by("-id")[:GANGGUAN_TERBANYAK]
    )


def batas_geser(instansi: Instansi, hari_ini: date) -> list[BatasGeser]:
    """Windows of the last year's months and of the last days that were moved: one query."""
    kalender = kalender_batas(instansi, sejak=add_bulan(hari_ini.replace(day=1), -BULAN_LALU))
    return _moved(kalender, hari_ini, BULAN_LALU) if kalender.gangguan else []


def batas_geser_kini(instansi: Instansi, hari_ini: date) -> list[BatasGeser]:
    """Those of them that are open only because they were moved: one query."""
    kalender = kalender_batas(instansi, sejak=hari_ini - timedelta(days=HARI_LALU))
    semua = _moved(kalender, hari_ini, 2) if kalender.gangguan else []
    return [s for s in semua if s.batas.semula < hari_ini <= s.batas.tanggal]


def _moved(kalender: KalenderBatas, hari_ini: date, bulan: int) -> list[BatasGeser]:
    awal = hari_ini.replace(day=1)
    deret = [add_bulan(awal, -mundur) for mundur in range(bulan + 1)]
    semua = [
        BatasGeser(f"Realisasi {NAMA_BULAN[satu.month - 1]} {satu.year}", kalender.realisasi(satu))
        for satu in deret
    ]
    hari = [hari_ini - timedelta(days=mundur) for mundur in range(HARI_LALU)]
    semua += [
        BatasGeser(f"Progres harian {format_tanggal(satu)}", kalender.progres(satu))
        for satu in hari
    ]
    return [satu for satu in semua if satu.batas.diperpanjang]
