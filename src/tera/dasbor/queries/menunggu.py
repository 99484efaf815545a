"""How much waits for a person: plain SQL, because the home page is opened most of all.

The lists behind these counts are ``queries.antrean`` and the pages of the stages; a test holds
counts and lists together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode
from tera.dasbor.queries.lingkup import own_id
from tera.dasbor.waktu import bulan_lalu
from tera.organisasi.pengganti import sql_dinilai, sql_diwakili, sql_soal

# Each count is a named column; a statement carries those columns, and before them those steps, that
# the person's capacities call for. ``dinilai`` are those whom she rates (``lingkup.dinilai_oleh``),
# ``diwakili`` those whose superior handed over their plans (``akun.lingkup.diwakili``), ``rencana``
# the plans of those whom she rates, ``bawah`` the units for which she manages performance.
_SOAL = sql_soal("%(instansi)s", "%(hari)s", "%(saya)s")
_TANPA_ATASAN = """
        UNION
        SELECT k.pegawai_id FROM perencanaan_skp k
        WHERE k.instansi_id = %(instansi)s AND k.pegawai_id <> %(saya)s
          AND NOT EXISTS (
            SELECT 1 FROM organisasi_atasanlangsung a
            WHERE a.instansi_id = %(instansi)s AND a.pegawai_id = k.pegawai_id
              AND a.sejak <= %(hari)s AND (a.sampai IS NULL OR a.sampai >= %(hari)s))"""
_TANPA_PENILAI = """
            OR NOT EXISTS (
                SELECT 1 FROM organisasi_atasanlangsung a
                WHERE a.pegawai_id = k.penilai_id AND a.sejak <= %(hari)s
                  AND (a.sampai IS NULL OR a.sampai >= %(hari)s))"""
_BAWAH = """, bawah(id) AS (
        SELECT unnest(%(unit)s::bigint[])
        UNION
        SELECT s.unit_id FROM organisasi_susunanunit s JOIN bawah b ON s.induk_id = b.id
        WHERE s.instansi_id = %(instansi)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    )"""


def _rater_steps(*, pimpinan: bool) -> str:
    return f""",
    {sql_dinilai("langsung", "SELECT siapa FROM soal")},
    dinilai AS MATERIALIZED (
        SELECT pegawai_id AS id FROM langsung{_TANPA_ATASAN if pimpinan else ""}
    ), {sql_diwakili("wakilan")}, diwakili AS (
        SELECT pegawai_id AS id FROM wakilan
    ), rencana AS MATERIALIZED (
        SELECT k.id, k.pegawai_id, k.mulai, k.selesai, k.disetujui_pada
        FROM dinilai d JOIN perencanaan_skp k
            ON k.instansi_id = %(instansi)s AND k.pegawai_id = d.id
    ), keberatan AS MATERIALIZED (
        SELECT k.tanggapan, e.penilai_id, e.pegawai_id
        FROM penilaian_evaluasi e JOIN penilaian_keberatan k ON k.evaluasi_id = e.id
        WHERE e.instansi_id = %(instansi)s AND e.status = 'keberatan'
    )"""


def _rater_columns(*, pimpinan: bool) -> dict[str, str]:
    return {
        "persetujuan": """(SELECT count(*) FROM perencanaan_skp k
            WHERE k.instansi_id = %(instansi)s AND k.status = 'diajukan'
              AND k.tahun BETWEEN %(tahun_awal)s AND %(tahun_akhir)s
              AND k.pegawai_id IN (SELECT id FROM dinilai UNION SELECT id FROM diwakili))""",
        "tanggapan": """(SELECT count(*) FROM keberatan k WHERE k.tanggapan = ''
            AND (k.penilai_id = %(saya)s OR k.pegawai_id IN (SELECT id FROM dinilai)))""",
        "putusan": f"""(SELECT count(*) FROM keberatan k
            WHERE k.penilai_id <> %(saya)s AND k.pegawai_id <> %(saya)s
              AND (k.penilai_id IN (SELECT id FROM dinilai)
                {_TANPA_PENILAI if pimpinan else ""}))""",
        "rencana_tindak_lanjut": """(SELECT count(*) FROM tindak_lanjut_tindaklanjut t
            WHERE t.instansi_id = %(instansi)s AND t.status = 'terbuka'
              AND t.pegawai_id IN (SELECT id FROM dinilai))""",
    }


# An objection against a result that she set is hers to answer, also when she rates nobody now.
_PERNAH_MENILAI = {
    "tanggapan": """(SELECT count(*)
        FROM penilaian_evaluasi e JOIN penilaian_keberatan k ON k.evaluasi_id = e.id
        WHERE e.instansi_id = %(instansi)s AND e.status = 'keberatan' AND k.tanggapan = ''
          AND e.penilai_id = %(saya)s)""",
}
_BELUM_DINILAI = """(SELECT count(DISTINCT k.pegawai_id) FROM rencana k
    WHERE k.disetujui_pada IS NOT NULL
      AND k.mulai <= %({0}_selesai)s AND k.selesai >= %({0}_mulai)s
      AND NOT EXISTS (
        SELECT 1 FROM penilaian_evaluasi e
        WHERE e.instansi_id = %(instansi)s AND e.pegawai_id = k.pegawai_id
          AND e.mulai = %({0}_mulai)s AND e.selesai = %({0}_selesai)s
          AND e.status <> 'draf'))"""
# Early warnings are those of plans that run today (``pelaksanaan.queries.peringatan_berjalan``).
_YANG_DINILAI = {
    "belum_periodik": _BELUM_DINILAI.format("periodik"),
    "belum_tahunan": _BELUM_DINILAI.format("tahunan"),
    "peringatan_dinilai": """(SELECT coalesce(sum((
            SELECT count(*) FROM pelaksanaan_peringatandini p
            WHERE p.instansi_id = %(instansi)s AND p.skp_id = k.id AND p.keadaan = 'kritis'
        )), 0)::bigint FROM rencana k WHERE k.mulai <= %(hari)s AND k.selesai >= %(hari)s)""",
    "rutin_belum": """(SELECT count(DISTINCT k.pegawai_id) FROM rencana k
        WHERE k.disetujui_pada IS NOT NULL
          AND k.mulai < %(bulan_ini)s AND k.selesai >= %(bulan_lalu)s
          AND NOT EXISTS (
            SELECT 1 FROM pelaksanaan_umpanbalik u
            WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = k.pegawai_id
              AND u.jenis = 'rutin' AND u.bulan = %(bulan_lalu)s AND u.induk_id IS NULL))""",
}
# OFFSET keeps the planner from beginning with the warnings of the whole agency.
_SAYA = {
    "hasil_baru": """(SELECT count(*) FROM penilaian_evaluasi e
        WHERE e.instansi_id = %(instansi)s AND e.pegawai_id = %(saya)s
          AND e.status = 'ditetapkan')""",
    "tindak_lanjut_saya": """(SELECT count(*) FROM tindak_lanjut_tindaklanjut t
        WHERE t.instansi_id = %(instansi)s AND t.pegawai_id = %(saya)s
          AND t.status <> 'selesai')""",
    "tindak_lanjut_tenggat": """(SELECT min(t.tenggat) FROM tindak_lanjut_tindaklanjut t
        WHERE t.instansi_id = %(instansi)s AND t.pegawai_id = %(saya)s
          AND t.status <> 'selesai')""",
    "jawaban_atasan": """(SELECT m.status FROM organisasi_permintaanatasan m
        WHERE m.instansi_id = %(instansi)s AND m.pegawai_id = %(saya)s
          AND m.diputus_pada >= %(sejak)s
        ORDER BY m.diputus_pada DESC LIMIT 1)""",
    "diteruskan": """(SELECT count(*) FROM notifikasi_eskalasi x
        WHERE x.instansi_id = %(instansi)s AND x.kepada_id = %(saya)s
          AND x.selesai_pada IS NULL)""",
    "peringatan_saya": """(SELECT json_agg(x.* ORDER BY x.keadaan, x.terakhir, x.sejak, x.id)
        FROM perencanaan_skp k CROSS JOIN LATERAL (
            SELECT p.id, p.skp_id, p.indikator_id, i.uraian, p.alasan, p.keadaan, p.terakhir,
                p.sejak
            FROM pelaksanaan_peringatandini p
            JOIN perencanaan_indikatorkinerja i ON i.id = p.indikator_id
            WHERE p.instansi_id = %(instansi)s AND p.skp_id = k.id
              AND p.keadaan IN ('kritis', 'waspada')
            OFFSET 0) x
        WHERE k.instansi_id = %(instansi)s AND k.pegawai_id = %(saya)s
          AND k.mulai <= %(hari)s AND k.selesai >= %(hari)s)""",
    "permintaan_umpan_balik": """(SELECT count(*) FROM pelaksanaan_permintaanumpanbalik m
        WHERE m.instansi_id = %(instansi)s AND m.kepada_id = %(saya)s
          AND m.status = 'menunggu')""",
    "umpan_balik_saya": """(SELECT count(*) FROM pelaksanaan_umpanbalik u
        WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = %(saya)s
          AND u.tenggat IS NOT NULL AND u.selesai_pada IS NULL)""",
    "umpan_balik_tenggat": """(SELECT min(u.tenggat) FROM pelaksanaan_umpanbalik u
        WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = %(saya)s
          AND u.tenggat IS NOT NULL AND u.selesai_pada IS NULL)""",
}


def _manager_columns(*, seluruh: bool) -> dict[str, str]:
    """Of BKPSDM (``seluruh``), or of whoever manages performance for some units."""
    di_bawah = """AND EXISTS (
            SELECT 1 FROM organisasi_penugasan p
            WHERE p.instansi_id = %(instansi)s AND p.pegawai_id = m.pegawai_id
              AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
              AND p.unit_id IN (SELECT id FROM bawah))"""
    permintaan = f"""(SELECT count(*) FROM organisasi_permintaanatasan m
        WHERE m.instansi_id = %(instansi)s AND m.status = 'diajukan'
          AND m.pegawai_id <> %(saya)s {"" if seluruh else di_bawah})"""
    gagal = """(SELECT count(*) FROM notifikasi_kiriman y
        WHERE y.instansi_id = %(instansi)s AND y.gagal_pada IS NOT NULL)"""
    return {"permintaan": permintaan} | ({"kiriman_gagal": gagal} if seluruh else {})


@dataclass(frozen=True, slots=True)
class Menunggu:
    """What a superior's queue holds: plans to approve, objections to answer and to decide,
    follow-ups to plan."""

    persetujuan: int = 0
    tanggapan: int = 0
    putusan: int = 0
    rencana_tindak_lanjut: int = 0


@dataclass(frozen=True, slots=True)
class Hitungan(Menunggu):
    """What waits for a person in every capacity.

    ``hasil_baru`` counts her results that wait for her word; ``jawaban_atasan`` is the state of her
    answered request about the superior, ``diteruskan`` what was shown to her because it waits too
    long with others (some of it may be done by now), ``kiriman_gagal`` messages given up, for
    BKPSDM; ``peringatan_saya`` her indicators at risk, the gravest first, ``peringatan_dinilai``
    how many of those whom she rates are critical, ``rutin_belum`` how many of them have not had
    last month's feedback.
    """

    belum_periodik: int = 0
    belum_tahunan: int = 0
    hasil_baru: int = 0
    tindak_lanjut_saya: int = 0
    tindak_lanjut_tenggat: date | None = None
    permintaan: int = 0
    jawaban_atasan: str | None = None
    diteruskan: int = 0
    kiriman_gagal: int = 0
    peringatan_saya: Sequence[Mapping[str, Any]] | None = None
    peringatan_dinilai: int = 0
    permintaan_umpan_balik: int = 0
    umpan_balik_saya: int = 0
    umpan_balik_tenggat: date | None = None
    rutin_belum: int = 0


def menunggu(akun: Akun, tahun: int, hari_ini: date) -> Menunggu:
    """The queue of a year: one query."""
    nilai = _values(akun, hari_ini) | {"tahun_awal": tahun, "tahun_akhir": tahun}
    pimpinan = _is_pimpinan(akun)
    kolom = _rater_columns(pimpinan=pimpinan)
    return Menunggu(**_ask(_rater_steps(pimpinan=pimpinan), kolom, nilai))


def hitungan(
    akun: Akun,
    periodik: Periode,
    tahunan: Periode,
    hari_ini: date,
    sejak: datetime,
    *,
    memutus: bool = True,
) -> Hitungan:
    """Every count of the home page; ``sejak`` limits answered requests: one query.

    Where ``memutus`` is False the caller knows that the person rates nobody and stands in for
    nobody (``kedudukan``): most people, whose home page then asks for their own counts alone.
    """
    unit = akun.unit_dengan_peran(Peran.BKPSDM, Peran.PENGELOLA)
    nilai = _values(akun, hari_ini) | {
        "tahun_awal": hari_ini.year - 1,
        "tahun_akhir": hari_ini.year + 1,
        "periodik_mulai": periodik.mulai,
        "periodik_selesai": periodik.selesai,
        "tahunan_mulai": tahunan.mulai,
        "tahunan_selesai": tahunan.selesai,
        "sejak": sejak,
        "bulan_ini": hari_ini.replace(day=1),
        "bulan_lalu": bulan_lalu(hari_ini),
        "unit": [satu for satu in unit if satu is not None],
    }
    langkah, kolom = "", _SAYA | _PERNAH_MENILAI
    if memutus:
        pimpinan = _is_pimpinan(akun)
        langkah = _rater_steps(pimpinan=pimpinan)
        kolom = _SAYA | _rater_columns(pimpinan=pimpinan) | _YANG_DINILAI
    if unit:
        seluruh = None in unit
        langkah += "" if seluruh else _BAWAH
        kolom |= _manager_columns(seluruh=seluruh)
    return Hitungan(**_ask(langkah, kolom, nilai))


def _is_pimpinan(akun: Akun) -> bool:
    return None in akun.unit_dengan_peran(Peran.PIMPINAN)


def _values(akun: Akun, hari_ini: date) -> dict[str, Any]:
    return {"instansi": akun.instansi_id, "saya": own_id(akun), "hari": hari_ini}


def _ask(langkah: str, kolom: Mapping[str, str], nilai: Mapping[str, Any]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_SOAL}{langkah} SELECT {', '.join(kolom.values())}", nilai)
        return dict(zip(kolom, cursor.fetchone(), strict=True))
