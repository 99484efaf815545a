"""Words of the outbox and of a person's choices."""

from django.db import models


class JenisSaluran(models.TextChoices):
    SUREL = "surel", "Surel"
    WEBHOOK = "webhook", "WhatsApp"


class Ringkasan(models.TextChoices):
    """How often a person gets the digest."""

    HARI_KERJA = "hari_kerja", "Setiap pagi hari kerja"
    HARIAN = "harian", "Setiap pagi, juga hari libur"
    MATI = "mati", "Tidak dikirim"
