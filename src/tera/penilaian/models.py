"""Stage 3: the organisation's result, each person's evaluation, objections."""

from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.aturan.kalender import Periode
from tera.aturan.predikat import Predikat, PredikatOrganisasi, Rating
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai, UnitKerja
from tera.penilaian.states import JenisEvaluasi, PutusanKeberatan, StatusEvaluasi
from tera.perencanaan.models import RencanaHasilKerja, Skp, TimKerja

M = TypeVar("M", bound=models.Model)


class Berperiode(models.Model):
    """Belongs to an appraisal period: a month, a quarter or the year."""

    jenis = models.CharField(max_length=8, choices=JenisEvaluasi.choices)
    mulai = models.DateField()
    selesai = models.DateField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")), name="%(app_label)s_%(class)s_periode"
            )
        ]


class CapaianOrganisasi(MilikInstansi, Berperiode):
    """The predicate of a unit for a period, set by the one above, with its reason."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="capaian")
    predikat = models.CharField(max_length=15, choices=PredikatOrganisasi.choices())
    alasan = models.TextField(max_length=2000)
    versi = models.PositiveIntegerField(default=1)
    ditetapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    ditetapkan_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Berperiode.Meta):
        verbose_name = "capaian organisasi"
        constraints = [
            *Berperiode.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "unit", "mulai", "selesai"], name="capaian_satu_periode"
            ),
        ]

    def __str__(self) -> str:
        return self.predikat


class EvaluasiQuerySet(MilikInstansiQuerySet[M]):
    def atas_skp(self, skp: Any, pegawai: Any, periode: Periode) -> Self:
        """Those of a period that weigh a plan's results: its own, or the person's annual one."""
        tahunan = Q(jenis=JenisEvaluasi.TAHUNAN, pegawai=pegawai)
        return self.filter(Q(skp=skp) | tahunan, mulai=periode.mulai, selesai=periode.selesai)

    def ditetapkan(self) -> Self:
        """Those that were set, whatever became of them since."""
        return self.exclude(status=StatusEvaluasi.DRAF)


class Evaluasi(MilikInstansi, Berperiode):
    """One person's appraisal for one period.

    ``perhitungan`` keeps inputs, steps and citations of the predicate as they were on the day it
    was set; a later release never recomputes it.
    """

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="evaluasi")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="evaluasi")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="evaluasi")
    capaian = models.ForeignKey(
        CapaianOrganisasi, on_delete=models.PROTECT, related_name="evaluasi"
    )
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    rating_hasil = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    predikat = models.CharField(max_length=15, choices=Predikat.choices(), blank=True)
    catatan = models.TextField(max_length=4000, blank=True)
    perhitungan = models.JSONField(default=dict)
    status = models.CharField(
        max_length=10, choices=StatusEvaluasi.choices, default=StatusEvaluasi.DRAF
    )
    versi = models.PositiveIntegerField(default=1)
    ditetapkan_pada = models.DateTimeField(null=True)
    diterima_pada = models.DateTimeField(null=True)

    objects = EvaluasiQuerySet.as_manager()

    class Meta(Berperiode.Meta):
        verbose_name = "evaluasi kinerja"
        constraints = [
            *Berperiode.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "skp", "mulai", "selesai"], name="evaluasi_satu_periode"
            ),
            models.CheckConstraint(
                condition=Q(status="draf")
                | ~Q(predikat="") & ~Q(rating_hasil="") & ~Q(rating_perilaku=""),
                name="evaluasi_lengkap",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "pegawai", "-selesai"], name="evaluasi_pegawai"),
            models.Index(fields=["instansi", "unit", "mulai", "selesai"], name="evaluasi_unit"),
            models.Index(fields=["instansi", "status", "penilai"], name="evaluasi_status"),
        ]

    def __str__(self) -> str:
        return f"evaluasi {self.pk}"


class RatingTim(MilikInstansi, Berperiode):
    """What the head of a tim kerja thinks of one result of a member: input for the penilai.

    The rating of hasil kerja stays one, given by the pejabat penilai. ``dibuat_pada`` is the
    moment of the rating as it stands, ``oleh`` who gave it.
    """

    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="rating_tim"
    )
    tim = models.ForeignKey(TimKerja, on_delete=models.PROTECT, related_name="rating")
    rating = models.CharField(max_length=8, choices=Rating.choices())
    catatan = models.TextField(max_length=1000, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Berperiode.Meta):
        verbose_name = "rating ketua tim"
        constraints = [
            *Berperiode.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "hasil", "mulai", "selesai"], name="rating_tim_satu_periode"
            ),
        ]

    def __str__(self) -> str:
        return self.rating


class Keberatan(MilikInstansi):
    """An objection against an evaluation, with its clock and its final decision."""

    evaluasi = models.OneToOneField(Evaluasi, on_delete=models.PROTECT, related_name="keberatan")
    alasan = models.TextField(max_length=4000)
    diajukan_pada = models.DateTimeField()
    tenggat = models.DateField(help_text="Hari terakhir keberatan boleh diajukan.")
    tanggapan = models.TextField(max_length=4000, blank=True)
    putusan = models.CharField(max_length=8, choices=PutusanKeberatan.choices, blank=True)
    alasan_putusan = models.TextField(max_length=4000, blank=True)
    hasil_semula = models.JSONField(default=dict)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    diputus_pada = models.DateTimeField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        indexes = [models.Index(fields=["instansi", "evaluasi"], name="keberatan_evaluasi")]

    def __str__(self) -> str:
        return f"keberatan {self.pk}"
