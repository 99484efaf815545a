"""Objectives of units."""

from collections.abc import Iterable

from django.db.models import QuerySet

from tera.perencanaan.models import SasaranUnit


def sasaran_for(instansi_id: int, unit_ids: Iterable[int], tahun: int) -> QuerySet[SasaranUnit]:
    """Objectives of these units in a year, with indicators."""
    return (
        SasaranUnit.objects.milik_instansi(instansi_id)
        .filter(unit_id__in=list(unit_ids), tahun=tahun)
        .select_related("induk")
        .prefetch_related("indikator")
        .order_by("urut", "id")
    )
