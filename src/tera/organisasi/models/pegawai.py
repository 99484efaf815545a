"""People, their positions, their ranks and their assignments, all by date."""

from django.db import models
from django.db.models import Q

from tera.aturan.nip import format_nip
from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models.unit import UnitKerja


class JenisPegawai(models.TextChoices):
    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    PEJABAT_NEGARA = "PEJABAT_NEGARA", "Pejabat negara"


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


class JenisJabatan(models.TextChoices):
    STRUKTURAL = "struktural", "Jabatan struktural"
    FUNGSIONAL = "fungsional", "Jabatan fungsional"
    PELAKSANA = "pelaksana", "Jabatan pelaksana"


class Jabatan(MilikInstansi):
    """A position by its official name; ``jenjang`` is set for functional positions."""

    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=12, choices=JenisJabatan.choices)
    jenjang = models.CharField(max_length=20, blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "jenis", "nama"], name="jabatan_nama")
        ]

    def __str__(self) -> str:
        return self.nama


def format_nama(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """A name with its titles: ``dr. Ketut Simanjuntak, M.M.``"""
    depan = f"{gelar_depan} " if gelar_depan else ""
    belakang = f", {gelar_belakang}" if gelar_belakang else ""
    return f"{depan}{nama}{belakang}"


class Pegawai(MilikInstansi):
    """A person in the agency's service.

    ``nip`` is empty only for a state official (a regent), who approves but has no SKP.
    """

    nip = models.CharField(max_length=18, blank=True)
    nama = models.CharField(max_length=200)
    gelar_depan = models.CharField(max_length=50, blank=True)
    gelar_belakang = models.CharField(max_length=50, blank=True)
    tanggal_lahir = models.DateField(null=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin.choices, blank=True)
    jenis = models.CharField(max_length=14, choices=JenisPegawai.choices)
    pendidikan = models.CharField(max_length=100, blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nip"], condition=~Q(nip=""), name="pegawai_nip"
            )
        ]
        indexes = [models.Index(fields=["instansi", "nama"], name="pegawai_nama")]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with titles, as printed on documents."""
        return format_nama(self.gelar_depan, self.nama, self.gelar_belakang)

    @property
    def nip_berkelompok(self) -> str:
        return format_nip(self.nip) if self.nip else "-"


class Kepangkatan(MilikInstansi, Berlaku):
    """Rank of a person for a time."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="kepangkatan")
    golongan = models.CharField(max_length=6)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "kepangkatan"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "pegawai"],
                condition=Q(sampai__isnull=True),
                name="kepangkatan_satu_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return self.golongan


class SifatPenugasan(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas (Plt)"
    PLH = "plh", "Pelaksana harian (Plh)"


class Penugasan(MilikInstansi, Berlaku):
    """Who holds which position in which unit, from when to when."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="penugasan")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="penugasan")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="penugasan")
    sifat = models.CharField(
        max_length=10, choices=SifatPenugasan.choices, default=SifatPenugasan.DEFINITIF
    )
    kepala_unit = models.BooleanField(default=False)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "penugasan"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "pegawai"],
                condition=Q(sampai__isnull=True, sifat="definitif"),
                name="penugasan_satu_definitif",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "unit", "sejak"], name="penugasan_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan_id} di {self.unit_id}"
