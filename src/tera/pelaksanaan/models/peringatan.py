"""Early warning as stored: what lists and counts of many people read."""

from django.db import models
from django.db.models import Q

from tera.aturan.peringatan import PERLU_TINDAKAN, Keadaan
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models import IndikatorKinerja, Skp


class PeringatanDini(MilikInstansi):
    """What ``aturan.peringatan`` finds for one indicator; written anew when its inputs change.

    ``sampai`` is the last finished month that was looked at, ``sidik`` the fingerprint of target
    and plan it was judged by, ``sejak`` the day since which it is in this state.
    ``dikabarkan`` is the month in which its people were last told that it is critical.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="peringatan")
    indikator = models.ForeignKey(
        IndikatorKinerja, on_delete=models.CASCADE, related_name="peringatan"
    )
    keadaan = models.CharField(max_length=16, choices=Keadaan.choices())
    alasan = models.CharField(max_length=600)
    proyeksi = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    terakhir = models.DateField(null=True)
    sampai = models.DateField()
    sidik = models.CharField(max_length=32)
    sejak = models.DateField()
    dikabarkan = models.DateField(null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "peringatan dini"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "indikator"], name="peringatan_satu_indikator"
            )
        ]
        indexes = [
            models.Index(fields=["instansi", "skp"], name="peringatan_skp"),
            models.Index(
                fields=["instansi", "keadaan", "skp"],
                condition=Q(keadaan__in=[str(satu) for satu in PERLU_TINDAKAN]),
                name="peringatan_perlu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.keadaan}: {self.alasan[:60]}"

    @property
    def kritis(self) -> bool:
        return self.keadaan == Keadaan.KRITIS
