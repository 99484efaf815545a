"""Stage 2: progress as a monthly series, its evidence, and feedback in both directions."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp


class Realisasi(MilikInstansi):
    """What was reached in one month for one indicator: a number, a text, or both.

    There is no upper limit against the target: reaching more than planned is normal.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="realisasi")
    indikator = models.ForeignKey(
        IndikatorKinerja, on_delete=models.PROTECT, related_name="realisasi"
    )
    bulan = models.DateField(help_text="Tanggal 1 bulan yang dilaporkan.")
    nilai = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    teks = models.CharField(max_length=1000, blank=True)
    keterangan = models.CharField(max_length=1000, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "indikator", "bulan"], name="realisasi_satu_bulan"
            ),
            models.CheckConstraint(condition=Q(bulan__day=1), name="realisasi_awal_bulan"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(teks=""), name="realisasi_berisi"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "skp", "bulan"], name="realisasi_skp")]

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}"


class JenisBukti(models.TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"


class BuktiDukung(MilikInstansi):
    """Evidence of one month's progress: a file, kept by its hash, or a link."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="bukti")
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
            )
        ]
        indexes = [
            models.Index(fields=["instansi", "realisasi"], name="bukti_realisasi"),
            models.Index(fields=["instansi", "sidik"], name="bukti_sidik"),
        ]

    def __str__(self) -> str:
        return self.nama


class UmpanBalik(MilikInstansi):
    """Feedback on a plan, on one of its results or on one value; an answer points to its parent."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="umpan_balik")
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="umpan_balik", null=True
    )
    nilai_dasar = models.CharField(max_length=30, blank=True)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, related_name="jawaban", null=True)
    dari = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    isi = models.TextField(max_length=2000)
    dibuat_pada = models.DateTimeField()

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "umpan balik"
        indexes = [models.Index(fields=["instansi", "skp", "id"], name="umpan_balik_skp")]

    def __str__(self) -> str:
        return self.isi[:60]
