"""States of a print job.

antre ──> berjalan ──> selesai
              └──────> gagal
"""

from django.db import models


class StatusCetak(models.TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class JenisCetak(models.TextChoices):
    """What is printed."""

    SKP = "skp", "SKP"


class BentukBerkas(models.TextChoices):
    """One file for all, or one for each person."""

    PDF = "pdf", "Satu berkas PDF"
    ZIP = "zip", "Satu PDF tiap pegawai (zip)"


BELUM_SELESAI = frozenset({StatusCetak.ANTRE, StatusCetak.BERJALAN})
