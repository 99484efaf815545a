"""Feedback in threads."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.perencanaan.models import RencanaHasilKerja, Skp


class UmpanBalik(MilikInstansi):
    """Feedback on a plan, on one of its results or on one value; an answer points to its parent."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="umpan_balik")
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="umpan_balik", null=True
    )
    nilai_dasar = models.CharField(max_length=30, blank=True)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, related_name="jawaban", null=True)
    dari = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    isi = models.TextField(max_length=2000)
    dibuat_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "umpan balik"
        indexes = [models.Index(fields=["instansi", "skp", "id"], name="umpan_balik_skp")]

    def __str__(self) -> str:
        return self.isi[:60]
