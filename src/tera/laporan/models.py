"""Print jobs of many documents at once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.laporan.kertas import Kertas
from tera.laporan.states import BELUM_SELESAI, BentukBerkas, JenisCetak, StatusCetak
from tera.organisasi.models import UnitKerja


class BatchCetak(MilikInstansi):
    """The documents of a unit and of what is below it, asked for by one account.

    ``sidik`` is the SHA-256 under which the finished file is stored; empty before, and again after
    the file was removed. ``galat`` is the sentence that says why it failed.
    """

    pemohon = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    jenis = models.CharField(max_length=10, choices=JenisCetak.choices, default=JenisCetak.SKP)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    hanya_disetujui = models.BooleanField(default=False)
    bentuk = models.CharField(max_length=3, choices=BentukBerkas.choices)
    kertas = models.CharField(max_length=2, choices=[(k.value, k.name) for k in Kertas])
    status = models.CharField(max_length=8, choices=StatusCetak.choices, default=StatusCetak.ANTRE)
    jumlah = models.PositiveIntegerField(default=0)
    selesai_jumlah = models.PositiveIntegerField(default=0)
    sidik = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    galat = models.CharField(max_length=400, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "batch cetak"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "instansi",
                    "pemohon",
                    "jenis",
                    "unit",
                    "tahun",
                    "hanya_disetujui",
                    "bentuk",
                    "kertas",
                ],
                condition=Q(status__in=sorted(BELUM_SELESAI)),
                name="cetak_sekali_antre",
            )
        ]
        indexes = [models.Index(fields=["instansi", "pemohon", "-id"], name="cetak_pemohon")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun} {self.unit}"

    @property
    def berlangsung(self) -> bool:
        return self.status in BELUM_SELESAI

    @property
    def nama_berkas(self) -> str:
        return f"SKP-{self.tahun}-{self.unit.kode}.{self.bentuk}"
