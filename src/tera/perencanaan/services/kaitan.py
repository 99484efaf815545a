"""Which objective of the organisation a result serves, kept along the whole chain below it."""

from collections.abc import Collection

from django.db import connection
from django.db.models import OuterRef, Subquery

from tera.dasar.errors import MasukanTidakSah
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp

_TURUNKAN = """
    WITH RECURSIVE bawah(id) AS (
        SELECT id FROM perencanaan_rencanahasilkerja
        WHERE induk_id = %(hasil)s AND sasaran_id IS NOT DISTINCT FROM %(lama)s
        UNION
        SELECT h.id FROM perencanaan_rencanahasilkerja h JOIN bawah b ON h.induk_id = b.id
        WHERE h.sasaran_id IS NOT DISTINCT FROM %(lama)s
    )
    UPDATE perencanaan_rencanahasilkerja SET sasaran_id = %(baru)s
    WHERE id IN (SELECT id FROM bawah)
"""
_LEPASKAN = """
    WITH RECURSIVE bawah(id, lama) AS (
        SELECT h.id, h.sasaran_id
        FROM perencanaan_rencanahasilkerja h
        JOIN perencanaan_rencanahasilkerja i ON i.id = h.induk_id
        WHERE i.id = ANY(%s) AND h.sasaran_id = i.sasaran_id
        UNION
        SELECT h.id, b.lama
        FROM perencanaan_rencanahasilkerja h JOIN bawah b ON h.induk_id = b.id
        WHERE h.sasaran_id = b.lama
    )
    UPDATE perencanaan_rencanahasilkerja SET sasaran_id = NULL WHERE id IN (SELECT id FROM bawah)
"""


def chosen_sasaran(hasil: RencanaHasilKerja, skp: Skp) -> int | None:
    """The objective that a head chose for the result among those of the own unit; any other
    follows from the result above.
    """
    if hasil.sasaran is None:
        return None
    milik = (hasil.sasaran.unit_id, hasil.sasaran.tahun) == (skp.penugasan.unit_id, skp.tahun)
    return hasil.sasaran_id if milik else None


def serve_sasaran(hasil: RencanaHasilKerja, skp: Skp, sasaran_id: int | None) -> None:
    """Set the objective before the result is saved: the head's choice, else that of the superior's
    result. Raises MasukanTidakSah for an objective of another unit or year.
    """
    if skp.penugasan.kepala_unit and sasaran_id is not None:
        milik = SasaranUnit.objects.filter(
            pk=sasaran_id, unit_id=skp.penugasan.unit_id, tahun=skp.tahun
        )
        if not milik.exists():
            pesan = "Pilih sasaran dari unit yang Anda pimpin."
            raise MasukanTidakSah(pesan, {"sasaran": pesan})
    else:
        sasaran_id = hasil.induk.sasaran_id if hasil.induk else None
    hasil.sasaran_id = sasaran_id


def pass_down_sasaran(hasil: RencanaHasilKerja, lama: int | None) -> None:
    """Let everything below a saved result follow it to its new objective: one statement."""
    if hasil.sasaran_id == lama:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TURUNKAN, {"hasil": hasil.pk, "lama": lama, "baru": hasil.sasaran_id})


def release_turunan(hasil: Collection[int]) -> None:
    """Before these results go: what served them keeps their words, and no longer serves the
    objective that came from them. Two statements.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LEPASKAN, [list(hasil)])
    induk = RencanaHasilKerja.objects.filter(pk=OuterRef("induk"))
    RencanaHasilKerja.objects.filter(induk__in=hasil).update(
        intervensi=Subquery(induk.values("uraian")), cara=""
    )
