"""What an import did, row by row, so that it can be undone as a whole."""

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.states import StatusBatch


class BatchImpor(MilikInstansi):
    """One uploaded staff list: previewed, then applied in one transaction, or undone.

    ``rencana`` holds the parsed, checked rows between preview and application; ``ringkasan``
    the counts and findings shown to the person.
    """

    nama_berkas = models.CharField(max_length=200)
    sidik = models.CharField(max_length=64)
    per_tanggal = models.DateField()
    status = models.CharField(
        max_length=10, choices=StatusBatch.choices, default=StatusBatch.PRATINJAU
    )
    rencana = models.JSONField(default=dict)
    ringkasan = models.JSONField(default=dict)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diterapkan_pada = models.DateTimeField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "batch impor"
        indexes = [models.Index(fields=["instansi", "-id"], name="batch_terbaru")]

    def __str__(self) -> str:
        return f"{self.nama_berkas} ({self.get_status_display()})"


class PerubahanImpor(MilikInstansi):
    """One row that a batch created (``sebelum`` empty) or changed (``sebelum`` = old values)."""

    batch = models.ForeignKey(BatchImpor, on_delete=models.CASCADE, related_name="perubahan")
    model = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    sebelum = models.JSONField(null=True)
    sesudah = models.JSONField(default=dict)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "perubahan impor"
        indexes = [models.Index(fields=["instansi", "batch"], name="perubahan_batch")]

    def __str__(self) -> str:
        return f"{self.model} {self.objek_id}"
