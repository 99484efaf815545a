"""Times in which a person does not work as usual, although the assignment goes on."""

from django.db import models

from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi
from tera.organisasi.models.pegawai import Pegawai


class JenisMasa(models.TextChoices):
    """Why; how each bears on a plan is an agency setting (our sources leave it open)."""

    CUTI_BESAR = "cuti_besar", "Cuti besar"
    CUTI_SAKIT = "cuti_sakit", "Cuti sakit panjang"
    CUTI_MELAHIRKAN = "cuti_melahirkan", "Cuti melahirkan"
    CLTN = "cltn", "Cuti di luar tanggungan negara"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    DIPERBANTUKAN = "diperbantukan", "Diperbantukan pada instansi lain"
    MPP = "mpp", "Masa persiapan pensiun"
    DIBERHENTIKAN_SEMENTARA = "berhenti_sementara", "Diberhentikan sementara"


class MasaKhusus(MilikInstansi, Berlaku):
    """One such time of a person, with the decree it rests on."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="masa_khusus")
    jenis = models.CharField(max_length=20, choices=JenisMasa.choices)
    dasar = models.CharField("keputusan", max_length=200, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "masa khusus"
        indexes = [models.Index(fields=["instansi", "pegawai", "sejak"], name="masa_pegawai")]

    def __str__(self) -> str:
        return self.jenis
