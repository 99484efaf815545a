"""Objectives of several years (RPJMD, renstra): indicators with a baseline and yearly targets."""

from django.db import models
from django.db.models import F, Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import UnitKerja
from tera.perencanaan.models.target import LembarIndikator, NilaiTarget, Terukur


class DokumenStrategis(models.TextChoices):
    RPJMD = "rpjmd", "RPJMD"
    RENSTRA = "renstra", "Renstra"


class SasaranStrategis(MilikInstansi):
    """What the agency (RPJMD) or a unit (renstra) means to reach from ``mulai`` to ``selesai``,
    both years included; ``induk`` is the objective above that it serves.
    """

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="sasaran_strategis")
    dokumen = models.CharField(max_length=7, choices=DokumenStrategis.choices)
    mulai = models.PositiveSmallIntegerField()
    selesai = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=500)
    induk = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="turunan", null=True, blank=True
    )
    urut = models.PositiveSmallIntegerField(default=0)
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran strategis"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="strategis_rentang")
        ]
        indexes = [models.Index(fields=["instansi", "unit", "mulai"], name="strategis_unit")]

    def __str__(self) -> str:
        return self.uraian


class IndikatorStrategis(MilikInstansi, Terukur, LembarIndikator):
    """How the objective is measured over its years; ``awal`` is the state in ``tahun_awal``."""

    sasaran = models.ForeignKey(
        SasaranStrategis, on_delete=models.CASCADE, related_name="indikator"
    )
    awal = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    tahun_awal = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "indikator strategis"
        indexes = [models.Index(fields=["instansi", "sasaran"], name="indikator_strategis")]

    def __str__(self) -> str:
        return self.uraian


class TargetTahunan(MilikInstansi, NilaiTarget):
    """The target of an indicator in one year."""

    indikator = models.ForeignKey(
        IndikatorStrategis, on_delete=models.CASCADE, related_name="target_tahunan"
    )
    tahun = models.PositiveSmallIntegerField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(NilaiTarget.Meta):
        verbose_name = "target tahunan"
        constraints = [
            *NilaiTarget.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "indikator", "tahun"], name="target_sekali_setahun"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}"
