"""Feedback as threads."""

from dataclasses import dataclass
from datetime import date, datetime

from tera.dasar.errors import TidakDitemukan
from tera.pelaksanaan.models import UmpanBalik
from tera.perencanaan.models import Skp


def get_utas(skp: Skp, umpan_balik_id: int) -> UmpanBalik:
    """The first word of a thread of this plan; raises TidakDitemukan for any other row."""
    awal = (
        UmpanBalik.objects.filter(skp=skp, induk__isnull=True, pk=umpan_balik_id)
        .select_related("skp__pegawai", "dari", "hasil")
        .first()
    )
    if awal is None:
        raise TidakDitemukan("Umpan balik tidak ditemukan.")
    return awal


@dataclass(frozen=True, slots=True)
class UtasUmpanBalik:
    """A superior's word and what was answered to it, oldest answer first."""

    awal: UmpanBalik
    jawaban: tuple[UmpanBalik, ...]

    @property
    def terakhir(self) -> datetime:
        return (self.jawaban[-1] if self.jawaban else self.awal).dibuat_pada


def umpan_balik_of(
    skp: Skp, *, mulai: date | None = None, selesai: date | None = None
) -> list[UtasUmpanBalik]:
    """Threads of a plan, the one that moved last first: one query.

    With ``mulai`` or ``selesai`` only threads opened in those days (of the agency's zone) count,
    with all their answers. ``dari``, ``hasil`` are loaded.
    """
    jawaban: dict[int, list[UmpanBalik]] = {}
    awal = []
    semua = UmpanBalik.objects.filter(instansi_id=skp.instansi_id, skp=skp)
    for satu in semua.select_related("dari", "hasil").order_by("id"):
        if satu.induk_id is not None:
            jawaban.setdefault(satu.induk_id, []).append(satu)
        elif _within(satu.dibuat_pada, skp, mulai, selesai):
            awal.append(satu)
    utas = [UtasUmpanBalik(satu, tuple(jawaban.get(satu.pk, ()))) for satu in awal]
    return sorted(utas, key=lambda satu: satu.terakhir, reverse=True)


def _within(pada: datetime, skp: Skp, mulai: date | None, selesai: date | None) -> bool:
    tanggal = pada.astimezone(skp.instansi.zona).date() if mulai or selesai else None
    return tanggal is None or (mulai or date.min) <= tanggal <= (selesai or date.max)
