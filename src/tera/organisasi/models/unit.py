"""Units and, by date, which unit stands under which."""

from django.db import models
from django.db.models import Q

from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi


class UnitKerja(MilikInstansi, Berlaku):
    """An organisational unit (unor); ``kode`` is the national service's UNOR ID."""

    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=250)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "unit kerja"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(fields=["instansi", "kode"], name="unit_kode"),
        ]

    def __str__(self) -> str:
        return self.nama


class SusunanUnit(MilikInstansi, Berlaku):
    """Parent of a unit for a time; the top unit has ``induk`` empty."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.CASCADE, related_name="susunan")
    induk = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="susunan_bawahan", null=True
    )

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "susunan unit"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "unit"],
                condition=Q(sampai__isnull=True),
                name="susunan_satu_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} di bawah {self.induk_id}"
