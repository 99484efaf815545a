"""Which sendings were carried out already, by the key that each brought along."""

from django.db import models

from tera.dasar.models.base import MilikInstansi


class KirimanSekali(MilikInstansi):
    """A sending of an account that was carried out; sent again, it changes nothing.

    ``akun_id`` and ``objek_id`` are kept as values: the key outlives what it made, so that a late
    repetition does not make it anew.
    """

    kunci = models.UUIDField()
    akun_id = models.BigIntegerField()
    tindakan = models.CharField(max_length=60)
    objek_id = models.BigIntegerField(null=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "kiriman sekali"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "akun_id", "kunci"], name="kiriman_satu_kunci"
            )
        ]
        indexes = [models.Index(fields=["instansi", "dibuat_pada"], name="kiriman_dibuat")]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.kunci}"
