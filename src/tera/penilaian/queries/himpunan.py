"""Predicates and their distribution for many people in one statement.

Twins of ``aturan.predikat.determine_predikat`` and ``aturan.distribusi.check_distribusi``. Where
the scalar rule refuses a date (no law in force yet), the twin gives NULL.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tera.aturan.distribusi import Mayoritas
from tera.aturan.predikat import Predikat
from tera.dasar.cte import DATED, Baris, Cte, dated_rows

KOLOM_KUADRAN = {**DATED, "hasil": "text", "perilaku": "text", "predikat": "text"}
KOLOM_POLA = {
    **DATED,
    "organisasi": "text",
    "urut": "int",
    "kode": "text",
    "syarat": "text",
    "predikat": "text[]",
    "persen": "numeric",
}

_PREDIKAT = """
    SELECT m.*, k.predikat FROM {dari} m
    LEFT JOIN kuadran k ON k.hasil = m.hasil AND k.perilaku = m.perilaku
         AND m.pada >= k.sejak AND m.pada < k.sebelum
"""
_JUMLAH = """
    SELECT unit, organisasi, pada, count(*)::int AS semua,
           array[{hitung}]::int[] AS jumlah
    FROM {dari} WHERE predikat IS NOT NULL GROUP BY unit, organisasi, pada
"""
_UKURAN = """
    SELECT j.unit, p.urut, p.kode, p.syarat, p.persen, j.semua,
           (SELECT coalesce(sum(j.jumlah[array_position(%(predikat)s::text[], satu)]), 0)
              FROM unnest(p.predikat) satu)::int AS ada,
           (SELECT max(n) FROM unnest(j.jumlah) n) AS terbanyak
    FROM jumlah_predikat j
    JOIN pola p ON p.organisasi = j.organisasi AND j.pada >= p.sejak AND j.pada < p.sebelum
    JOIN terkecil t ON j.pada >= t.sejak AND j.pada < t.sebelum
    WHERE j.semua >= t.jumlah
"""
_TEMUAN = """
    SELECT unit, array_agg(kode ORDER BY urut) AS temuan FROM ukuran
    WHERE NOT CASE syarat
        WHEN 'mayoritas' THEN CASE %(mayoritas)s
            WHEN 'modus' THEN ada = terbanyak ELSE 2 * ada > semua END
        WHEN 'maksimum' THEN ada <= greatest(1, floor(persen * semua / 100))
        WHEN 'minimum' THEN ada >= ceil(persen * semua / 100)
        WHEN 'harus_ada' THEN ada > 0
        WHEN 'tidak_boleh_ada' THEN ada = 0
    END
    GROUP BY unit
"""
_DISTRIBUSI = """
    SELECT j.*,
           EXISTS (SELECT FROM pola p WHERE j.pada >= p.sejak AND j.pada < p.sebelum) AS berlaku,
           coalesce(t.temuan, '{}') AS temuan
    FROM jumlah_predikat j LEFT JOIN temuan t USING (unit)
"""


def add_predikat(cte: Cte, *, dari: str, nama: str = "berpredikat") -> Cte:
    """The predicate of each row of ``dari`` (``hasil``, ``perilaku``, ``pada`` and any others).

    Adds the step ``nama``: all columns of ``dari`` and ``predikat``, NULL before the quadrant.
    """
    return cte.table("kuadran", KOLOM_KUADRAN, dated_rows("kuadran_predikat", _cells)).step(
        nama, _PREDIKAT.format(dari=dari)
    )


def add_distribusi(cte: Cte, *, dari: str, mayoritas: Mayoritas = "modus") -> Cte:
    """The counts of each unit, checked against the pattern of its own predicate.

    ``dari`` has ``unit``, ``organisasi``, ``pada`` and ``predikat``; a unit has one ``organisasi``
    and one ``pada``. Adds the step ``distribusi``: ``unit``, ``semua``, ``jumlah`` (five counts,
    best first), ``berlaku`` (a pattern was in force) and ``temuan`` (codes of what does not
    conform, in the order of the pattern).
    """
    hitung = ", ".join(f"count(*) FILTER (WHERE predikat = '{satu}')" for satu in Predikat)
    terkecil = dated_rows("distribusi_jumlah_terkecil", lambda isi: [{"jumlah": isi}])
    return (
        cte.table("pola", KOLOM_POLA, dated_rows("pola_distribusi", _requirements))
        .table("terkecil", {**DATED, "jumlah": "int"}, terkecil)
        .step("jumlah_predikat", _JUMLAH.format(dari=dari, hitung=hitung))
        .step("ukuran", _UKURAN, predikat=[str(satu) for satu in Predikat])
        .step("temuan", _TEMUAN, mayoritas=mayoritas)
        .step("distribusi", _DISTRIBUSI)
    )


def _cells(kuadran: Mapping[str, Mapping[str, str]]) -> Iterable[Baris]:
    for hasil, baris in kuadran.items():
        for perilaku, predikat in baris.items():
            yield {"hasil": hasil, "perilaku": perilaku, "predikat": predikat}


def _requirements(pola: Mapping[str, tuple[Mapping[str, Any], ...]]) -> Iterable[Baris]:
    for organisasi, daftar in pola.items():
        for urut, satu in enumerate(daftar):
            yield {
                "organisasi": organisasi,
                "urut": urut,
                "kode": "_".join([satu["syarat"], *satu["predikat"]]),
                "syarat": satu["syarat"],
                "predikat": list(satu["predikat"]),
                "persen": satu.get("persen", 0),
            }
