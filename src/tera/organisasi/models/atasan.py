"""The direct superior by date: derived from position and unit, corrected by request."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models.pegawai import Pegawai
from tera.organisasi.states import StatusPermintaan


class SumberAtasan(models.TextChoices):
    TURUNAN = "turunan", "Dari jabatan dan susunan unit"
    KOREKSI = "koreksi", "Koreksi pengelola kinerja"


class AtasanLangsung(MilikInstansi, Berlaku):
    """``atasan`` is the pejabat penilai kinerja of ``pegawai`` while this row holds."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="atasan")
    atasan = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="bawahan")
    sumber = models.CharField(max_length=8, choices=SumberAtasan.choices)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "atasan langsung"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "pegawai"],
                condition=Q(sampai__isnull=True),
                name="atasan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=~Q(pegawai=F("atasan")), name="atasan_bukan_diri_sendiri"
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "atasan", "sejak"], name="atasan_bawahan"),
        ]

    def __str__(self) -> str:
        return f"{self.atasan_id} menilai {self.pegawai_id}"


class PermintaanAtasan(MilikInstansi):
    """An employee says that the superior is wrong; the pengelola kinerja decides."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="permintaan_atasan")
    usulan = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    alasan = models.TextField()
    status = models.CharField(
        max_length=10, choices=StatusPermintaan.choices, default=StatusPermintaan.DIAJUKAN
    )
    diajukan_pada = models.DateTimeField(auto_now_add=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    diputus_pada = models.DateTimeField(null=True)
    catatan = models.TextField(blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan atasan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai"],
                condition=Q(status="diajukan"),
                name="permintaan_satu_terbuka",
            )
        ]
        indexes = [models.Index(fields=["instansi", "status"], name="permintaan_status")]

    def __str__(self) -> str:
        return f"permintaan {self.pk}"
