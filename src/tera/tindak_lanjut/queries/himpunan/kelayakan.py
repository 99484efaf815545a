"""Eligibility of many people: the twin of ``aturan.kenaikan_pangkat.check_kenaikan``.

Each condition of the scalar rule is one row here (state and the date when it will be met); the
rows of a person are gathered as ``Kelayakan`` gathers them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tera.aturan.pangkat import URUTAN
from tera.aturan.predikat import Predikat
from tera.dasar.cte import DATED, Baris, Cte, dated_rows

_SYARAT = """
    SELECT m.*, s.bulan_pangkat, s.bulan_jabatan, s.predikat AS terendah, s.tahun,
           s.jenis IS NOT NULL AS dikenal,
           g.urut AS urut_golongan, a.urut AS urut_atasan, t.urut AS urut_tertinggi,
           EXISTS (SELECT FROM penghalang h WHERE h.tingkat = m.hukuman
                      AND m.pada >= h.sejak AND m.pada < h.sebelum) AS terhalang,
           coalesce((SELECT l.boleh FROM melampaui l
                      WHERE m.pada >= l.sejak AND m.pada < l.sebelum), false) AS boleh_melampaui
    FROM {dari} m
    LEFT JOIN syarat_kenaikan s ON s.jenis = m.jenis AND m.pada >= s.sejak AND m.pada < s.sebelum
    LEFT JOIN urutan_golongan g ON g.golongan = m.golongan
    LEFT JOIN urutan_golongan a ON a.golongan = m.golongan_atasan
    LEFT JOIN golongan_ijazah i ON i.pendidikan = m.pendidikan
         AND m.pada >= i.sejak AND m.pada < i.sebelum
    LEFT JOIN urutan_golongan t ON t.golongan = i.golongan
"""
_KONDISI = """
    SELECT s.id, c.* FROM {dari} s CROSS JOIN LATERAL (
        SELECT s.tmt_pangkat IS NULL AS gelap,
               s.tmt_pangkat + make_interval(months => s.bulan_pangkat) <= s.pada AS penuh,
               (s.tmt_pangkat + make_interval(months => s.bulan_pangkat))::date AS tanggal
        WHERE s.bulan_pangkat IS NOT NULL
        UNION ALL
        SELECT s.tmt_jabatan IS NULL,
               s.tmt_jabatan + make_interval(months => s.bulan_jabatan) <= s.pada,
               (s.tmt_jabatan + make_interval(months => s.bulan_jabatan))::date
        WHERE s.bulan_jabatan IS NOT NULL
        UNION ALL
        SELECT NOT rendah AND kosong, NOT rendah AND NOT kosong, NULL
        FROM (
            SELECT coalesce(bool_or(array_position(%(urutan_predikat)s::text[], p.nilai)
                       > array_position(%(urutan_predikat)s::text[], s.terendah)), false) AS rendah,
                   bool_or(p.nilai IS NULL) AS kosong
            FROM (
                SELECT s.predikat ->> y::text AS nilai
                FROM generate_series(extract(year FROM s.pada)::int - s.tahun,
                                     extract(year FROM s.pada)::int - 1) y
            ) p
        ) n
        UNION ALL
        SELECT s.hukuman IS NULL,
               NOT (s.terhalang AND (s.hukuman_sampai IS NULL OR s.hukuman_sampai >= s.pada)),
               s.hukuman_sampai + 1
        UNION ALL
        SELECT s.angka_kredit IS NULL OR s.angka_kredit_minimal IS NULL,
               s.angka_kredit >= s.angka_kredit_minimal, NULL
        WHERE s.jenis IN ('fungsional', 'jenjang')
        UNION ALL
        SELECT s.lowongan IS NULL, s.lowongan, NULL WHERE s.jenis = 'jenjang'
        UNION ALL
        SELECT s.uji_kompetensi IS NULL, s.uji_kompetensi, NULL WHERE s.jenis = 'jenjang'
        UNION ALL
        SELECT s.urut_golongan < %(puncak)s AND s.pendidikan IS NULL,
               s.urut_golongan < %(puncak)s AND s.urut_golongan + 1 <= s.urut_tertinggi, NULL
        WHERE s.jenis = 'reguler'
        UNION ALL
        SELECT s.golongan_atasan IS NULL, s.urut_golongan + 1 <= s.urut_atasan, NULL
        WHERE s.jenis = 'reguler' AND s.urut_golongan < %(puncak)s AND NOT s.boleh_melampaui
    ) c
    WHERE s.dikenal AND s.urut_golongan IS NOT NULL
"""
_LAYAK = """
    SELECT m.id,
           CASE WHEN bool_or(NOT k.gelap AND NOT k.penuh) THEN 'belum'
                WHEN bool_or(k.gelap) THEN 'tidak_diketahui'
                WHEN count(k.gelap) > 0 THEN 'terpenuhi' END AS keadaan,
           (count(*) FILTER (WHERE NOT k.gelap AND NOT k.penuh))::int AS kurang,
           CASE WHEN NOT bool_or(NOT k.gelap AND NOT k.penuh AND k.tanggal IS NULL)
                THEN max(k.tanggal) FILTER (WHERE NOT k.gelap AND NOT k.penuh) END AS paling_cepat
    FROM {dari} m LEFT JOIN {kondisi} k ON k.id = m.id
    GROUP BY m.id
"""


def add_kelayakan(cte: Cte, *, dari: str, nama: str = "layak") -> Cte:
    """The outcome for each row of ``dari``: ``id``, ``jenis``, ``pada`` and the columns of
    ``DataKenaikan`` (``predikat`` as JSON by year).

    Adds the step ``nama``: ``id``, ``keadaan``, ``kurang`` (how many are unmet) and
    ``paling_cepat``; ``keadaan`` is NULL where the scalar rule refuses.
    """
    bersyarat, kondisi = f"{nama}_bersyarat", f"{nama}_kondisi"
    urutan = [{"golongan": golongan, "urut": nomor} for nomor, golongan in enumerate(URUTAN)]
    syarat = {
        **DATED,
        "jenis": "text",
        "bulan_pangkat": "int",
        "bulan_jabatan": "int",
        "predikat": "text",
        "tahun": "int",
    }
    return (
        cte.table("syarat_kenaikan", syarat, dated_rows("kenaikan_pangkat", _kinds))
        .table("urutan_golongan", {"golongan": "text", "urut": "int"}, urutan)
        .table(
            "penghalang",
            {**DATED, "tingkat": "text"},
            dated_rows("penghalang_kenaikan", lambda isi: [{"tingkat": satu} for satu in isi]),
        )
        .table(
            "melampaui",
            {**DATED, "boleh": "boolean"},
            dated_rows("pangkat_atasan", lambda isi: [{"boleh": isi}]),
        )
        .table(
            "golongan_ijazah",
            {**DATED, "pendidikan": "text", "golongan": "text"},
            dated_rows(
                "golongan_tertinggi",
                lambda isi: [{"pendidikan": p, "golongan": g} for p, g in isi.items()],
            ),
        )
        .step(bersyarat, _SYARAT.format(dari=dari))
        .step(
            kondisi,
            _KONDISI.format(dari=bersyarat),
            urutan_predikat=[str(satu) for satu in Predikat],
            puncak=len(URUTAN) - 1,
        )
        .step(nama, _LAYAK.format(dari=dari, kondisi=kondisi))
    )


def _kinds(isi: Mapping[str, Mapping[str, Any]]) -> Iterable[Baris]:
    for jenis, satu in isi.items():
        yield {"jenis": jenis, **satu}
