"""States of an evaluation: one table says which step moves it where.

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


class Langkah(models.TextChoices):
    """A transition, named as the button is."""

    TETAPKAN = "tetapkan", "Tetapkan"
    TERIMA = "terima", "Terima"
    KEBERATAN = "ajukan_keberatan", "Ajukan keberatan"
    PUTUSKAN = "putuskan_keberatan", "Putuskan keberatan"


TRANSISI: dict[Langkah, tuple[frozenset[StatusEvaluasi], StatusEvaluasi]] = {
    Langkah.TETAPKAN: (frozenset({StatusEvaluasi.DRAF}), StatusEvaluasi.DITETAPKAN),
    Langkah.TERIMA: (frozenset({StatusEvaluasi.DITETAPKAN}), StatusEvaluasi.DITERIMA),
    Langkah.KEBERATAN: (frozenset({StatusEvaluasi.DITETAPKAN}), StatusEvaluasi.KEBERATAN),
    Langkah.PUTUSKAN: (frozenset({StatusEvaluasi.KEBERATAN}), StatusEvaluasi.DIPUTUS),
}
GILIRAN: dict[StatusEvaluasi, str] = {
    StatusEvaluasi.DRAF: "pejabat penilai kinerja",
    StatusEvaluasi.DITETAPKAN: "pegawai",
    StatusEvaluasi.DITERIMA: "",
    StatusEvaluasi.KEBERATAN: "atasan pejabat penilai kinerja",
    StatusEvaluasi.DIPUTUS: "",
}
SELESAI = frozenset(
    {
        StatusEvaluasi.DITETAPKAN,
        StatusEvaluasi.DITERIMA,
        StatusEvaluasi.KEBERATAN,
        StatusEvaluasi.DIPUTUS,
    }
)
FINAL = frozenset({StatusEvaluasi.DITERIMA, StatusEvaluasi.DIPUTUS})
