"""Extensions of planning deadlines, recorded with their reason."""

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import UnitKerja


class PerpanjanganTenggat(MilikInstansi):
    """The deadline of a year's plans moved to ``sampai``, for a unit and below or for all.

    ``oleh`` None: by the rule about outages of the service.
    """

    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    sampai = models.DateField()
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "perpanjangan tenggat"
        indexes = [models.Index(fields=["instansi", "tahun"], name="perpanjangan_tahun")]

    def __str__(self) -> str:
        return f"{self.tahun} sampai {self.sampai}"
