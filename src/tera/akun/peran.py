"""Roles. They live in code; who holds one is a dated row.

What needs no role: being an employee, being someone's superior (a dated relation), heading a unit.
"""

from django.db import models


class Peran(models.TextChoices):
    BKPSDM = "bkpsdm", "BKPSDM"
    PENGELOLA = "pengelola_kinerja", "Pengelola kinerja"
    PIMPINAN = "pimpinan", "Pimpinan"
    AUDITOR = "auditor", "Auditor"
    KONSELOR = "konselor", "Konselor"
