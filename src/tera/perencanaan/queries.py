"""Questions about plans. Everything a person reads starts from ``skp_terlihat``."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import Pegawai
from tera.organisasi.queries import atasan_pada
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.models.skp import SkpQuerySet


def skp_terlihat(akun: Akun, pada: date) -> SkpQuerySet:
    """Plans within the account's scope on a day."""
    return Skp.objects.filter(lingkup_pegawai(akun, pada))


def get_skp(akun: Akun, skp_id: int, pada: date) -> Skp:
    """One plan with person, position and unit; raises TidakDitemukan outside of the scope."""
    skp = (
        skp_terlihat(akun, pada)
        .select_related("instansi", "pegawai", "penilai", "penugasan__jabatan", "penugasan__unit")
        .filter(pk=skp_id)
        .first()
    )
    if skp is None:
        raise TidakDitemukan("SKP tidak ditemukan.")
    return skp


def hasil_of(skp: Skp) -> list[RencanaHasilKerja]:
    """The plan's results in printing order with indicators: two queries."""
    return list(
        RencanaHasilKerja.objects.filter(skp=skp)
        .select_related("induk", "sasaran")
        .prefetch_related(
            Prefetch("indikator", queryset=IndikatorKinerja.objects.order_by("urut", "id"))
        )
        .order_by("-jenis", "urut", "id")
    )


def skp_pegawai(pegawai: Pegawai, tahun: int) -> list[Skp]:
    """A person's plans of a year, newest assignment first."""
    return list(
        Skp.objects.milik_instansi(pegawai.instansi_id)
        .milik(pegawai)
        .tahun(tahun)
        .select_related("penugasan__jabatan", "penugasan__unit")
        .order_by("-mulai", "-id")
    )


def hasil_pimpinan(pegawai: Pegawai, tahun: int, pada: date) -> QuerySet[RencanaHasilKerja]:
    """Results of the direct superior's plan of the year: what one's own results may serve."""
    atasan = atasan_pada(pegawai.pk, pada)
    if atasan is None:
        return RencanaHasilKerja.objects.none()
    return RencanaHasilKerja.objects.filter(
        instansi_id=pegawai.instansi_id, skp__pegawai=atasan, skp__tahun=tahun
    ).order_by("-jenis", "urut", "id")


def sasaran_for(instansi_id: int, unit_ids: Iterable[int], tahun: int) -> QuerySet[SasaranUnit]:
    """Objectives of these units in a year, with indicators."""
    return (
        SasaranUnit.objects.milik_instansi(instansi_id)
        .filter(unit_id__in=list(unit_ids), tahun=tahun)
        .select_related("induk")
        .prefetch_related("indikator")
        .order_by("urut", "id")
    )
