"""What was reached, month by month."""

from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models import IndikatorKinerja, Skp


class AsalRealisasi(models.TextChoices):
    """How a month's figure came about: typed, or added up from the daily entries."""

    DIKETIK = "diketik", "Diisi sendiri"
    HARIAN = "harian", "Jumlah progres harian"


class Realisasi(MilikInstansi):
    """What was reached in one month for one indicator: a number, a text, or both.

    There is no upper limit against the target: reaching more than planned is normal. What was
    typed after its window is ``terlambat``, with the reason given.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="realisasi")
    indikator = models.ForeignKey(
        IndikatorKinerja, on_delete=models.PROTECT, related_name="realisasi"
    )
    bulan = models.DateField(help_text="Tanggal 1 bulan yang dilaporkan.")
    nilai = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    teks = models.CharField(max_length=1000, blank=True)
    keterangan = models.CharField(max_length=1000, blank=True)
    asal = models.CharField(
        max_length=7, choices=AsalRealisasi.choices, default=AsalRealisasi.DIKETIK
    )
    terlambat = models.BooleanField(default=False)
    alasan_terlambat = models.CharField(max_length=300, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "indikator", "bulan"], name="realisasi_satu_bulan"
            ),
            models.CheckConstraint(condition=Q(bulan__day=1), name="realisasi_awal_bulan"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(teks=""), name="realisasi_berisi"
            ),
            models.CheckConstraint(
                condition=Q(terlambat=False) | ~Q(alasan_terlambat=""), name="realisasi_terlambat"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "skp", "bulan"], name="realisasi_skp")]

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}"
