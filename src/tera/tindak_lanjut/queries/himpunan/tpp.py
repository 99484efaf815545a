"""Pay of many people: the twin of ``aturan.tpp.compute_tpp`` under one rule of an agency."""

from tera.aturan.predikat import Predikat
from tera.aturan.tpp import AturanTpp
from tera.aturan.tpp.hitung import DASAR_TERBESAR
from tera.dasar.cte import Cte

PENYEBUT = 100**4
"""Four percentages stand in one product; the exact pay is ``pembilang`` divided by this."""

_TEPAT = """
    SELECT m.*,
           CASE WHEN m.dasar BETWEEN 0 AND %(tpp_terbesar)s AND m.potongan_disiplin >= 0
                 AND m.potongan_hukuman BETWEEN 0 AND 100 AND m.faktor_pegawai BETWEEN 0 AND 100
                THEN m.dasar * m.faktor_pegawai * (100 - m.potongan_hukuman) * (
                    %(tpp_kinerja)s::numeric * p.persen
                    + %(tpp_disiplin)s::numeric * greatest(0, 100 - m.potongan_disiplin)
                )
           END AS pembilang
    FROM {dari} m LEFT JOIN peta_tpp p ON p.predikat = m.predikat
"""
_DIBAYAR = f"""
    SELECT *, div(2 * pembilang + {PENYEBUT}, {2 * PENYEBUT})::bigint AS dibayar FROM {{dari}}
"""


def add_tpp(cte: Cte, *, dari: str, aturan: AturanTpp, nama: str = "dibayarkan") -> Cte:
    """The pay of each row of ``dari`` (``dasar``, ``predikat``, ``potongan_disiplin``,
    ``potongan_hukuman``, ``faktor_pegawai``, others).

    Adds the step ``nama`` with ``pembilang`` (exact, see PENYEBUT) and ``dibayar`` (rupiah, half
    up); both NULL without a predicate, and where the scalar rule refuses. Raises
    AturanTppTidakSah where the rule has no map.
    """
    peta = [{"predikat": satu, "persen": aturan.faktor_kinerja(satu)} for satu in Predikat]
    tepat = f"{nama}_tepat"
    return (
        cte.table("peta_tpp", {"predikat": "text", "persen": "numeric"}, peta)
        .step(
            tepat,
            _TEPAT.format(dari=dari),
            tpp_terbesar=DASAR_TERBESAR,
            tpp_kinerja=aturan.bobot_kinerja,
            tpp_disiplin=aturan.bobot_disiplin,
        )
        .step(nama, _DIBAYAR.format(dari=tepat))
    )
