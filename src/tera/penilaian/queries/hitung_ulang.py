"""Every predicate that was set, computed again from its stored ratings and compared."""

from dataclasses import dataclass

from django.db import connection

from tera.dasar.cte import Cte
from tera.penilaian.queries.himpunan import add_predikat

MAKS_BEDA = 100

_TERSIMPAN = """
    SELECT id, rating_hasil AS hasil, rating_perilaku AS perilaku, selesai AS pada,
           predikat AS tersimpan, perhitungan ->> 'nilai' AS tercatat
    FROM penilaian_evaluasi WHERE status <> 'draf'
"""
_BEDA = """
    SELECT count(*) OVER (), id, tersimpan, coalesce(predikat, '') FROM berpredikat
    WHERE predikat IS DISTINCT FROM tersimpan OR tercatat IS DISTINCT FROM tersimpan
    ORDER BY id LIMIT %(batas)s
"""


@dataclass(frozen=True)
class Beda:
    """A stored figure that does not follow from the facts stored with it."""

    id: int
    tersimpan: str
    seharusnya: str


@dataclass(frozen=True)
class HasilHitungUlang:
    """How many figures were computed again, how many differ, and the first of those."""

    diperiksa: int
    berbeda: int
    contoh: tuple[Beda, ...]


def recompute_predikat() -> HasilHitungUlang:
    """Compare all predicates of all agencies. Two queries, whatever their number."""
    cte = add_predikat(Cte().step("tersimpan", _TERSIMPAN), dari="tersimpan")
    return compare(cte, _BEDA, "SELECT count(*) FROM penilaian_evaluasi WHERE status <> 'draf'")


def compare(cte: Cte, beda: str, hitung: str) -> HasilHitungUlang:
    """Run ``beda`` (count of all, id, stored, computed) at the end of a chain, and ``hitung``."""
    with connection.cursor() as cursor:
        cursor.execute(hitung)
        diperiksa = cursor.fetchone()[0]
        cursor.execute(*cte.select(beda, batas=MAKS_BEDA))
        baris = cursor.fetchall()
    contoh = tuple(Beda(nomor, tersimpan, hitungan) for _, nomor, tersimpan, hitungan in baris)
    return HasilHitungUlang(diperiksa, baris[0][0] if baris else 0, contoh)
