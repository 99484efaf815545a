"""Angka kredit of many people: the twin of ``aturan.angka_kredit.convert_angka_kredit``."""

from tera.aturan.angka_kredit import SETAHUN
from tera.dasar.cte import DATED, Cte, dated_rows

PENYEBUT = SETAHUN * 100
"""The exact credit is the column ``pembilang`` divided by this: twelfths of a percentage."""

_KREDIT = f"""
    SELECT m.*, m.bulan * k.persen * j.koefisien AS pembilang,
           round(m.bulan * k.persen * j.koefisien / {PENYEBUT}, 2) AS angka_kredit
    FROM {{dari}} m
    LEFT JOIN konversi k ON k.predikat = m.predikat AND m.pada >= k.sejak AND m.pada < k.sebelum
    LEFT JOIN koefisien j ON j.jenjang = m.jenjang AND m.pada >= j.sejak AND m.pada < j.sebelum
"""


def add_angka_kredit(cte: Cte, *, dari: str, nama: str = "berkredit") -> Cte:
    """The credit of each row of ``dari`` (``jenjang``, ``predikat``, ``bulan``, ``pada``, others).

    Adds the step ``nama`` with ``pembilang`` (exact, see PENYEBUT) and ``angka_kredit`` (two
    decimals, half up); both NULL without a jenjang or predicate, and before 1 July 2023.
    """
    konversi = dated_rows(
        "konversi_predikat", lambda isi: [{"predikat": p, "persen": n} for p, n in isi.items()]
    )
    koefisien = dated_rows(
        "koefisien_jenjang", lambda isi: [{"jenjang": j, "koefisien": n} for j, n in isi.items()]
    )
    return (
        cte.table("konversi", {**DATED, "predikat": "text", "persen": "numeric"}, konversi)
        .table("koefisien", {**DATED, "jenjang": "text", "koefisien": "numeric"}, koefisien)
        .step(nama, _KREDIT.format(dari=dari))
    )
