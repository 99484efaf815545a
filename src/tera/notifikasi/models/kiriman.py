"""What leaves the application: the outbox, the reminders already given, an agency's webhook."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from tera.dasar.models import MilikInstansi, MilikInstansiQuerySet
from tera.notifikasi.states import JenisSaluran
from tera.organisasi.models import Pegawai

BELUM = Q(dikirim_pada__isnull=True, gagal_pada__isnull=True)


class Kiriman(MilikInstansi):
    """One message to one person through one channel, written with the change that it tells of.

    ``nomor`` names it to the outside (Message-ID), the same at every attempt, so that a receiver
    recognises what a crash made Tera send again. ``kunci`` says what it is about: each matter once
    a person and channel. ``segera`` is not held back by quiet hours: somebody waits for it.
    """

    nomor = models.UUIDField(default=uuid.uuid4)
    penerima = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="kiriman")
    saluran = models.CharField(max_length=10, choices=JenisSaluran.choices)
    alamat = models.CharField(max_length=254)
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    isi_html = models.TextField(blank=True)
    tautan = models.CharField(max_length=300)
    kunci = models.CharField(max_length=120)
    segera = models.BooleanField(default=False)
    kirim_setelah = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    dikirim_pada = models.DateTimeField(null=True)
    gagal_pada = models.DateTimeField(null=True)
    galat = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "kiriman"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "penerima", "saluran", "kunci"], name="kiriman_sekali"
            ),
            models.UniqueConstraint(fields=["instansi", "nomor"], name="kiriman_nomor"),
        ]
        indexes = [
            models.Index(
                fields=["instansi", "kirim_setelah"], condition=BELUM, name="kiriman_tunggu"
            ),
            models.Index(
                fields=["instansi", "-gagal_pada"],
                condition=Q(gagal_pada__isnull=False),
                name="kiriman_gagal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.saluran} {self.nomor}"


class Pengingat(MilikInstansi):
    """A reminder that was given: ``kunci`` names matter and occasion, once a person."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    kunci = models.CharField(max_length=120)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "pengingat"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "pegawai", "kunci"], name="pengingat_sekali"
            )
        ]

    def __str__(self) -> str:
        return self.kunci


class WebhookInstansi(MilikInstansi):
    """Where an agency takes messages for its own gateway, WhatsApp for instance.

    ``rahasia`` signs what is sent; it is never shown again and never in the audit record.
    """

    alamat = models.URLField(max_length=500)
    rahasia = models.CharField(max_length=200)
    aktif = models.BooleanField(default=True)
    dasar_hukum = models.CharField(max_length=300)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MilikInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = "webhook instansi"
        constraints = [models.UniqueConstraint(fields=["instansi"], name="webhook_satu")]

    def __str__(self) -> str:
        return self.alamat
