"""What the SMART check says of stored indicators, kept so that units can be compared."""

import json
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import QuerySet

from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.smart import check_indikator

UKURAN_BLOK = 5_000
_TULIS = """
    UPDATE perencanaan_indikatorkinerja i SET smart = b.smart::jsonb, smart_baik = b.baik
    FROM unnest(%s::bigint[], %s::text[], %s::boolean[]) AS b(id, smart, baik) WHERE i.id = b.id
"""


def note_smart(baris: IndikatorKinerja, hasil: RencanaHasilKerja, skp: Skp) -> None:
    """Note on the row, before it is saved, what the check finds."""
    temuan = check_indikator(baris, hasil, skp)
    baris.smart, baris.smart_baik = list(temuan.kode), temuan.baik


def recheck_smart(hasil: QuerySet[RencanaHasilKerja]) -> None:
    """Check the indicators of these results anew, whose words, superior's words or approach
    changed: two statements.
    """
    baris = IndikatorKinerja.objects.filter(hasil__in=hasil)
    _write(list(baris.select_related("hasil__induk", "hasil__skp").order_by("id")))


def check_unchecked_smart() -> int:
    """Check every stored indicator that was never checked (written by COPY, or by an older
    release), block by block; returns how many.
    """
    jumlah = 0
    while blok := _next_block():
        _write(blok)
        jumlah += len(blok)
    return jumlah


def _next_block() -> Sequence[IndikatorKinerja]:
    belum = IndikatorKinerja.objects.filter(smart_baik__isnull=True)
    return list(belum.select_related("hasil__induk", "hasil__skp").order_by("id")[:UKURAN_BLOK])


@transaction.atomic
def _write(blok: Sequence[IndikatorKinerja]) -> None:
    if not blok:
        return
    for baris in blok:
        note_smart(baris, baris.hasil, baris.hasil.skp)
    with connection.cursor() as cursor:
        cursor.execute(
            _TULIS,
            [
                [baris.pk for baris in blok],
                [json.dumps(baris.smart) for baris in blok],
                [baris.smart_baik for baris in blok],
            ],
        )
