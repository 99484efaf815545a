"""What an agency keeps as evidence, each content once, and how much room it takes."""

from django.conf import settings
from django.db import models

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import UnitKerja


class KeadaanPindai(models.TextChoices):
    """What the virus scanner said."""

    BELUM = "belum", "Belum dipindai"
    BERSIH = "bersih", "Bersih"
    TERINFEKSI = "terinfeksi", "Terinfeksi"


class BerkasBukti(MilikInstansi):
    """One content, whoever attached it how often; ``oleh`` and ``unit`` are the first.

    It stays when the evidence goes, as its bytes do: the audit record names its hash.
    """

    sidik = models.CharField(max_length=64)
    ukuran = models.PositiveBigIntegerField()
    pindai = models.CharField(
        max_length=10, choices=KeadaanPindai.choices, default=KeadaanPindai.BELUM
    )
    temuan = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+", db_index=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "isi berkas bukti"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "sidik"], name="berkas_bukti_sidik")
        ]
        indexes = [
            models.Index(fields=["instansi", "oleh", "dibuat_pada"], name="berkas_bukti_oleh"),
            models.Index(fields=["instansi", "unit"], name="berkas_bukti_unit"),
            models.Index(
                fields=["instansi", "id"],
                condition=models.Q(pindai="belum"),
                name="berkas_bukti_belum",
            ),
        ]

    def __str__(self) -> str:
        return self.sidik[:12]


class RuangBukti(MilikInstansi):
    """How many bytes an agency's evidence takes; locked by whoever adds to it."""

    terpakai = models.PositiveBigIntegerField(default=0)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "ruang bukti"
        constraints = [models.UniqueConstraint(fields=["instansi"], name="ruang_bukti_instansi")]

    def __str__(self) -> str:
        return str(self.terpakai)
