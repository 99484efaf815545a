"""What a reader is told of lateness: a typed month's own mark, or how many of its days were late.

A month that follows its days has no window of its own to miss (docs/keputusan/0027).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    Count,
    DateField,
    Func,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import JSONObject

from tera.pelaksanaan.models import AsalRealisasi, ProgresHarian, Realisasi


@dataclass(frozen=True, slots=True)
class Keterlambatan:
    """``dari`` entries make up the month, ``banyak`` of them were late; a typed month is one."""

    banyak: int
    dari: int
    alasan: tuple[str, ...]
    harian: bool = False

    @property
    def penuh(self) -> bool:
        """Whether all of it was late."""
        return self.banyak == self.dari

    @property
    def tanda(self) -> str:
        """The mark: "Terlambat", or how many of the days."""
        if not self.harian:
            return "Terlambat"
        return f"{self.banyak} dari {self.dari} catatan harian terlambat"

    @property
    def teks_alasan(self) -> str:
        """The reasons given, each once."""
        return "; ".join(self.alasan)


def with_harian(realisasi: QuerySet[Realisasi]) -> QuerySet[Any]:
    """Each month with ``harian``, what ``late_of`` needs of its days: within the same query."""
    awal, bulan_depan = OuterRef("bulan"), "(%(expressions)s + interval '1 month')::date"
    dijumlahkan = ProgresHarian.objects.filter(
        instansi_id=OuterRef("instansi_id"),
        aksi__indikator=OuterRef("indikator"),
        tanggal__gte=awal,
        tanggal__lt=Func(awal, template=bulan_depan, output_field=DateField()),
        nilai__isnull=False,
    )
    jumlah = (
        dijumlahkan.order_by()
        .values("aksi__indikator")
        .annotate(
            dari=Count("pk"),
            banyak=Count("pk", filter=Q(terlambat=True)),
            alasan=ArrayAgg(
                "alasan_terlambat", filter=Q(terlambat=True), distinct=True, default=[]
            ),
        )
        .values(isi=JSONObject(dari="dari", banyak="banyak", alasan="alasan"))
    )
    return realisasi.annotate(
        harian=Case(
            When(asal=AsalRealisasi.HARIAN, then=Subquery(jumlah)),
            default=None,
            output_field=JSONField(),
        )
    )


def late_of(satu: Any) -> Keterlambatan | None:
    """What is told of a month of ``with_harian``; None where nothing was late."""
    if satu.terlambat:
        return Keterlambatan(1, 1, (satu.alasan_terlambat,))
    isi = satu.harian
    if not isi or not isi["banyak"]:
        return None
    return Keterlambatan(isi["banyak"], isi["dari"], tuple(isi["alasan"]), harian=True)
