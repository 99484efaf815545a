"""Whether the service answered, minute by minute, and the times in which it did not."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Denyut(models.Model):
    """One minute in which a serving process could answer, with what its gate let in and refused.

    No agency: all of a machine share it. Written by ``dasar.denyut``, deleted after a week.
    """

    menit = models.DateTimeField(primary_key=True)
    diterima = models.PositiveIntegerField(default=0)
    ditolak = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "denyut"

    def __str__(self) -> str:
        return f"{self.menit:%Y-%m-%d %H:%M}"


class SebabGangguan(models.TextChoices):
    MATI = "mati", "Layanan tidak menjawab"
    BEBAN = "beban", "Layanan menolak sebagian besar permintaan karena kelebihan beban"
    PEMELIHARAAN = "pemeliharaan", "Pemeliharaan"


class Gangguan(models.Model):
    """A time in which the service did not answer, from ``mulai`` up to ``selesai``.

    Found from the minutes it holds for every agency (``instansi`` None); entered as maintenance
    it holds for the agency of whoever entered it, with the reason. Never changed afterwards.
    """

    instansi = models.ForeignKey(
        "organisasi.Instansi",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
    )
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    sebab = models.CharField(max_length=12, choices=SebabGangguan.choices)
    keterangan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "gangguan layanan"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="gangguan_rentang"),
            models.CheckConstraint(
                condition=Q(instansi__isnull=True, oleh__isnull=True)
                & ~Q(sebab=SebabGangguan.PEMELIHARAAN)
                | Q(instansi__isnull=False, oleh__isnull=False)
                & Q(sebab=SebabGangguan.PEMELIHARAAN)
                & ~Q(keterangan=""),
                name="gangguan_sumber",
            ),
            models.UniqueConstraint(
                fields=["instansi", "mulai"], name="gangguan_satu_mulai", nulls_distinct=False
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-selesai"], name="gangguan_terbaru")]

    def __str__(self) -> str:
        return f"{self.sebab} {self.mulai:%Y-%m-%d %H:%M}"

    @property
    def menit(self) -> int:
        """How long it lasted, in minutes."""
        return int((self.selesai - self.mulai).total_seconds()) // 60
