"""Addresses given as evidence, each once, and whether they can still be opened."""

from django.db import models
from django.utils import timezone

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet


class KeadaanTautan(models.TextChoices):
    """What the job found; MATI only after failures on two different days."""

    BELUM = "belum", "Belum diperiksa"
    HIDUP = "hidup", "Dapat dibuka"
    MATI = "mati", "Tidak dapat dibuka"
    TERTUTUP = "tertutup", "Tidak dapat diperiksa"


class TautanBukti(MilikInstansi):
    """One address, whoever attached it how often.

    ``kunci`` is the SHA-256 of its normal form, so two spellings of one address are one row;
    ``alamat`` is the spelling that came first. ``kode`` is the HTTP status of the last answer, None
    without one. ``gagal_sejak`` is the day of the first failure of an unbroken row of them;
    ``periksa_pada`` is when the job looks next.
    """

    kunci = models.CharField(max_length=64)
    alamat = models.URLField(max_length=1000)
    keadaan = models.CharField(
        max_length=8, choices=KeadaanTautan.choices, default=KeadaanTautan.BELUM
    )
    kode = models.PositiveSmallIntegerField(null=True)
    diperiksa_pada = models.DateTimeField(null=True)
    gagal_sejak = models.DateField(null=True)
    periksa_pada = models.DateTimeField(default=timezone.now)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan bukti"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kunci"], name="tautan_bukti_kunci")
        ]
        indexes = [models.Index(fields=["instansi", "periksa_pada"], name="tautan_bukti_giliran")]

    def __str__(self) -> str:
        return self.alamat
