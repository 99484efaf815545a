"""Bimbingan kinerja with its two forms: B.1.8 by the employee, B.1.9 by the leader or the coach.

The forms are those of the annex of PermenPANRB 8/2021, known from secondary sources only
(regulasi/kinerja.md 1.7).
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.states import StatusBimbingan


class BimbinganKinerja(MilikInstansi):
    """``pemberi`` is the pejabat penilai who decided it, ``pembimbing`` who does it."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="bimbingan")
    pemberi = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    pembimbing = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="bimbingan_dipimpin"
    )
    topik = models.CharField(max_length=200)
    tujuan = models.TextField(max_length=1000)
    mulai = models.DateField()
    sampai = models.DateField()
    status = models.CharField(
        max_length=10, choices=StatusBimbingan.choices, default=StatusBimbingan.BERJALAN
    )
    hasil = models.TextField(max_length=2000, blank=True)
    selesai_pada = models.DateField(null=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pembinaan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "pembimbing", "topik", "mulai"],
                condition=~Q(status="dibatalkan"),
                name="bimbingan_sekali",
            ),
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")), name="bimbingan_mulai_sampai"
            ),
            models.CheckConstraint(
                condition=~Q(pegawai=F("pembimbing")), name="bimbingan_dua_orang"
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "pegawai", "mulai"], name="bimbingan_pegawai"),
            models.Index(fields=["instansi", "pembimbing"], name="bimbingan_pembimbing"),
        ]

    def __str__(self) -> str:
        return self.topik


class SesiBimbingan(MilikInstansi):
    """One session: what was talked about, and what is to be tried until the next."""

    bimbingan = models.ForeignKey(BimbinganKinerja, on_delete=models.CASCADE, related_name="sesi")
    tanggal = models.DateField()
    bahasan = models.TextField(max_length=2000)
    lanjutan = models.TextField(max_length=1000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "sesi bimbingan"
        indexes = [models.Index(fields=["instansi", "bimbingan", "tanggal"], name="sesi_bimbingan")]

    def __str__(self) -> str:
        return f"sesi {self.tanggal}"


class UmpanBalikBimbingan(MilikInstansi):
    """Format B.1.8. ``penerima`` is the leader's superior of that day; the coach never reads it.

    ``butir`` keeps the wording that was answered: ``[{nomor, kelompok, kriteria, skala}]``.
    """

    bimbingan = models.ForeignKey(
        BimbinganKinerja, on_delete=models.PROTECT, related_name="umpan_balik"
    )
    penerima = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    butir = models.JSONField()
    catatan = models.TextField(max_length=2000, blank=True)
    garam = models.CharField(max_length=64)
    dikirim_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "Format B.1.8"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "bimbingan"], name="b18_sekali"),
        ]
        indexes = [models.Index(fields=["instansi", "penerima"], name="b18_penerima")]

    def __str__(self) -> str:
        return f"B.1.8 {self.bimbingan_id}"


class EvaluasiKompetensi(MilikInstansi):
    """Format B.1.9: ``butir`` is ``[{kompetensi, skala, alasan}]``, ``oleh`` whoever filled it."""

    bimbingan = models.ForeignKey(
        BimbinganKinerja, on_delete=models.PROTECT, related_name="evaluasi_kompetensi"
    )
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    butir = models.JSONField()
    versi = models.PositiveIntegerField(default=1)
    dinilai_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "Format B.1.9"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "bimbingan"], name="b19_sekali"),
        ]

    def __str__(self) -> str:
        return f"B.1.9 {self.bimbingan_id}"
