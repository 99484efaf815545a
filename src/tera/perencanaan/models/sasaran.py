"""Objectives of a unit for a year, with measurable indicators."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import UnitKerja
from tera.perencanaan.models.target import Bertarget


class SasaranUnit(MilikInstansi):
    """What a unit means to reach in a year; ``induk`` is the objective above that it serves."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="sasaran")
    tahun = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=500)
    induk = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="turunan", null=True, blank=True
    )
    urut = models.PositiveSmallIntegerField(default=0)
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran unit"
        indexes = [models.Index(fields=["instansi", "unit", "tahun"], name="sasaran_unit")]

    def __str__(self) -> str:
        return self.uraian


class IndikatorSasaran(MilikInstansi, Bertarget):
    """How the unit knows that it got there."""

    sasaran = models.ForeignKey(SasaranUnit, on_delete=models.CASCADE, related_name="indikator")

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Bertarget.Meta):
        verbose_name = "indikator sasaran"
        indexes = [models.Index(fields=["instansi", "sasaran"], name="indikator_sasaran")]

    def __str__(self) -> str:
        return self.uraian
