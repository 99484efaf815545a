"""States of an evaluation.

    draf ──tetapkan──> ditetapkan ──terima──> diterima
                           │
                           └──keberatan──> keberatan ──putuskan──> diputus (final)
"""

from django.db import models


class StatusEvaluasi(models.TextChoices):
    DRAF = "draf", "Draf"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DITERIMA = "diterima", "Diterima"
    KEBERATAN = "keberatan", "Keberatan"
    DIPUTUS = "diputus", "Diputus"


class JenisEvaluasi(models.TextChoices):
    PERIODIK = "periodik", "Periodik"
    TAHUNAN = "tahunan", "Tahunan"


class PutusanKeberatan(models.TextChoices):
    DITOLAK = "ditolak", "Keberatan ditolak, hasil tetap"
    DIUBAH = "diubah", "Keberatan diterima, hasil diubah"


SELESAI = frozenset(
    {
        StatusEvaluasi.DITETAPKAN,
        StatusEvaluasi.DITERIMA,
        StatusEvaluasi.KEBERATAN,
        StatusEvaluasi.DIPUTUS,
    }
)
FINAL = frozenset({StatusEvaluasi.DITERIMA, StatusEvaluasi.DIPUTUS})
