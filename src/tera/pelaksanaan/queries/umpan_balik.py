"""Feedback as threads, and who reads which of them (decision record 0023)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.pelaksanaan.models import UmpanBalik
from tera.perencanaan.models import Skp


def terbaca(akun: Akun, pada: date) -> Q:
    """Condition on the first word of a thread: those about oneself and about the people whom the
    account sees (one rates them, one's raters do, one's units or a role), and those that one
    wrote."""
    milik = Q(instansi_id=akun.instansi_id, dari_id=akun.pegawai_id)
    return lingkup_pegawai(akun, pada) | (milik if akun.pegawai_id is not None else Q(pk=None))


def get_utas(skp: Skp, umpan_balik_id: int) -> UmpanBalik:
    """The first word of a thread of this plan; raises TidakDitemukan for any other row."""
    return _found(UmpanBalik.objects.filter(_of_skp(skp), induk__isnull=True), umpan_balik_id)


def get_utas_terbaca(akun: Akun, umpan_balik_id: int, pada: date) -> UmpanBalik:
    """The first word of a thread that the account reads; raises TidakDitemukan for any other."""
    return _found(
        UmpanBalik.objects.filter(terbaca(akun, pada), induk__isnull=True), umpan_balik_id
    )


def _found(daftar: QuerySet[UmpanBalik], umpan_balik_id: int) -> UmpanBalik:
    awal = (
        daftar.filter(pk=umpan_balik_id)
        .select_related("skp__pegawai", "pegawai", "dari", "hasil", "selesai_oleh")
        .prefetch_related(_JAWABAN)
        .first()
    )
    if awal is None:
        raise TidakDitemukan("Umpan balik tidak ditemukan.")
    return awal


@dataclass(frozen=True, slots=True)
class UtasUmpanBalik:
    """A first word and what was answered to it, oldest answer first."""

    awal: UmpanBalik
    jawaban: tuple[UmpanBalik, ...]

    @property
    def terakhir(self) -> datetime:
        return (self.jawaban[-1] if self.jawaban else self.awal).dibuat_pada


def umpan_balik_of(
    skp: Skp, *, mulai: date | None = None, selesai: date | None = None, dibaca: Q | None = None
) -> list[UtasUmpanBalik]:
    """Threads of a plan, the one that moved last first: one query.

    With ``mulai`` or ``selesai`` only threads opened in those days (of the agency's zone) count,
    with all their answers; ``dibaca`` leaves out those that a reader must not see (``terbaca``).
    What was said about the person while there was no plan belongs to the one of that day.
    ``dari``, ``hasil`` are loaded.
    """
    jawaban: dict[int, list[UmpanBalik]] = {}
    awal = []
    semua = UmpanBalik.objects.filter(_of_skp(skp))
    if dibaca is not None:
        semua = semua.filter(dibaca | Q(induk__isnull=False))
    for satu in semua.select_related("dari", "hasil", "selesai_oleh").order_by("id"):
        if satu.induk_id is not None:
            jawaban.setdefault(satu.induk_id, []).append(satu)
        elif _within(satu, skp, mulai, selesai):
            awal.append(satu)
    utas = [UtasUmpanBalik(satu, tuple(jawaban.get(satu.pk, ()))) for satu in awal]
    return sorted(utas, key=lambda satu: satu.terakhir, reverse=True)


def _of_skp(skp: Skp) -> Q:
    return Q(instansi_id=skp.instansi_id) & (
        Q(skp=skp) | Q(skp__isnull=True, pegawai_id=skp.pegawai_id)
    )


def _within(satu: UmpanBalik, skp: Skp, mulai: date | None, selesai: date | None) -> bool:
    if satu.skp_id is None:
        mulai, selesai = max(mulai or date.min, skp.mulai), min(selesai or date.max, skp.selesai)
    if mulai is None and selesai is None:
        return True
    tanggal = satu.dibuat_pada.astimezone(skp.instansi.zona).date()
    return (mulai or date.min) <= tanggal <= (selesai or date.max)


_JAWABAN = Prefetch("jawaban", queryset=UmpanBalik.objects.select_related("dari").order_by("id"))


def utas_diterima(akun: Akun) -> QuerySet[UmpanBalik]:
    """Threads about the account's person, the one that moved last first; two queries a page."""
    return _threads(akun, Q(pegawai_id=akun.pegawai_id))


def utas_diberi(akun: Akun) -> QuerySet[UmpanBalik]:
    """Threads that the account's person began."""
    return _threads(akun, Q(dari_id=akun.pegawai_id))


def _threads(akun: Akun, milik: Q) -> QuerySet[UmpanBalik]:
    return (
        UmpanBalik.objects.milik_instansi(akun.instansi_id)
        .filter(milik, induk__isnull=True)
        .select_related("pegawai", "dari", "hasil", "selesai_oleh")
        .annotate(terakhir=Coalesce(Max("jawaban__dibuat_pada"), "dibuat_pada"))
        .prefetch_related(_JAWABAN)
        .order_by("-terakhir", "-id")
    )


def as_utas(awal: UmpanBalik) -> UtasUmpanBalik:
    """A loaded first word with its answers. No query."""
    return UtasUmpanBalik(awal, tuple(awal.jawaban.all()))
