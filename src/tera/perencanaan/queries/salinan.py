"""Where a plan may be copied from, and what of it is still as it was copied."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from tera.dasar.errors import TidakDitemukan
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.states import StatusSkp


def sumber_salinan(skp: Skp) -> QuerySet[Skp]:
    """Plans to copy from: one's own of earlier years first, then those of colleagues.

    A colleague's plan must be approved, of the same position, of this year or the one before.
    ``jumlah`` counts the results.
    """
    sendiri = Q(pegawai=skp.pegawai_id, tahun__lt=skp.tahun)
    rekan = Q(
        penugasan__jabatan=skp.penugasan.jabatan_id,
        status=StatusSkp.DISETUJUI,
        tahun__in=(skp.tahun, skp.tahun - 1),
    ) & ~Q(pegawai=skp.pegawai_id)
    return (
        Skp.objects.filter(sendiri | rekan, instansi_id=skp.instansi_id)
        .annotate(
            jumlah=Count("hasil"),
            giliran=Case(When(pegawai=skp.pegawai_id, then=Value(0)), default=Value(1)),
        )
        .filter(jumlah__gt=0)
        .select_related("pegawai", "penugasan__jabatan", "penugasan__unit")
        .order_by("giliran", "-tahun", "pegawai__nama", "id")
    )


def get_sumber(skp: Skp, dari_id: int) -> Skp:
    """One of the plans to copy from; raises TidakDitemukan for any other."""
    dari = sumber_salinan(skp).filter(pk=dari_id).first()
    if dari is None:
        raise TidakDitemukan("SKP itu tidak dapat disalin ke SKP ini.")
    return dari


@dataclass(frozen=True, slots=True)
class TandaSalinan:
    """Which plan a result was copied from, and whether it is still word for word the same."""

    sumber: str
    sama: bool


def tanda_salinan(skp: Skp, hasil: Iterable[RencanaHasilKerja]) -> dict[int, TandaSalinan]:
    """For each copied result its mark; two queries where there is one, else none."""
    salinan = {satu.pk: satu for satu in hasil if satu.salinan_dari_id}
    if not salinan:
        return {}
    asal = {
        satu.pk: satu
        for satu in RencanaHasilKerja.objects.filter(
            pk__in={satu.salinan_dari_id for satu in salinan.values()}
        )
        .select_related("skp__pegawai")
        .prefetch_related("indikator")
    }
    return {
        nomor: _mark(skp, satu, asal[satu.salinan_dari_id])
        for nomor, satu in salinan.items()
        if satu.salinan_dari_id in asal
    }


def _mark(skp: Skp, hasil: RencanaHasilKerja, asal: RencanaHasilKerja) -> TandaSalinan:
    milik = "" if asal.skp.pegawai_id == skp.pegawai_id else f" {asal.skp.pegawai.nama}"
    return TandaSalinan(f"SKP {asal.skp.tahun}{milik}", _words(hasil) == _words(asal))


def _words(hasil: RencanaHasilKerja) -> tuple[Any, ...]:
    return (
        hasil.uraian.split(),
        sorted(_indicator_words(satu) for satu in hasil.indikator.all()),
    )


def _indicator_words(satu: IndikatorKinerja) -> tuple[str, str]:
    return " ".join(satu.uraian.split()), satu.target_tampil
