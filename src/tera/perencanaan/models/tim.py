"""Tim kerja: people of several units who work for one head on a part of the results."""

from django.db import models

from tera.dasar.models import Berlaku, BerlakuQuerySet, MilikInstansi
from tera.organisasi.models import Pegawai, UnitKerja


class TimKerja(MilikInstansi, Berlaku):
    """A team of a unit; its head clarifies the members' part and rates it."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="tim_kerja")
    nama = models.CharField(max_length=200)
    tugas = models.CharField(max_length=500, blank=True)
    ketua = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="memimpin_tim")
    dasar = models.CharField("surat tugas", max_length=200, blank=True)
    versi = models.PositiveIntegerField(default=1)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "tim kerja"
        indexes = [
            models.Index(fields=["instansi", "unit", "sejak"], name="tim_unit"),
            models.Index(fields=["instansi", "ketua"], name="tim_ketua"),
        ]

    def __str__(self) -> str:
        return self.nama


class AnggotaTim(MilikInstansi, Berlaku):
    """Who belongs to a team, from when to when, in which role."""

    tim = models.ForeignKey(TimKerja, on_delete=models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tim")
    peran = models.CharField(max_length=150, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta(Berlaku.Meta):
        verbose_name = "anggota tim"
        constraints = [
            *Berlaku.Meta.constraints,
            models.UniqueConstraint(
                fields=["instansi", "tim", "pegawai", "sejak"], name="anggota_sekali"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "pegawai"], name="anggota_pegawai")]

    def __str__(self) -> str:
        return f"{self.pegawai_id} dalam {self.tim_id}"
