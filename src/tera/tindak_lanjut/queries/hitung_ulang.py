"""Every stored angka kredit, computed again from its level, predicate and months."""

from tera.dasar.cte import Cte
from tera.penilaian.queries.hitung_ulang import HasilHitungUlang, compare
from tera.tindak_lanjut.queries.himpunan.angka_kredit import PENYEBUT, add_angka_kredit

_TERSIMPAN = """
    SELECT k.id, k.jenjang, e.predikat, e.selesai AS pada, k.tepat,
           (SELECT count(*) FROM tindak_lanjut_bulanangkakredit b WHERE b.konversi_id = k.id)::int
               AS bulan
    FROM tindak_lanjut_konversiangkakredit k
    JOIN penilaian_evaluasi e ON e.id = k.evaluasi_id
"""
# "25/12" or "75/4": numerator and denominator are compared crosswise, nothing is rounded.
_BEDA = f"""
    SELECT count(*) OVER (), id, tepat, coalesce(angka_kredit::text, '') FROM (
        SELECT *, split_part(tepat, '/', 1)::numeric AS atas,
               coalesce(nullif(split_part(tepat, '/', 2), ''), '1')::numeric AS bawah
        FROM berkredit
    ) terurai
    WHERE pembilang IS NULL OR atas * {PENYEBUT} <> pembilang * bawah
    ORDER BY id LIMIT %(batas)s
"""


def recompute_angka_kredit() -> HasilHitungUlang:
    """Compare all conversions of all agencies. Two queries, whatever their number."""
    cte = add_angka_kredit(Cte().step("tersimpan", _TERSIMPAN), dari="tersimpan")
    return compare(cte, _BEDA, "SELECT count(*) FROM tindak_lanjut_konversiangkakredit")
