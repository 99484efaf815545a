"""States of a follow-up: terbuka -> direncanakan -> selesai."""

from django.db import models


class StatusTindakLanjut(models.TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    DIRENCANAKAN = "direncanakan", "Direncanakan"
    SELESAI = "selesai", "Selesai"
