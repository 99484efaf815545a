"""Actions of a plan, with what their daily entries have reached."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, Periode
from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.pelaksanaan.models import RencanaAksi
from tera.pelaksanaan.queries.terbuka import dilaporkan
from tera.perencanaan.models import IndikatorKinerja, Skp

TRIWULAN = "-tw"


@dataclass(frozen=True, slots=True)
class AksiBerjalan:
    """An action with its entries: how many, their sum, the last day, in words where it matters."""

    aksi: RencanaAksi
    catatan: int
    tercapai: Decimal | None
    terakhir: date | None

    @property
    def selesai(self) -> bool:
        """Said to be finished, or its target reached."""
        target = self.aksi.target
        penuh = target is not None and self.tercapai is not None and self.tercapai >= target
        return self.aksi.selesai_pada is not None or penuh


def get_aksi(akun: Akun, aksi_id: int, pada: date) -> RencanaAksi:
    """An action with result and plan; raises TidakDitemukan outside of the scope."""
    aksi = (
        RencanaAksi.objects.filter(lingkup_pegawai(akun, pada, "skp__pegawai_id"), pk=aksi_id)
        .select_related("skp__pegawai", "skp__instansi", "hasil", "indikator")
        .first()
    )
    if aksi is None:
        raise TidakDitemukan("Rencana aksi tidak ditemukan.")
    return aksi


def aksi_of(skp: Skp, periode: Periode) -> list[AksiBerjalan]:
    """Actions of a period in the order of their results: one query."""
    baris: list[Any] = _aksi(skp.instansi_id, skp.pk, periode.kode)
    return [AksiBerjalan(satu, satu.banyak, satu.tercapai, satu.terakhir) for satu in baris]


@tersusun
def _aksi(instansi_id: int, skp_id: int, periode: str) -> QuerySet[RencanaAksi]:
    return (
        RencanaAksi.objects.filter(instansi_id=instansi_id, skp_id=skp_id, periode=periode)
        .select_related("hasil", "indikator", "asal")
        .annotate(
            banyak=Count("progres"),
            tercapai=Sum("progres__nilai"),
            terakhir=Max("progres__tanggal"),
        )
        .order_by("-hasil__jenis", "hasil__urut", "hasil_id", "id")
    )


def jumlah_aksi(skp: Skp) -> dict[str, int]:
    """How many actions each period of the plan has, by its code: one query."""
    baris = RencanaAksi.objects.filter(instansi_id=skp.instansi_id, skp=skp).values_list("periode")
    return dict(baris.annotate(banyak=Count("id")).order_by())


def belum_dilanjutkan(skp: Skp, periode: Periode) -> QuerySet[Any]:
    """Unfinished actions of earlier periods of the same kind that nothing carries on yet, each
    with ``tercapai``: one query."""
    return _unfinished(Q(instansi_id=skp.instansi_id, skp=skp), periode)


def belum_dilanjutkan_instansi(instansi_id: int, periode: Periode) -> QuerySet[Any]:
    """The same for all plans of an agency that were handed in and hold in this period."""
    berlaku = Q(skp__mulai__lte=periode.selesai, skp__selesai__gte=periode.mulai)
    return _unfinished(Q(instansi_id=instansi_id) & berlaku & dilaporkan("skp__"), periode)


def _unfinished(milik: Q, periode: Periode) -> QuerySet[Any]:
    triwulan = Q(periode__contains=TRIWULAN)
    return (
        RencanaAksi.objects.filter(
            milik,
            triwulan if periode.jenis is JenisPeriode.TRIWULAN else ~triwulan,
            selesai__lt=periode.mulai,
            mulai__year=periode.tahun,
            selesai_pada__isnull=True,
            lanjutan__isnull=True,
        )
        .annotate(tercapai=Sum("progres__nilai"))
        .filter(Q(target__isnull=True) | Q(target__gt=Coalesce(F("tercapai"), Decimal(0))))
        .order_by("id")
    )


def indikator_tanpa_aksi(skp: Skp, periode: Periode) -> list[IndikatorKinerja]:
    """Indicators of a plan that no action of this period measures, in printing order."""
    ada = RencanaAksi.objects.filter(skp=skp, periode=periode.kode, indikator__isnull=False)
    return list(
        IndikatorKinerja.objects.filter(instansi_id=skp.instansi_id, hasil__skp=skp)
        .exclude(pk__in=ada.values("indikator_id"))
        .select_related("hasil")
        .order_by("-hasil__jenis", "hasil__urut", "hasil_id", "urut", "id")
    )
