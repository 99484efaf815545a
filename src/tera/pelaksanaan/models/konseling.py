"""Konseling kinerja: read by the people named in it and by nobody else (docs/keputusan/0022).

The tables have the plainest names and no words of their own outside the record: what refers to
them (an import that is taken back, the audit record) must not tell who was counselled.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.states import StatusKonseling


class PemohonKonseling(models.TextChoices):
    PEGAWAI = "pegawai", "Pegawai"
    PENILAI = "penilai", "Pejabat penilai"


class Rekomendasi(models.TextChoices):
    """What a counselling may lead to (annex of PermenPANRB 8/2021, secondary source)."""

    BIMBINGAN = "bimbingan", "Bimbingan kinerja"
    PELATIHAN = "pelatihan", "Pelatihan"
    PENUGASAN = "penugasan", "Penugasan khusus"
    MUTASI = "mutasi", "Mutasi"
    DISIPLIN = "disiplin", "Penegakan disiplin"
    TIDAK_ADA = "tidak_ada", "Tidak perlu tindak lanjut"


class KonselingKinerja(MilikInstansi):
    """``penilai`` is empty where the employee asked without her superior; ``konselor`` is empty
    while none is found. Access follows these three names, whatever posts they hold later.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", null=True)
    konselor = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", null=True)
    pemohon = models.CharField(max_length=8, choices=PemohonKonseling.choices)
    alasan = models.TextField(max_length=2000)
    status = models.CharField(
        max_length=12, choices=StatusKonseling.choices, default=StatusKonseling.DIMINTA
    )
    tanggal = models.DateField(null=True)
    masalah = models.TextField(max_length=4000, blank=True)
    pembicaraan = models.TextField(max_length=4000, blank=True)
    kesepakatan = models.TextField(max_length=4000, blank=True)
    rekomendasi = models.JSONField(default=list)
    rekomendasi_uraian = models.TextField(max_length=2000, blank=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pembinaan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["berlangsung", "selesai"]) | Q(konselor__isnull=False),
                name="konseling_berkonselor",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "pegawai"], name="konseling_pegawai"),
            models.Index(fields=["instansi", "konselor"], name="konseling_konselor"),
            models.Index(
                fields=["instansi", "penilai"],
                condition=Q(penilai__isnull=False),
                name="konseling_penilai",
            ),
        ]

    def __str__(self) -> str:
        return f"catatan {self.pk}"


class LangkahKonseling(MilikInstansi):
    """One step as it was taken, by whom and with what content; its salted hash is what the audit
    record keeps, so that a change of the past shows without the record telling anything.
    """

    konseling = models.ForeignKey(
        KonselingKinerja, on_delete=models.PROTECT, related_name="langkah"
    )
    urut = models.PositiveSmallIntegerField()
    tindakan = models.CharField(max_length=40)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField()
    garam = models.CharField(max_length=64)
    pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "langkah pembinaan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "konseling", "urut"], name="langkah_konseling_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"langkah {self.urut}"
