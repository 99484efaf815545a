"""The shape of a target, shared by units' and people's indicators."""

from django.db import models
from django.db.models import F, Q

from tera.aturan.target import Arah, JenisTarget, Target, format_target


class Bertarget(models.Model):
    """A target as number, range or text, with its unit of measure and direction."""

    uraian = models.CharField(max_length=500)
    jenis_target = models.CharField(max_length=7, choices=JenisTarget.choices())
    target_bawah = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_teks = models.CharField(max_length=500, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    arah = models.CharField(max_length=5, choices=Arah.choices(), default=Arah.NAIK.value)
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis_target="angka", target_bawah__isnull=False)
                | Q(jenis_target="rentang", target_bawah__lte=F("target_atas"))
                | Q(jenis_target="teks"),
                name="%(app_label)s_%(class)s_target",
            )
        ]

    @property
    def target(self) -> Target:
        return Target(
            JenisTarget(self.jenis_target), self.target_bawah, self.target_atas, self.target_teks
        )

    @property
    def target_tampil(self) -> str:
        """Target with its unit of measure, as printed: ``98-99,5 %``."""
        return f"{format_target(self.target)} {self.satuan}".strip()
