"""In which states of the plan progress may be reported.

Reporting does not wait for the approval: work starts before the superior has read the plan. A
draft or a returned plan is still being written, so its indicators may yet change. A plan of which a
version was agreed (``Skp.disepakati``) stays open while a change of it is on its way.
"""

from django.db import models

from tera.perencanaan.states import StatusSkp

DAPAT_DILAPORKAN = frozenset({StatusSkp.DIAJUKAN, StatusSkp.DISETUJUI})


class StatusDialog(models.TextChoices):
    """A dialog kinerja: both confirm what was written, then it is fixed."""

    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    DISEPAKATI = "disepakati", "Disepakati"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class StatusBimbingan(models.TextChoices):
    """Coaching runs in sessions until the coach says what came of it."""

    BERJALAN = "berjalan", "Sedang berjalan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class StatusTemplat(models.TextChoices):
    """A text template of the agency: offered until it is withdrawn."""

    BERLAKU = "berlaku", "Berlaku"
    DICABUT = "dicabut", "Dicabut"


class StatusKonseling(models.TextChoices):
    """diminta ──terima──> berlangsung ──selesaikan──> selesai; before it begins it may be
    withdrawn by whoever asked for it."""

    DIMINTA = "diminta", "Menunggu konselor"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
