"""Evidence: files and links."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.pelaksanaan.models.progres import ProgresHarian
from tera.pelaksanaan.models.realisasi import Realisasi


class JenisBukti(models.TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"


class BuktiDukung(MilikInstansi):
    """Evidence of a month's or of a day's progress: a file, kept by its hash, or a link."""

    realisasi = models.ForeignKey(
        Realisasi, on_delete=models.CASCADE, related_name="bukti", null=True
    )
    progres = models.ForeignKey(
        ProgresHarian, on_delete=models.CASCADE, related_name="bukti", null=True
    )
    jenis = models.CharField(max_length=6, choices=JenisBukti.choices)
    nama = models.CharField(max_length=200)
    tautan = models.URLField(max_length=1000, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    jenis_isi = models.CharField(max_length=100, blank=True)
    ukuran = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti dukung"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis="berkas") & ~Q(sidik="") | Q(jenis="tautan") & ~Q(tautan=""),
                name="bukti_berisi",
            ),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=False, progres__isnull=True)
                | Q(realisasi__isnull=True, progres__isnull=False),
                name="bukti_satu_milik",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "realisasi"], name="bukti_realisasi"),
            models.Index(fields=["instansi", "progres"], name="bukti_progres"),
            models.Index(fields=["instansi", "sidik"], name="bukti_sidik"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def milik(self) -> Realisasi | ProgresHarian:
        """The month or the day that it proves."""
        milik = self.realisasi or self.progres
        assert milik is not None  # the constraint bukti_satu_milik
        return milik
