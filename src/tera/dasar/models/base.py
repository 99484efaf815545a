"""The two shapes that nearly every table has: it belongs to an agency, and it holds for a time."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound=models.Model)


class MilikInstansiQuerySet(models.QuerySet[M]):
    """Rows of one agency; nothing ever joins across agencies."""

    def milik_instansi(self, instansi_id: int) -> Self:
        return self.filter(instansi_id=instansi_id)


class MilikInstansi(models.Model):
    """A row of an agency's data. Every unique constraint and hot index begins with ``instansi``."""

    instansi = models.ForeignKey(
        "organisasi.Instansi", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


def berlaku(tanggal: date, awalan: str = "") -> Q:
    """Condition "holds on this day" for a dated relation reached through ``awalan``."""
    return Q(**{f"{awalan}sejak__lte": tanggal}) & (
        Q(**{f"{awalan}sampai__isnull": True}) | Q(**{f"{awalan}sampai__gte": tanggal})
    )


class BerlakuQuerySet(MilikInstansiQuerySet[M]):
    """Dated rows: ``sejak`` and ``sampai`` are both included, an open ``sampai`` has no end."""

    def berlaku_pada(self, tanggal: date) -> Self:
        return self.filter(berlaku(tanggal))


class Berlaku(models.Model):
    """A fact that holds from ``sejak`` to ``sampai``, both days included; history is never lost."""

    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("sejak")),
                name="%(app_label)s_%(class)s_sejak_sampai",
            )
        ]
