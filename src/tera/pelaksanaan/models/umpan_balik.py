"""Feedback in threads, who stood where when it was given, and the asking for it."""

from django.db import models
from django.db.models import F, Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.organisasi.models import Pegawai
from tera.perencanaan.models import RencanaHasilKerja, Skp


class Hubungan(models.TextChoices):
    """How the writer stands to the person, nearest first; one holds where several do."""

    PENILAI = "penilai", "Pejabat penilai"
    ATASAN_PENILAI = "atasan_penilai", "Atasan pejabat penilai"
    WAKIL = "wakil", "Wakil pejabat penilai"
    KETUA_TIM = "ketua_tim", "Ketua tim"
    BAWAHAN = "bawahan", "Bawahan"
    REKAN_TIM = "rekan_tim", "Rekan satu tim"
    REKAN = "rekan", "Rekan kerja"
    ANGGOTA_TIM = "anggota_tim", "Anggota tim"
    DIMINTA = "diminta", "Diminta pegawai"
    DIRI = "diri", "Pegawai"


class JenisUmpanBalik(models.TextChoices):
    UMPAN_BALIK = "umpan_balik", "Umpan balik"
    APRESIASI = "apresiasi", "Apresiasi"
    RUTIN = "rutin", "Umpan balik bulanan"


class BagianBulanan(models.TextChoices):
    """The parts of the superior's monthly feedback."""

    BAIK = "baik", "Yang sudah baik"
    PERBAIKAN = "perbaikan", "Yang perlu diperbaiki"
    DUKUNGAN = "dukungan", "Dukungan yang diberikan"
    LANGKAH = "langkah", "Langkah bulan depan"


class UmpanBalik(MilikInstansi):
    """Feedback about a person, on one of her results, on one value or on her work as a whole; an
    answer points to its parent.

    ``skp`` is the plan of that day, None while there was none. ``hubungan`` is how the writer stood
    to the person when it was written. ``bulan`` names the month of the superior's routine feedback,
    one for a person and month. A follow-up (``tindak_lanjut``) has a ``tenggat``, closed once.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="umpan_balik")
    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="umpan_balik", null=True)
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="umpan_balik", null=True
    )
    nilai_dasar = models.CharField(max_length=30, blank=True)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, related_name="jawaban", null=True)
    dari = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    hubungan = models.CharField(max_length=14, choices=Hubungan.choices)
    jenis = models.CharField(
        max_length=11, choices=JenisUmpanBalik.choices, default=JenisUmpanBalik.UMPAN_BALIK
    )
    bulan = models.DateField(null=True)
    isi = models.TextField(max_length=5000)
    dibuat_pada = models.DateTimeField()
    tindak_lanjut = models.CharField(max_length=500, blank=True)
    tenggat = models.DateField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    selesai_oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+", null=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "umpan balik"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "bulan"],
                condition=Q(jenis="rutin", induk__isnull=True),
                name="umpan_balik_rutin_sebulan",
            ),
            models.CheckConstraint(
                condition=Q(jenis="rutin", bulan__day=1)
                | ~Q(jenis="rutin") & Q(bulan__isnull=True),
                name="umpan_balik_bulan",
            ),
            models.CheckConstraint(
                condition=Q(tindak_lanjut="", tenggat__isnull=True, selesai_pada__isnull=True)
                | ~Q(tindak_lanjut="") & Q(tenggat__isnull=False),
                name="umpan_balik_tindak_lanjut",
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True, selesai_oleh__isnull=True)
                | Q(selesai_pada__isnull=False, selesai_oleh__isnull=False),
                name="umpan_balik_selesai",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "skp", "id"], name="umpan_balik_skp"),
            models.Index(fields=["instansi", "pegawai", "id"], name="umpan_balik_pegawai"),
            models.Index(fields=["instansi", "dari", "id"], name="umpan_balik_dari"),
            models.Index(
                fields=["instansi", "pegawai", "tenggat"],
                condition=Q(tenggat__isnull=False, selesai_pada__isnull=True),
                name="umpan_balik_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return self.isi[:60]


class StatusMinta(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    DIJAWAB = "dijawab", "Dijawab"
    DITOLAK = "ditolak", "Tidak dapat memberi"
    DITARIK = "ditarik", "Ditarik"


class PermintaanUmpanBalik(MilikInstansi):
    """``dari`` asks ``kepada`` for feedback on a result, a value or the work as a whole.

    While it waits, ``kepada`` may give it, whatever their relation; ``umpan_balik`` is the answer,
    ``alasan`` why there is none.
    """

    dari = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    kepada = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    hasil = models.ForeignKey(
        RencanaHasilKerja, on_delete=models.CASCADE, related_name="+", null=True
    )
    nilai_dasar = models.CharField(max_length=30, blank=True)
    pesan = models.CharField(max_length=500)
    status = models.CharField(
        max_length=8, choices=StatusMinta.choices, default=StatusMinta.MENUNGGU
    )
    alasan = models.CharField(max_length=500, blank=True)
    dibuat_pada = models.DateTimeField()
    diputus_pada = models.DateTimeField(null=True)
    umpan_balik = models.OneToOneField(
        UmpanBalik, on_delete=models.SET_NULL, related_name="permintaan", null=True
    )
    versi = models.PositiveIntegerField(default=1)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan umpan balik"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "dari", "kepada", "hasil", "nilai_dasar"],
                condition=Q(status="menunggu"),
                nulls_distinct=False,
                name="minta_satu_menunggu",
            ),
            models.CheckConstraint(condition=~Q(dari=F("kepada")), name="minta_orang_lain"),
        ]
        indexes = [
            models.Index(fields=["instansi", "kepada", "status"], name="minta_kepada"),
            models.Index(fields=["instansi", "dari", "-id"], name="minta_dari"),
        ]

    def __str__(self) -> str:
        return self.pesan[:60]
