"""Objectives of units."""

from collections.abc import Iterable

from django.db.models import QuerySet

from tera.perencanaan.models import SasaranUnit, Skp


def sasaran_for(instansi_id: int, unit_ids: Iterable[int], tahun: int) -> QuerySet[SasaranUnit]:
    """Objectives of these units in a year, with indicators."""
    return (
        SasaranUnit.objects.milik_instansi(instansi_id)
        .filter(unit_id__in=list(unit_ids), tahun=tahun)
        .select_related("induk")
        .prefetch_related("indikator")
        .order_by("urut", "id")
    )


def sasaran_kepala(skp: Skp) -> list[tuple[int, str]]:
    """The objectives that the plan of a unit's head may take on; nobody else chooses one."""
    if not skp.penugasan.kepala_unit:
        return []
    milik = SasaranUnit.objects.filter(unit_id=skp.penugasan.unit_id, tahun=skp.tahun)
    return list(milik.order_by("urut", "id").values_list("pk", "uraian"))
