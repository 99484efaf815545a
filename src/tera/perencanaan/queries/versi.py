"""Agreed versions of a plan."""

from tera.dasar.errors import TidakDitemukan
from tera.perencanaan.models import Skp, VersiSkp


def versi_of(skp: Skp) -> list[VersiSkp]:
    """All agreed versions, newest first, without their content."""
    return list(
        VersiSkp.objects.filter(instansi_id=skp.instansi_id, skp=skp)
        .select_related("oleh")
        .defer("isi")
        .order_by("-nomor")
    )


def get_versi(skp: Skp, nomor: int) -> tuple[VersiSkp, VersiSkp | None]:
    """One version and the one before it (None for the first); one query.

    Raises TidakDitemukan for a number that the plan does not have.
    """
    baris = {
        satu.nomor: satu
        for satu in VersiSkp.objects.filter(
            instansi_id=skp.instansi_id, skp=skp, nomor__in=(nomor - 1, nomor)
        )
        .select_related("oleh")
        .order_by("nomor")
    }
    if nomor not in baris:
        raise TidakDitemukan("Versi SKP tidak ditemukan.")
    return baris[nomor], baris.get(nomor - 1)


def last_versi(skp: Skp) -> VersiSkp | None:
    """The version in force, or None while nothing was agreed."""
    return (
        VersiSkp.objects.filter(instansi_id=skp.instansi_id, skp=skp)
        .select_related("oleh")
        .order_by("-nomor")
        .first()
    )
