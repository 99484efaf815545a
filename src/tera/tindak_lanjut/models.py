"""Stage 4: what follows from an appraisal."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.aturan.angka_kredit import Jenjang
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.penilaian.models import Evaluasi
from tera.tindak_lanjut.states import StatusTindakLanjut


class KonversiAngkaKredit(MilikInstansi):
    """Credit of a functional official from one evaluation, with its steps.

    ``tepat`` is the exact fraction ("25/12"); two decimals are only for showing.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="angka_kredit")
    evaluasi = models.OneToOneField(Evaluasi, on_delete=models.PROTECT, related_name="angka_kredit")
    jenjang = models.CharField(max_length=20, choices=Jenjang.choices())
    tepat = models.CharField(max_length=40)
    perhitungan = models.JSONField(default=dict)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "konversi angka kredit"
        indexes = [models.Index(fields=["instansi", "pegawai"], name="angka_kredit_pegawai")]

    def __str__(self) -> str:
        return self.tepat


class BulanAngkaKredit(MilikInstansi):
    """A month that was converted: the unique key lets no month count twice."""

    konversi = models.ForeignKey(
        KonversiAngkaKredit, on_delete=models.CASCADE, related_name="bulan"
    )
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    bulan = models.DateField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "bulan angka kredit"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "bulan"], name="bulan_sekali_dikonversi"
            ),
            models.CheckConstraint(condition=Q(bulan__day=1), name="bulan_awal"),
        ]

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}"


class JenisTindakLanjut(models.TextChoices):
    BIMBINGAN = "bimbingan", "Bimbingan kinerja"
    PELATIHAN = "pelatihan", "Pelatihan"


class TindakLanjut(MilikInstansi):
    """Whoever is below Baik gets this entry: it asks the superior for coaching or training."""

    evaluasi = models.OneToOneField(
        Evaluasi, on_delete=models.PROTECT, related_name="tindak_lanjut"
    )
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tindak_lanjut")
    jenis = models.CharField(max_length=10, choices=JenisTindakLanjut.choices, blank=True)
    rencana = models.TextField(max_length=2000, blank=True)
    tenggat = models.DateField(null=True)
    hasil = models.TextField(max_length=2000, blank=True)
    status = models.CharField(
        max_length=12, choices=StatusTindakLanjut.choices, default=StatusTindakLanjut.TERBUKA
    )
    versi = models.PositiveIntegerField(default=1)
    direncanakan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        constraints = [
            models.CheckConstraint(
                condition=Q(status="terbuka") | ~Q(jenis="") & ~Q(rencana=""),
                name="tindak_lanjut_berisi",
            )
        ]
        indexes = [
            models.Index(fields=["instansi", "status"], name="tindak_lanjut_status"),
            models.Index(fields=["instansi", "pegawai"], name="tindak_lanjut_pegawai"),
        ]

    def __str__(self) -> str:
        return f"tindak lanjut {self.pk}"
