"""Where and how a person wants to be told."""

from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.notifikasi.states import JenisSaluran, Ringkasan
from tera.organisasi.models import Pegawai


class SetelanKabar(MilikInstansi):
    """A person's own choice. Only confirmed addresses stand here; empty means: not this way.

    ``segera`` are the kinds of news that are sent at once. ``ringkasan_hari`` is the last day whose
    digest was settled, sent or with nothing to say.
    """

    pegawai = models.OneToOneField(Pegawai, on_delete=models.CASCADE, related_name="setelan_kabar")
    surel = models.EmailField(blank=True)
    wa = models.CharField(max_length=15, blank=True)
    ringkasan = models.CharField(
        max_length=10, choices=Ringkasan.choices, default=Ringkasan.HARI_KERJA
    )
    segera = models.JSONField(default=list)
    ringkasan_hari = models.DateField(null=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "setelan kabar"
        indexes = [
            models.Index(fields=["instansi", "ringkasan_hari"], name="setelan_ringkasan"),
        ]

    def __str__(self) -> str:
        return f"setelan {self.pegawai_id}"

    def alamat(self, saluran: str) -> str:
        """The confirmed address of a channel, or nothing."""
        return self.surel if saluran == JenisSaluran.SUREL else self.wa


class KonfirmasiKontak(MilikInstansi):
    """An address that waits for its code; of the code only its digest is kept."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="konfirmasi_kontak")
    saluran = models.CharField(max_length=10, choices=JenisSaluran.choices)
    alamat = models.CharField(max_length=254)
    sidik = models.CharField(max_length=128)
    percobaan = models.PositiveSmallIntegerField(default=0)
    dikirim = models.PositiveSmallIntegerField(default=1)
    dikirim_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "konfirmasi kontak"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "saluran"], name="konfirmasi_satu"
            )
        ]

    def __str__(self) -> str:
        return f"{self.saluran} {self.alamat}"
