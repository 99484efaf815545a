"""Evidence: files and links."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.pelaksanaan.berkas.jenis import GAMBAR
from tera.pelaksanaan.models.gudang import BerkasBukti, KeadaanPindai
from tera.pelaksanaan.models.progres import ProgresHarian
from tera.pelaksanaan.models.realisasi import Realisasi
from tera.pelaksanaan.models.tautan import KeadaanTautan, TautanBukti


class JenisBukti(models.TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"


class BuktiDukung(MilikInstansi):
    """Evidence of a month's or of a day's progress: a file, kept by its hash, or a link.

    ``berkas`` or ``alamat`` is the row of its content, shared by all evidence with the same;
    ``alamat`` stays empty on what was written in bulk until the job has seen it.
    """

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
    berkas = models.ForeignKey(
        BerkasBukti,
        on_delete=models.PROTECT,
        related_name="pemakaian",
        null=True,
        db_index=False,
    )
    alamat = models.ForeignKey(
        TautanBukti,
        on_delete=models.PROTECT,
        related_name="pemakaian",
        null=True,
        db_index=False,
    )
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
            models.Index(fields=["instansi", "berkas"], name="bukti_berkas"),
            models.Index(fields=["instansi", "alamat"], name="bukti_alamat"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def milik(self) -> Realisasi | ProgresHarian:
        """The month or the day that it proves."""
        milik = self.realisasi or self.progres
        assert milik is not None  # the constraint bukti_satu_milik
        return milik

    dipakai = 1
    """How often its content is used, as ``queries.mark_pemakaian`` counted for whoever looks."""

    @property
    def mati(self) -> bool:
        """Whether it is a link that can no longer be opened."""
        return self.alamat is not None and self.alamat.keadaan == KeadaanTautan.MATI

    @property
    def bergambar(self) -> bool:
        """Whether it is a picture that may be shown in a page."""
        return self.jenis_isi in GAMBAR and not self.dikarantina

    @property
    def dikarantina(self) -> bool:
        """Whether the scanner found something in it."""
        return self.berkas is not None and self.berkas.pindai == KeadaanPindai.TERINFEKSI
