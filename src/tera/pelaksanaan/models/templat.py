"""Text templates of feedback that an agency keeps beside those that come with Tera."""

from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.pelaksanaan.models.umpan_balik import BagianBulanan, JenisUmpanBalik
from tera.pelaksanaan.states import StatusTemplat


class TemplatUmpanBalik(MilikInstansi):
    """A situation (``judul``) and the words for it; what was sent with it is never touched.

    ``bagian`` is the part of the monthly feedback in which it is offered, empty for none.
    """

    judul = models.CharField(max_length=60)
    isi = models.CharField(max_length=1000)
    jenis = models.CharField(
        max_length=11, choices=JenisUmpanBalik.choices, default=JenisUmpanBalik.UMPAN_BALIK
    )
    bagian = models.CharField(max_length=9, choices=BagianBulanan.choices, blank=True)
    status = models.CharField(
        max_length=7, choices=StatusTemplat.choices, default=StatusTemplat.BERLAKU
    )
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "templat umpan balik"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "judul"],
                condition=Q(status="berlaku"),
                name="templat_satu_judul",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
