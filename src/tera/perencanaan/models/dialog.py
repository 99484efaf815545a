"""Dialog kinerja while a plan is clarified: what was said about which item."""

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models.skp import RencanaHasilKerja, Skp


class PesanDialog(MilikInstansi):
    """A message about a plan, or about one of its results (``hasil``).

    ``tentang`` keeps the words it was about, for when the item has changed or gone.
    ``selesai_pada`` is when the question was settled.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="dialog")
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.SET_NULL, related_name="dialog", null=True, blank=True
    )
    tentang = models.CharField(max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    teks = models.TextField(max_length=2000)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan dialog"
        indexes = [models.Index(fields=["instansi", "skp", "id"], name="dialog_skp")]

    def __str__(self) -> str:
        return f"pesan {self.pk}"
