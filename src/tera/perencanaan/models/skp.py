"""Sasaran Kinerja Pegawai: the plan of one person for one period."""

from django.db import models
from django.db.models import F, Q

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan, Perspektif
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai, Penugasan
from tera.perencanaan.models.sasaran import SasaranUnit
from tera.perencanaan.models.target import Bertarget
from tera.perencanaan.states import DAPAT_DIUBAH, StatusSkp


class SkpQuerySet(MilikInstansiQuerySet["Skp"]):
    def milik(self, pegawai: Pegawai) -> "SkpQuerySet":
        return self.filter(pegawai=pegawai)

    def tahun(self, tahun: int) -> "SkpQuerySet":
        return self.filter(tahun=tahun)


class Skp(MilikInstansi):
    """A plan for ``mulai`` to ``selesai``, tied to the assignment it was made in.

    ``versi`` grows with every change: a form that was opened before is not saved over it.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="skp")
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="skp")
    tahun = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    selesai = models.DateField()
    bentuk = models.CharField(max_length=5, choices=Bentuk.choices())
    pendekatan = models.CharField(max_length=11, choices=Pendekatan.choices())
    status = models.CharField(max_length=12, choices=StatusSkp.choices, default=StatusSkp.DRAF)
    versi = models.PositiveIntegerField(default=1)
    catatan = models.TextField(blank=True, help_text="Catatan penilai saat mengembalikan.")
    penilai = models.ForeignKey(
        Pegawai,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Yang menyetujui; kosong sampai disetujui.",
    )
    status_sejak = models.DateTimeField()
    disetujui_pada = models.DateTimeField(null=True)

    objects = SkpQuerySet.as_manager()

    class Meta:
        verbose_name = "SKP"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "penugasan", "tahun"], name="skp_satu_penugasan"
            ),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="skp_rentang"),
        ]
        indexes = [
            models.Index(fields=["instansi", "pegawai", "tahun"], name="skp_pegawai"),
            models.Index(fields=["instansi", "tahun", "status"], name="skp_tahun_status"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.tahun}"

    @property
    def dapat_diubah(self) -> bool:
        return self.status in DAPAT_DIUBAH


class RencanaHasilKerja(MilikInstansi):
    """A result to reach. ``induk`` is the superior's result that it serves.

    ``intervensi`` holds that result as text while the superior has no plan in Tera yet.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="hasil")
    jenis = models.CharField(max_length=8, choices=JenisHasil.choices())
    uraian = models.CharField(max_length=500)
    induk = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="turunan", null=True, blank=True
    )
    intervensi = models.CharField(max_length=500, blank=True)
    sasaran = models.ForeignKey(
        SasaranUnit, on_delete=models.SET_NULL, related_name="hasil", null=True, blank=True
    )
    penugasan_dari = models.CharField(max_length=200, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana hasil kerja"
        indexes = [
            models.Index(fields=["instansi", "skp"], name="hasil_skp"),
            models.Index(fields=["instansi", "induk"], name="hasil_induk"),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def intervensi_tampil(self) -> str:
        """The superior's result as printed."""
        return self.induk.uraian if self.induk else self.intervensi


class IndikatorKinerja(MilikInstansi, Bertarget):
    """Indikator kinerja individu: how success is measured."""

    hasil = models.ForeignKey(RencanaHasilKerja, on_delete=models.CASCADE, related_name="indikator")
    aspek = models.CharField(max_length=10, choices=Aspek.choices(), blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.choices(), blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Bertarget.Meta):
        verbose_name = "indikator kinerja"
        indexes = [models.Index(fields=["instansi", "hasil"], name="indikator_hasil")]

    def __str__(self) -> str:
        return self.uraian


class EkspektasiPerilaku(MilikInstansi):
    """What the superior expects in particular of one of the seven BerAKHLAK values."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="perilaku")
    nilai = models.CharField(max_length=30, choices=NilaiDasar.choices())
    ekspektasi = models.CharField(max_length=500, blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "ekspektasi perilaku"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "skp", "nilai"], name="perilaku_nilai")
        ]

    def __str__(self) -> str:
        return self.nilai


class LampiranSkp(MilikInstansi):
    """A line of the annex: resources, accountability, consequences."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="lampiran")
    bagian = models.CharField(max_length=24, choices=BagianLampiran.choices())
    isi = models.CharField(max_length=500)
    urut = models.PositiveSmallIntegerField(default=0)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "lampiran SKP"
        indexes = [models.Index(fields=["instansi", "skp"], name="lampiran_skp")]

    def __str__(self) -> str:
        return self.isi
