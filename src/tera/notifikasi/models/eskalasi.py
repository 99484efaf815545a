"""What waited too long with one superior and was shown to the next."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai


class Eskalasi(MilikInstansi):
    """One thing (``jenis`` and ``objek_id``) that waits with ``pemegang`` since ``sejak``.

    ``kepada`` is the superior of the one who lets it wait. ``selesai_pada`` is set by a job once it
    no longer waits; a new wait of the same thing begins at another moment and is another row.
    """

    jenis = models.CharField(max_length=30)
    objek_id = models.BigIntegerField()
    sejak = models.DateTimeField()
    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    pemegang = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    kepada = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="eskalasi")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "eskalasi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "objek_id", "sejak"], name="eskalasi_sekali"
            )
        ]
        indexes = [
            models.Index(
                fields=["instansi", "kepada"],
                condition=models.Q(selesai_pada__isnull=True),
                name="eskalasi_terbuka",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.objek_id}"
