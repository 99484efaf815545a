"""The shape of a target, shared by units' and people's indicators."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from tera.aturan.target import Arah, JenisTarget, Target, format_target


def target_columns(target: Target) -> dict[str, Any]:
    """The columns of NilaiTarget that hold this target."""
    return {
        "jenis_target": target.jenis,
        "target_bawah": target.bawah,
        "target_atas": target.atas,
        "target_teks": target.teks if target.jenis == JenisTarget.TEKS else "",
    }


class NilaiTarget(models.Model):
    """A target as number, range or text."""

    jenis_target = models.CharField(max_length=7, choices=JenisTarget.choices())
    target_bawah = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_teks = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis_target="angka", target_bawah__isnull=False)
                | Q(jenis_target="rentang", target_bawah__lte=F("target_atas"))
                | Q(jenis_target="teks"),
                name="%(app_label)s_%(class)s_target",
            )
        ]

    @property
    def target(self) -> Target:
        return Target(
            JenisTarget(self.jenis_target), self.target_bawah, self.target_atas, self.target_teks
        )

    @target.setter
    def target(self, nilai: Target) -> None:
        for kolom, isi in target_columns(nilai).items():
            setattr(self, kolom, isi)


class Terukur(models.Model):
    """An indicator in words: what is measured, in which unit, and which way is better."""

    uraian = models.CharField(max_length=500)
    satuan = models.CharField(max_length=60, blank=True)
    arah = models.CharField(max_length=5, choices=Arah.choices(), default=Arah.NAIK.value)
    urut = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class Bertarget(Terukur, NilaiTarget):
    """An indicator with its target."""

    class Meta(NilaiTarget.Meta):
        abstract = True

    @property
    def target_tampil(self) -> str:
        """Target with its unit of measure, as printed: ``98-99,5 %``."""
        return f"{format_target(self.target)} {self.satuan}".strip()


class LembarIndikator(models.Model):
    """The indicator sheet of an organisation's plan: what exactly is counted, how, and by whom."""

    definisi = models.TextField(max_length=2000, blank=True)
    rumus = models.TextField(max_length=1000, blank=True)
    sumber_data = models.CharField(max_length=300, blank=True)
    penanggung_jawab = models.CharField(max_length=250, blank=True)
    iku = models.BooleanField("indikator kinerja utama", default=False)

    class Meta:
        abstract = True

    @property
    def lembar_terisi(self) -> bool:
        """Whether the sheet says anything in words."""
        return bool(self.definisi or self.rumus or self.sumber_data or self.penanggung_jawab)
