"""An agency and the settings that it may decide itself."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone

from tera.dasar.models import BerlakuQuerySet, MilikInstansi


class ZonaWaktu(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Instansi(models.Model):
    """A government agency: the wall between its data and every other agency's."""

    kode = models.SlugField(max_length=30, unique=True)
    nama = models.CharField(max_length=200)
    ibu_kota = models.CharField(max_length=100, help_text="Tempat yang dicetak di atas tanggal.")
    zona_waktu = models.CharField(max_length=40, choices=ZonaWaktu.choices, default=ZonaWaktu.WIB)
    warna = models.CharField(max_length=7, default="#0b5c7a")

    class Meta:
        verbose_name = "instansi"

    def __str__(self) -> str:
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)

    def hari_ini(self, sekarang: datetime | None = None) -> date:
        """Today in the agency's own zone."""
        return (sekarang or timezone.now()).astimezone(self.zona).date()


class PengaturanInstansi(MilikInstansi):
    """One dated value of a setting; which keys exist and what they allow is in ``pengaturan``."""

    kunci = models.CharField(max_length=60)
    sejak = models.DateField()
    isi = models.JSONField()
    dasar_hukum = models.CharField(max_length=300)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaturan instansi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "kunci", "sejak"], name="pengaturan_satu_sejak"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kunci} sejak {self.sejak}"
