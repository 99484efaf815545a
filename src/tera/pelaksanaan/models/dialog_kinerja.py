"""Dialog kinerja: what employee and superior talked about, and what each will do.

Not to be taken for ``perencanaan.PesanDialog``, the messages while a plan is being clarified.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.states import StatusDialog


class DialogKinerja(MilikInstansi):
    """One talk of two people. ``atasan`` is who rated ``pegawai`` on the day it was arranged.

    ``agenda`` holds one point a line. A confirmation speaks for the content as it stands: whatever
    changes the content takes both away.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="dialog_kinerja")
    atasan = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="dialog_dipimpin")
    waktu = models.DateTimeField()
    tempat = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(max_length=2000, blank=True)
    catatan_pegawai = models.TextField(max_length=4000, blank=True)
    catatan_atasan = models.TextField(max_length=4000, blank=True)
    status = models.CharField(
        max_length=12, choices=StatusDialog.choices, default=StatusDialog.DIJADWALKAN
    )
    pegawai_setuju_pada = models.DateTimeField(null=True)
    atasan_setuju_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pembinaan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "atasan", "waktu"],
                condition=~Q(status="dibatalkan"),
                name="dialog_satu_waktu",
            ),
            models.CheckConstraint(condition=~Q(pegawai=F("atasan")), name="dialog_dua_orang"),
        ]
        indexes = [
            models.Index(fields=["instansi", "pegawai", "waktu"], name="dialog_pegawai"),
            models.Index(fields=["instansi", "atasan", "waktu"], name="dialog_atasan"),
            models.Index(
                fields=["instansi", "waktu"],
                condition=Q(status="dijadwalkan"),
                name="dialog_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"dialog {self.pk}"

    @property
    def butir_agenda(self) -> list[str]:
        """The points of the agenda in order."""
        return [baris.strip() for baris in self.agenda.split("\n") if baris.strip()]


class PelakuTindakan(models.TextChoices):
    PEGAWAI = "pegawai", "Pegawai"
    ATASAN = "atasan", "Atasan"
    BERSAMA = "bersama", "Keduanya"


class TindakanDialog(MilikInstansi):
    """What was agreed: who does what by when. Open ones stand in every later dialogue too."""

    dialog = models.ForeignKey(DialogKinerja, on_delete=models.CASCADE, related_name="tindakan")
    urut = models.PositiveSmallIntegerField(default=0)
    uraian = models.CharField(max_length=500)
    oleh = models.CharField(max_length=8, choices=PelakuTindakan.choices)
    tenggat = models.DateField()
    selesai_pada = models.DateTimeField(null=True)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "tindakan dialog"
        indexes = [
            models.Index(fields=["instansi", "dialog"], name="tindakan_dialog"),
            models.Index(
                fields=["instansi", "tenggat"],
                condition=Q(selesai_pada__isnull=True),
                name="tindakan_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:60]
