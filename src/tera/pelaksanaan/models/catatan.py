"""Notes that a person keeps for herself."""

import uuid

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.perencanaan.models import RencanaHasilKerja


class CatatanPribadi(MilikInstansi):
    """A note of one account about a person (``tentang``) or, without one, about oneself.

    Nobody else reads it: every query starts from the account, no role opens it, the audit record
    holds only its ``sidik``, which cannot be guessed without the row's own ``garam``.
    """

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tentang = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", null=True)
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.SET_NULL, related_name="+", null=True
    )
    isi = models.TextField(max_length=2000)
    garam = models.UUIDField(default=uuid.uuid4, editable=False)
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pribadi"
        indexes = [models.Index(fields=["instansi", "akun", "-id"], name="catatan_akun")]

    def __str__(self) -> str:
        return f"catatan {self.pk}"
