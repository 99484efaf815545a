"""Sasaran Kinerja Pegawai: the plan of one person for one period."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, Bentuk, JenisHasil, Pendekatan, Perspektif
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai, Penugasan
from tera.perencanaan.models.pustaka import IndikatorPustaka
from tera.perencanaan.models.sasaran import SasaranUnit
from tera.perencanaan.models.target import Bertarget
from tera.perencanaan.models.tim import TimKerja
from tera.perencanaan.states import DAPAT_DIUBAH, StatusSkp


def _range(jenis: str, awal: str, akhir: str) -> Func:
    """A range with both ends included."""
    return Func(F(awal), F(akhir), Value("[]"), function=jenis)


class SkpQuerySet(MilikInstansiQuerySet["Skp"]):
    def milik(self, pegawai: Pegawai) -> "SkpQuerySet":
        return self.filter(pegawai=pegawai)

    def tahun(self, tahun: int) -> "SkpQuerySet":
        return self.filter(tahun=tahun)

    def disepakati(self) -> "SkpQuerySet":
        """Plans of which a version was agreed, also while a change of it is on its way."""
        return self.filter(disetujui_pada__isnull=False)


class Skp(MilikInstansi):
    """A plan for ``mulai`` to ``selesai``, tied to the assignment it was made in.

    ``versi`` grows with every change: a form that was opened before is not saved over it.
    ``alasan_perubahan`` is set while an approved plan is being changed.
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
    alasan_perubahan = models.CharField(max_length=1000, blank=True)
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
                fields=["instansi", "pegawai", "penugasan", "mulai"], name="skp_satu_mulai"
            ),
            # One post has one plan on any day. The number as a range of one: so a plain GiST
            # index compares it, without an extension that an agency's server may lack.
            ExclusionConstraint(
                name="skp_tidak_tumpang_tindih",
                expressions=[
                    (_range("int8range", "penugasan", "penugasan"), "&&"),
                    (_range("daterange", "mulai", "selesai"), "&&"),
                ],
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

    @property
    def disepakati(self) -> bool:
        """Whether a version was agreed: it holds until a change of it is approved."""
        return self.disetujui_pada is not None

    @property
    def sedang_diubah(self) -> bool:
        """Whether an agreed plan was opened again and its change is not approved yet."""
        return self.disepakati and self.status != StatusSkp.DISETUJUI


class CaraIntervensi(models.TextChoices):
    """How a result serves the superior's: a part of the same measure, or another contribution."""

    LANGSUNG = "langsung", "Langsung"
    TIDAK_LANGSUNG = "tidak_langsung", "Tidak langsung"


class AsalHasil(models.TextChoices):
    """Where a result came from."""

    SENDIRI = "sendiri", "Ditulis sendiri"
    MATRIKS = "matriks", "Matriks peran hasil"
    PUSTAKA = "pustaka", "Pustaka indikator"
    SALINAN = "salinan", "Salinan SKP lain"


class RencanaHasilKerja(MilikInstansi):
    """A result to reach. ``induk`` is the superior's result that it serves.

    ``intervensi`` holds that result as text while the superior has no plan in Tera yet, or when
    it belongs to another agency. ``tim`` is the team in which it is worked on; its head then
    clarifies and rates it. ``salinan_dari`` is the result it was copied from.
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
    cara = models.CharField(max_length=15, choices=CaraIntervensi.choices, blank=True)
    tim = models.ForeignKey(
        TimKerja, on_delete=models.SET_NULL, related_name="hasil", null=True, blank=True
    )
    asal = models.CharField(max_length=8, choices=AsalHasil.choices, default=AsalHasil.SENDIRI)
    salinan_dari = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="salinan", null=True, blank=True
    )
    urut = models.PositiveSmallIntegerField(default=0)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana hasil kerja"
        indexes = [
            models.Index(fields=["instansi", "skp"], name="hasil_skp"),
            models.Index(fields=["instansi", "induk"], name="hasil_induk"),
            models.Index(fields=["instansi", "sasaran"], name="hasil_sasaran"),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def intervensi_tampil(self) -> str:
        """The superior's result as printed."""
        return self.induk.uraian if self.induk else self.intervensi


class IndikatorKinerja(MilikInstansi, Bertarget):
    """Indikator kinerja individu: how success is measured.

    ``smart`` are the codes of what the SMART check found when it was saved, ``smart_baik`` whether
    it found nothing to mend (None: not checked yet).
    """

    hasil = models.ForeignKey(RencanaHasilKerja, on_delete=models.CASCADE, related_name="indikator")
    aspek = models.CharField(max_length=10, choices=Aspek.choices(), blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.choices(), blank=True)
    pustaka = models.ForeignKey(
        IndikatorPustaka, on_delete=models.SET_NULL, related_name="dipakai", null=True, blank=True
    )
    smart = models.JSONField(default=list)
    smart_baik = models.BooleanField(null=True)

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
