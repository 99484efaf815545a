"""By when a day's entry and a month's realisasi are written, outages of the service included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from tera.aturan.gangguan import Gangguan, Perpanjangan, extend_window, say_minutes
from tera.aturan.kalender import format_tanggal
from tera.aturan.perhitungan import Perhitungan
from tera.dasar.models import Gangguan as GangguanTercatat
from tera.dasar.tersusun import tersusun
from tera.organisasi.models import Instansi, PengaturanInstansi
from tera.organisasi.pengaturan import KUNCI
from tera.organisasi.pengaturan.kehadiran import libur_of
from tera.organisasi.pengaturan.pelaksanaan import (
    BATAS_PROGRES,
    BATAS_REALISASI,
    GANGGUAN,
    aturan_gangguan_of,
    batas_progres_of,
    batas_realisasi_of,
)

LIBUR = "hari_libur"
SETELAN = (BATAS_PROGRES, BATAS_REALISASI, GANGGUAN, LIBUR)


@dataclass(frozen=True, slots=True)
class Batas:
    """The last day on which something is in time; ``perpanjangan`` tells how it came about."""

    tanggal: date
    perpanjangan: Perhitungan[Perpanjangan]

    @property
    def semula(self) -> date:
        return self.perpanjangan.nilai.semula

    @property
    def diperpanjang(self) -> bool:
        return self.tanggal > self.semula

    def lewat(self, pada: date) -> bool:
        """Whether what is written on that day is late."""
        return pada > self.tanggal

    @property
    def kalimat(self) -> str:
        """Why the day was moved, as people read it; empty where it was not."""
        if not self.diperpanjang:
            return ""
        isi = self.perpanjangan.nilai
        hari = " dan ".join(format_tanggal(satu) for satu in isi.hari)
        return (
            f"Batas diperpanjang sampai {format_tanggal(self.tanggal)} karena layanan terganggu "
            f"{say_minutes(isi.menit)} pada {hari}."
        )


@dataclass(frozen=True, slots=True)
class KalenderBatas:
    """All windows of an agency: read once, asked for as many days and months as a page shows."""

    instansi: Instansi
    setelan: Mapping[str, tuple[tuple[date, Any], ...]]
    gangguan: tuple[Gangguan, ...]

    def progres(self, tanggal: date) -> Batas:
        """Of a day's entry, by the settings of that day."""
        hari = self._setting(BATAS_PROGRES, tanggal)
        return self._extended(batas_progres_of(hari, tanggal), tanggal)

    def realisasi(self, bulan: date) -> Batas:
        """Of a month (its first day), by the settings of that day."""
        hari = self._setting(BATAS_REALISASI, bulan)
        return self._extended(batas_realisasi_of(hari, bulan), bulan)

    def of_day(self, akhir: date) -> Batas:
        """Of a window that ends with a day known otherwise, such as the deadline of plans."""
        return self._extended(akhir, akhir)

    def _extended(self, akhir: date, sejak: date) -> Batas:
        hitung = extend_window(
            akhir=akhir,
            gangguan=self.gangguan,
            aturan=aturan_gangguan_of(self._setting(GANGGUAN, sejak)),
            zona=self.instansi.zona,
            libur=libur_of(self._setting(LIBUR, sejak)),
        )
        return Batas(hitung.nilai.sampai, hitung)

    def _setting(self, nama: str, pada: date) -> Any:
        berlaku = [isi for sejak, isi in self.setelan.get(nama, ()) if sejak <= pada]
        return berlaku[-1] if berlaku else KUNCI[nama].bawaan


def batas_progres(instansi: Instansi, tanggal: date) -> Batas:
    """By when a day's entry is in time: one query. For many days see ``kalender_batas``."""
    return kalender_batas(instansi, sejak=tanggal).progres(tanggal)


def batas_realisasi(instansi: Instansi, bulan: date) -> Batas:
    """By when a month (its first day) is reported in time: one query."""
    return kalender_batas(instansi, sejak=bulan).realisasi(bulan)


def kalender_batas(instansi: Instansi, *, sejak: date) -> KalenderBatas:
    """Every window of days and months from ``sejak`` on: one query."""
    awal = datetime.combine(sejak, time.min, instansi.zona) - timedelta(days=1)
    tersimpan, terganggu = _tersimpan(instansi.pk, awal)[0]
    return KalenderBatas(instansi, _read_settings(tersimpan), _read_outages(terganggu))


@tersusun
def _tersimpan(instansi_id: int, awal: datetime) -> QuerySet[Instansi, tuple[Any, Any]]:
    setelan = PengaturanInstansi.objects.filter(instansi=OuterRef("pk"), kunci__in=SETELAN)
    gangguan = GangguanTercatat.objects.filter(
        Q(instansi=OuterRef("pk")) | Q(instansi__isnull=True), selesai__gt=awal
    )
    return Instansi.objects.filter(pk=instansi_id).values_list(
        ArraySubquery(
            setelan.order_by("sejak").values(
                satu=JSONObject(kunci="kunci", sejak="sejak", isi="isi")
            )
        ),
        ArraySubquery(
            gangguan.order_by("mulai").values(satu=JSONObject(mulai="mulai", selesai="selesai"))
        ),
    )


def _read_settings(baris: Iterable[Mapping[str, Any]]) -> dict[str, tuple[tuple[date, Any], ...]]:
    hasil: dict[str, list[tuple[date, Any]]] = {}
    for satu in baris:
        isi = KUNCI[satu["kunci"]].read(satu["isi"])
        hasil.setdefault(satu["kunci"], []).append((date.fromisoformat(satu["sejak"]), isi))
    return {nama: tuple(isi) for nama, isi in hasil.items()}


def _read_outages(baris: Iterable[Mapping[str, Any]]) -> tuple[Gangguan, ...]:
    return tuple(
        Gangguan(datetime.fromisoformat(satu["mulai"]), datetime.fromisoformat(satu["selesai"]))
        for satu in baris
    )
