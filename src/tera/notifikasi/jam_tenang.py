"""Quiet hours: when an agency wants nobody to be disturbed. Pure: the caller brings the moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tera.aturan.libur import Libur
from tera.organisasi.pengaturan.kehadiran import libur_of

SEHARI = timedelta(days=1)
HARI_TERBANYAK = 60


@dataclass(frozen=True, slots=True)
class JamTenang:
    """From ``mulai`` to ``selesai``, across midnight where ``mulai`` is the later one; equal means
    never. With ``hari_libur`` whole days off are quiet as well."""

    mulai: time
    selesai: time
    hari_libur: bool
    libur: Libur

    def is_tenang(self, setempat: datetime) -> bool:
        """Whether a moment of the agency's own zone is quiet."""
        jam = setempat.time()
        if self.hari_libur and not self.libur.is_kerja(setempat.date()):
            return True
        if self.mulai <= self.selesai:
            return self.mulai <= jam < self.selesai
        return jam >= self.mulai or jam < self.selesai

    def next_boleh(self, saat: datetime, zona: ZoneInfo) -> datetime:
        """The first moment from ``saat`` on that is not quiet."""
        setempat = saat.astimezone(zona)
        if not self.is_tenang(setempat):
            return saat
        hari = setempat.date()
        for _ in range(HARI_TERBANYAK):
            calon = datetime.combine(hari, self.selesai, tzinfo=zona)
            if calon > setempat and not self.is_tenang(calon):
                return calon.astimezone(saat.tzinfo)
            hari += SEHARI
        return saat


def jam_tenang_of(pengaturan: Mapping[str, Any]) -> JamTenang:
    """An agency's quiet hours from its settings of a day."""
    isi = pengaturan["jam_tenang"]
    return JamTenang(
        mulai=_time(isi["mulai"]),
        selesai=_time(isi["selesai"]),
        hari_libur=bool(isi["hari_libur"]),
        libur=libur_of(pengaturan["hari_libur"]),
    )


def _time(teks: str) -> time:
    jam, menit = teks.split(".")
    return time(int(jam), int(menit))
