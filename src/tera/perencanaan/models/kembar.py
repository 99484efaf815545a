"""Which results are near-duplicates of each other, as the nightly search found them."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models.skp import RencanaHasilKerja


class HasilKembar(MilikInstansi):
    """A result that belongs to a group of near-duplicates; ``wakil`` is the group's first.

    ``kemiripan``: percent of the words of both that it shares with ``wakil``; 100 is the same.
    """

    hasil = models.OneToOneField(RencanaHasilKerja, on_delete=models.CASCADE, related_name="kembar")
    wakil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="salinannya"
    )
    kemiripan = models.PositiveSmallIntegerField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "hasil kembar"
        indexes = [models.Index(fields=["instansi", "wakil"], name="kembar_wakil")]

    def __str__(self) -> str:
        return f"{self.hasil_id} mirip {self.wakil_id}"
