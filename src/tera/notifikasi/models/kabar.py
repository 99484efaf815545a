"""What waits for whom, told inside the application."""

from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.notifikasi.jenis import JenisKabar
from tera.organisasi.models import Pegawai


class Notifikasi(MilikInstansi):
    """One sentence to one person about one document."""

    penerima = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="notifikasi")
    jenis = models.CharField(max_length=20, choices=JenisKabar.choices, default=JenisKabar.LAINNYA)
    teks = models.CharField(max_length=400)
    tautan = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibaca_pada = models.DateTimeField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "notifikasi"
        indexes = [
            models.Index(fields=["instansi", "penerima", "-id"], name="notifikasi_penerima"),
            models.Index(
                fields=["instansi", "penerima"],
                condition=Q(dibaca_pada__isnull=True),
                name="notifikasi_baru",
            ),
        ]

    def __str__(self) -> str:
        return self.teks
