"""Objectives of a unit for a year, with measurable indicators."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import UnitKerja
from tera.perencanaan.models.strategis import IndikatorStrategis, SasaranStrategis
from tera.perencanaan.models.target import Bertarget, LembarIndikator


class SasaranUnit(MilikInstansi):
    """What a unit means to reach in a year (its perjanjian kinerja).

    ``induk`` is the objective above that it serves, ``strategis`` the one of several years of
    which it is this year's part.
    """

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="sasaran")
    tahun = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=500)
    induk = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="turunan", null=True, blank=True
    )
    strategis = models.ForeignKey(
        SasaranStrategis, on_delete=models.SET_NULL, related_name="tahunan", null=True, blank=True
    )
    urut = models.PositiveSmallIntegerField(default=0)
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran unit"
        indexes = [models.Index(fields=["instansi", "unit", "tahun"], name="sasaran_unit")]

    def __str__(self) -> str:
        return self.uraian


class IndikatorSasaran(MilikInstansi, Bertarget, LembarIndikator):
    """How the unit knows that it got there."""

    sasaran = models.ForeignKey(SasaranUnit, on_delete=models.CASCADE, related_name="indikator")
    strategis = models.ForeignKey(
        IndikatorStrategis, on_delete=models.SET_NULL, related_name="tahunan", null=True, blank=True
    )

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Bertarget.Meta):
        verbose_name = "indikator sasaran"
        indexes = [models.Index(fields=["instansi", "sasaran"], name="indikator_sasaran")]

    def __str__(self) -> str:
        return self.uraian
