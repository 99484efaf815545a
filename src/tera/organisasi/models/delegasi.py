"""Who acts for a superior, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi
from tera.organisasi.models.pegawai import Pegawai


class DelegasiPenilai(MilikInstansi, Berlaku):
    """``kepada`` clarifies, approves and returns plans in the place of ``dari`` while it holds."""

    dari = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="delegasi_keluar")
    kepada = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="delegasi_masuk")
    alasan = models.CharField(max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "delegasi penilai"
        constraints = [
            *Berlaku.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(dari=F("kepada")), name="delegasi_bukan_diri_sendiri"
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "dari", "sejak"], name="delegasi_dari"),
            models.Index(fields=["instansi", "kepada", "sejak"], name="delegasi_kepada"),
        ]

    def __str__(self) -> str:
        return f"{self.kepada_id} bertindak untuk {self.dari_id}"
