"""What a plan said when it was agreed: one row for each agreed version."""

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models.skp import Skp


class VersiSkp(MilikInstansi):
    """The whole plan as it was approved, in JSON; ``alasan`` says why it was changed in mid-year
    (empty for the first).
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="riwayat")
    nomor = models.PositiveSmallIntegerField()
    isi = models.JSONField()
    alasan = models.CharField(max_length=1000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "versi SKP"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "skp", "nomor"], name="versi_nomor")
        ]

    def __str__(self) -> str:
        return f"versi {self.nomor}"
