"""Rencana aksi of a month or quarter, and what was done of it day by day."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp


class RencanaAksi(MilikInstansi):
    """A step towards a result, planned for one month or quarter (``periode`` is its code).

    ``indikator`` is the one whose count its daily figures add to; without one they only tell.
    ``asal`` is the unfinished action of the period before that it carries on.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="rencana_aksi")
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="rencana_aksi"
    )
    indikator = models.ForeignKey(
        IndikatorKinerja, on_delete=models.SET_NULL, related_name="rencana_aksi", null=True
    )
    periode = models.CharField(max_length=8)
    mulai = models.DateField()
    selesai = models.DateField()
    uraian = models.CharField(max_length=500)
    target = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    satuan = models.CharField(max_length=60, blank=True)
    asal = models.OneToOneField(
        "self", on_delete=models.SET_NULL, related_name="lanjutan", null=True
    )
    selesai_pada = models.DateField(null=True)
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana aksi"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="aksi_rentang"),
        ]
        indexes = [models.Index(fields=["instansi", "skp", "mulai"], name="aksi_skp")]

    def __str__(self) -> str:
        return self.uraian


class ProgresHarian(MilikInstansi):
    """What was done on one day for one action (kegiatan harian), with its figure if it has one.

    It may be corrected until the superior has seen it (``dilihat_pada``). ``terlambat`` marks what
    was written after its window, with the reason given.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="progres")
    aksi = models.ForeignKey(RencanaAksi, on_delete=models.PROTECT, related_name="progres")
    tanggal = models.DateField()
    jam_mulai = models.TimeField(null=True)
    jam_selesai = models.TimeField(null=True)
    kegiatan = models.CharField(max_length=1000)
    nilai = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    terlambat = models.BooleanField(default=False)
    alasan_terlambat = models.CharField(max_length=300, blank=True)
    dilihat_pada = models.DateTimeField(null=True)
    dilihat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "progres harian"
        constraints = [
            models.CheckConstraint(
                condition=Q(jam_mulai__isnull=True)
                | Q(jam_selesai__isnull=True)
                | Q(jam_selesai__gt=F("jam_mulai")),
                name="progres_jam",
            ),
            models.CheckConstraint(
                condition=Q(terlambat=False) | ~Q(alasan_terlambat=""), name="progres_terlambat"
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "skp", "tanggal"], name="progres_skp"),
            models.Index(fields=["instansi", "aksi", "tanggal"], name="progres_aksi"),
            models.Index(fields=["instansi", "tanggal"], name="progres_tanggal"),
        ]

    def __str__(self) -> str:
        return self.kegiatan[:60]
