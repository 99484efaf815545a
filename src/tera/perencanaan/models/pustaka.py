"""The indicator library: proven results and indicators for each kind of position."""

from django.conf import settings
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from tera.aturan.angka_kredit import Jenjang
from tera.aturan.skp import Aspek, Perspektif
from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.perencanaan.models.target import Bertarget
from tera.perencanaan.states import StatusPustaka


class JabatanPustaka(MilikInstansi):
    """A kind of position, such as "Perawat"; ``kata_kunci`` are words of official names, one a
    line, by which a position finds its entry.
    """

    kode = models.SlugField(max_length=60)
    nama = models.CharField(max_length=150)
    kelompok = models.CharField(max_length=80)
    kata_kunci = models.TextField(blank=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan pustaka"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="jabatan_pustaka_kode")
        ]

    def __str__(self) -> str:
        return self.nama


class IndikatorPustaka(MilikInstansi, Bertarget):
    """One indicator with the result it measures; the target is an example to adapt.

    An approved entry is never changed: a new one with ``pendahulu`` and the next ``versi``
    replaces it, so that plans made from it keep pointing to what they were made from.
    """

    jabatan = models.ForeignKey(JabatanPustaka, on_delete=models.PROTECT, related_name="indikator")
    jenjang = models.CharField(max_length=20, choices=Jenjang.choices(), blank=True)
    hasil = models.CharField("rencana hasil kerja", max_length=500)
    aspek = models.CharField(max_length=10, choices=Aspek.choices(), blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.choices(), blank=True)
    sumber_data = models.CharField(max_length=300, blank=True)
    status = models.CharField(
        max_length=10, choices=StatusPustaka.choices, default=StatusPustaka.USULAN
    )
    versi = models.PositiveIntegerField(default=1)
    pendahulu = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="penerus", null=True, blank=True
    )
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    diputus_pada = models.DateTimeField(null=True)
    catatan = models.CharField(max_length=500, blank=True)
    cari = models.GeneratedField(
        expression=SearchVector("uraian", "hasil", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = MilikInstansiQuerySet.as_manager()

    class Meta(Bertarget.Meta):
        verbose_name = "indikator pustaka"
        constraints = [
            *Bertarget.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status="usulan") | Q(diputus_pada__isnull=False),
                name="pustaka_diputus",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "jabatan", "status"], name="pustaka_jabatan")]

    def __str__(self) -> str:
        return self.uraian
