"""Who rates when the superior is gone: one rule in SQL, read from below and from above.

The superior of the day rates while in service. While she is away for a time (``MasaKhusus``), or
has left service, whoever heads her last unit acts: definitive, else Plt, else Plh. With nobody
there, one who is only away keeps the task, and for one who has left the next superior acts, up to
the top. Nobody rates himself: a Plt is rated one step higher. (PermenPANRB 6/2022 leaves this open;
for delegation to Plt and Plh and the next superior see Permensos 4/2024 Pasal 13.)

Every statement begins with the step ``soal``: which agency, day and person it asks about. The
pieces take the column that names a person; their own aliases must not be those of a caller.
"""

from tera.organisasi.models.pegawai import JenisPegawai, SifatPenugasan

TINGKAT_TERBANYAK = 20
_URUTAN = ", ".join(
    f"'{sifat.value}'"
    for sifat in (SifatPenugasan.DEFINITIF, SifatPenugasan.PLT, SifatPenugasan.PLH)
)


def sql_soal(instansi: str = "%s", hari: str = "%s", siapa: str = "%s") -> str:
    """The first step, from SQL for agency, day and person; parameters in this order by default."""
    nilai = f"{instansi}::bigint, {hari}::date, {siapa}::bigint"
    return f"WITH RECURSIVE soal(instansi, hari, siapa) AS (SELECT {nilai})"


def holds(tabel: str) -> str:
    """Whether a dated row holds on the day asked for."""
    return f"{tabel}.sejak <= soal.hari AND ({tabel}.sampai IS NULL OR {tabel}.sampai >= soal.hari)"


def _serves(siapa: str) -> str:
    return f"""(EXISTS (
        SELECT 1 FROM organisasi_penugasan tugas
        WHERE tugas.pegawai_id = {siapa} AND {holds("tugas")}
    ) OR EXISTS (
        SELECT 1 FROM organisasi_pegawai orang
        WHERE orang.id = {siapa} AND orang.jenis = '{JenisPegawai.PEJABAT_NEGARA.value}'
    ))"""


def _away(siapa: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM organisasi_masakhusus masa
        WHERE masa.pegawai_id = {siapa} AND {holds("masa")}
    )"""


def _acting(siapa: str) -> str:
    """Who heads the last unit of a person in her place, or NULL."""
    return f"""(
        SELECT ganti.pegawai_id FROM organisasi_penugasan ganti
        WHERE ganti.instansi_id = soal.instansi AND ganti.kepala_unit
          AND ganti.pegawai_id <> {siapa}
          AND {holds("ganti")} AND NOT {_away("ganti.pegawai_id")}
          AND ganti.unit_id = (
            SELECT dulu.unit_id FROM organisasi_penugasan dulu
            WHERE dulu.pegawai_id = {siapa} AND dulu.kepala_unit AND dulu.sejak <= soal.hari
            ORDER BY dulu.sejak DESC, dulu.id DESC LIMIT 1)
        ORDER BY array_position(ARRAY[{_URUTAN}], ganti.sifat::text), ganti.sejak DESC, ganti.id
        LIMIT 1
    )"""


def _superior(siapa: str) -> str:
    """The last superior of a person up to the day, also where that row has ended."""
    return f"""(
        SELECT akhir.atasan_id FROM organisasi_atasanlangsung akhir
        WHERE akhir.pegawai_id = {siapa} AND akhir.sejak <= soal.hari
        ORDER BY akhir.sejak DESC, akhir.id DESC LIMIT 1
    )"""


def _rater(atasan: str) -> str:
    """Who rates ``soal.siapa`` in the place of this superior, or NULL: then one step higher."""
    return f"""coalesce(
        CASE WHEN {_serves(atasan)} AND NOT {_away(atasan)} THEN {atasan} END,
        nullif({_acting(atasan)}, soal.siapa),
        CASE WHEN {_serves(atasan)} THEN {atasan} END
    )"""


def sql_penilai(soal: str) -> str:
    """From below: the one who rates the person of ``soal``; nobody at the top."""
    return f"""{soal}, naik(atasan_id, langkah) AS (
        (SELECT a.atasan_id, 1 FROM organisasi_atasanlangsung a, soal
         WHERE a.pegawai_id = soal.siapa AND {holds("a")}
         ORDER BY a.sejak DESC, a.id DESC LIMIT 1)
        UNION ALL
        SELECT {_superior("n.atasan_id")}, n.langkah + 1 FROM naik n, soal
        WHERE n.atasan_id IS NOT NULL AND n.langkah < {TINGKAT_TERBANYAK}
          AND {_rater("n.atasan_id")} IS NULL
    )
    SELECT semua.id FROM (
        SELECT {_rater("naik.atasan_id")} AS id, naik.langkah FROM naik, soal
    ) semua WHERE semua.id IS NOT NULL ORDER BY semua.langkah LIMIT 1"""


def sql_dinilai(nama: str, penilai: str) -> str:
    """From above, as steps of a statement that begins with ``soal``: those whom ``penilai`` (a
    SELECT of ids) rate on the day, as ``{nama}(id, pegawai_id)``; ``id`` is their row of
    ``organisasi_atasanlangsung``.

    ``{nama}_wakil`` are the superiors in whose place each of them rates;
    ``hanya`` names the one person for whom alone (a Plt, rated one step higher), NULL everyone.
    """
    return f"""
    {nama}_wakil(saya, atasan_id, hanya) AS (
        SELECT p.id, p.id, CASE WHEN {_away("p.id")} THEN {_acting("p.id")} END
        FROM ({penilai}) p(id), soal WHERE {_serves("p.id")}
        UNION
        SELECT p.id, lama.pegawai_id, NULL::bigint
        FROM ({penilai}) p(id) CROSS JOIN soal
        JOIN organisasi_penugasan kini
          ON kini.pegawai_id = p.id AND kini.kepala_unit AND {holds("kini")}
        JOIN organisasi_penugasan lama
          ON lama.instansi_id = soal.instansi AND lama.unit_id = kini.unit_id
         AND lama.kepala_unit AND lama.sejak <= soal.hari AND lama.pegawai_id <> p.id
        WHERE {_acting("lama.pegawai_id")} = p.id
          AND ({_away("lama.pegawai_id")} OR NOT {_serves("lama.pegawai_id")})
        UNION
        SELECT w.saya, s.pegawai_id, coalesce(lain.id, w.hanya)
        FROM {nama}_wakil w CROSS JOIN soal
        JOIN organisasi_atasanlangsung s
          ON s.instansi_id = soal.instansi AND s.atasan_id = w.atasan_id AND s.sejak <= soal.hari
        CROSS JOIN LATERAL (SELECT {_acting("s.pegawai_id")} AS id) lain
        WHERE NOT {_serves("s.pegawai_id")} AND {_superior("s.pegawai_id")} = w.atasan_id
          AND (lain.id IS NULL OR w.hanya IS NULL OR lain.id = w.hanya)
    ), {nama}(id, pegawai_id) AS (
        SELECT a.id, a.pegawai_id
        FROM {nama}_wakil w CROSS JOIN soal
        JOIN organisasi_atasanlangsung a
          ON a.instansi_id = soal.instansi AND a.atasan_id = w.atasan_id AND {holds("a")}
        WHERE a.pegawai_id <> w.saya AND (w.hanya IS NULL OR w.hanya = a.pegawai_id)
    )"""


def sql_diwakili(nama: str) -> str:
    """As ``sql_dinilai``, for the person of ``soal``: whom those rate on the day who handed
    clarifying and approving over to her, never she herself.

    What a superior has handed over holds as long as it is hers to hand over.
    """
    penyerah = f"""SELECT serah.dari_id FROM organisasi_delegasipenilai serah, soal
        WHERE serah.instansi_id = soal.instansi AND serah.kepada_id = soal.siapa
          AND {holds("serah")}"""
    return f"""{sql_dinilai(f"{nama}_semua", penyerah)}, {nama}(id, pegawai_id) AS (
        SELECT wakil.id, wakil.pegawai_id FROM {nama}_semua wakil, soal
        WHERE wakil.pegawai_id <> soal.siapa
    )"""
