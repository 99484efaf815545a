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

# ``dinilai`` are those whom the person rates (see ``lingkup.dinilai_oleh``), ``diwakili`` those
# whose superior handed over their plans (see ``akun.lingkup.diwakili``), ``bawah`` the units
# for which she manages performance.
_DASAR = f"""
    {sql_soal("%(instansi)s", "%(hari)s", "%(saya)s")},
    {sql_dinilai("langsung", "SELECT siapa FROM soal")},
    dinilai AS MATERIALIZED (
        SELECT pegawai_id AS id FROM langsung
        UNION
        SELECT k.pegawai_id FROM perencanaan_skp k
        WHERE %(pimpinan)s AND k.instansi_id = %(instansi)s AND k.pegawai_id <> %(saya)s
          AND NOT EXISTS (
            SELECT 1 FROM organisasi_atasanlangsung a
            WHERE a.instansi_id = %(instansi)s AND a.pegawai_id = k.pegawai_id
              AND a.sejak <= %(hari)s AND (a.sampai IS NULL OR a.sampai >= %(hari)s))
    ), {sql_diwakili("wakilan")}, diwakili AS (
        SELECT pegawai_id AS id FROM wakilan
    ), bawah(id) AS (
        SELECT unnest(%(unit)s::bigint[])
        UNION
        SELECT s.unit_id FROM organisasi_susunanunit s JOIN bawah b ON s.induk_id = b.id
        WHERE s.instansi_id = %(instansi)s
          AND s.sejak <= %(hari)s AND (s.sampai IS NULL OR s.sampai >= %(hari)s)
    ), persetujuan AS (
        SELECT count(*) AS jumlah FROM perencanaan_skp k
        WHERE k.instansi_id = %(instansi)s AND k.status = 'diajukan'
          AND k.tahun BETWEEN %(tahun_awal)s AND %(tahun_akhir)s
          AND k.pegawai_id IN (SELECT id FROM dinilai UNION SELECT id FROM diwakili)
    ), keberatan AS (
        SELECT k.tanggapan, e.penilai_id, e.pegawai_id
        FROM penilaian_keberatan k JOIN penilaian_evaluasi e ON e.id = k.evaluasi_id
        WHERE k.instansi_id = %(instansi)s AND e.status = 'keberatan'
    )
"""
_MENUNGGU = """
    (SELECT jumlah FROM persetujuan),
    (SELECT count(*) FROM keberatan k WHERE k.tanggapan = ''
        AND (k.penilai_id = %(saya)s OR k.pegawai_id IN (SELECT id FROM dinilai))),
    (SELECT count(*) FROM keberatan k
        WHERE k.penilai_id <> %(saya)s AND k.pegawai_id <> %(saya)s
          AND (k.penilai_id IN (SELECT id FROM dinilai)
            OR %(pimpinan)s AND NOT EXISTS (
                SELECT 1 FROM organisasi_atasanlangsung a
                WHERE a.pegawai_id = k.penilai_id AND a.sejak <= %(hari)s
                  AND (a.sampai IS NULL OR a.sampai >= %(hari)s)))),
    (SELECT count(*) FROM tindak_lanjut_tindaklanjut t
        WHERE t.instansi_id = %(instansi)s AND t.status = 'terbuka'
          AND t.pegawai_id IN (SELECT id FROM dinilai))
"""
_BELUM_DINILAI = """
    (SELECT count(DISTINCT k.pegawai_id) FROM perencanaan_skp k
        WHERE k.instansi_id = %(instansi)s AND k.disetujui_pada IS NOT NULL
          AND k.mulai <= %({0}_selesai)s AND k.selesai >= %({0}_mulai)s
          AND k.pegawai_id IN (SELECT id FROM dinilai)
          AND NOT EXISTS (
            SELECT 1 FROM penilaian_evaluasi e
            WHERE e.instansi_id = %(instansi)s AND e.pegawai_id = k.pegawai_id
              AND e.mulai = %({0}_mulai)s AND e.selesai = %({0}_selesai)s
              AND e.status <> 'draf'))
"""
_LAINNYA = """
    (SELECT count(*) FROM tindak_lanjut_tindaklanjut t
        WHERE t.instansi_id = %(instansi)s AND t.pegawai_id = %(saya)s AND t.status <> 'selesai'),
    (SELECT min(t.tenggat) FROM tindak_lanjut_tindaklanjut t
        WHERE t.instansi_id = %(instansi)s AND t.pegawai_id = %(saya)s AND t.status <> 'selesai'),
    (SELECT count(*) FROM organisasi_permintaanatasan m
        WHERE m.instansi_id = %(instansi)s AND m.status = 'diajukan' AND m.pegawai_id <> %(saya)s
          AND (%(seluruh)s OR EXISTS (
            SELECT 1 FROM organisasi_penugasan p
            WHERE p.instansi_id = %(instansi)s AND p.pegawai_id = m.pegawai_id
              AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
              AND p.unit_id IN (SELECT id FROM bawah)))),
    (SELECT m.status FROM organisasi_permintaanatasan m
        WHERE m.instansi_id = %(instansi)s AND m.pegawai_id = %(saya)s
          AND m.diputus_pada >= %(sejak)s
        ORDER BY m.diputus_pada DESC LIMIT 1),
    (SELECT count(*) FROM notifikasi_eskalasi x
        WHERE x.instansi_id = %(instansi)s AND x.kepada_id = %(saya)s AND x.selesai_pada IS NULL),
    (SELECT count(*) FROM notifikasi_kiriman y
        WHERE %(seluruh)s AND y.instansi_id = %(instansi)s AND y.gagal_pada IS NOT NULL)
"""
# Early warnings of plans that run today (``pelaksanaan.queries.peringatan_berjalan``): one's own,
# and the critical ones of those whom the person rates.
_PERINGATAN = """
    (SELECT json_agg(x.* ORDER BY x.keadaan, x.terakhir, x.sejak, x.id) FROM (
        SELECT p.id, p.skp_id, p.indikator_id, i.uraian, p.alasan, p.keadaan, p.terakhir, p.sejak
        FROM perencanaan_skp k
        JOIN pelaksanaan_peringatandini p
            ON p.instansi_id = k.instansi_id AND p.skp_id = k.id
            AND p.keadaan IN ('kritis', 'waspada')
        JOIN perencanaan_indikatorkinerja i ON i.id = p.indikator_id
        WHERE k.instansi_id = %(instansi)s AND k.pegawai_id = %(saya)s
          AND k.mulai <= %(hari)s AND k.selesai >= %(hari)s) x),
    (SELECT count(*) FROM perencanaan_skp k
        JOIN pelaksanaan_peringatandini p
            ON p.instansi_id = k.instansi_id AND p.skp_id = k.id AND p.keadaan = 'kritis'
        WHERE k.instansi_id = %(instansi)s AND k.pegawai_id IN (SELECT id FROM dinilai)
          AND k.mulai <= %(hari)s AND k.selesai >= %(hari)s)
"""
# Feedback: requests to me, my open follow-ups, and those whom I rate without last month's word.
_UMPAN_BALIK = """
    (SELECT count(*) FROM pelaksanaan_permintaanumpanbalik m
        WHERE m.instansi_id = %(instansi)s AND m.kepada_id = %(saya)s
          AND m.status = 'menunggu'),
    (SELECT count(*) FROM pelaksanaan_umpanbalik u
        WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = %(saya)s
          AND u.tenggat IS NOT NULL AND u.selesai_pada IS NULL),
    (SELECT min(u.tenggat) FROM pelaksanaan_umpanbalik u
        WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = %(saya)s
          AND u.tenggat IS NOT NULL AND u.selesai_pada IS NULL),
    (SELECT count(DISTINCT k.pegawai_id) FROM perencanaan_skp k
        WHERE k.instansi_id = %(instansi)s AND k.disetujui_pada IS NOT NULL
          AND k.mulai < %(bulan_ini)s AND k.selesai >= %(bulan_lalu)s
          AND k.pegawai_id IN (SELECT id FROM dinilai)
          AND NOT EXISTS (
            SELECT 1 FROM pelaksanaan_umpanbalik u
            WHERE u.instansi_id = %(instansi)s AND u.pegawai_id = k.pegawai_id
              AND u.jenis = 'rutin' AND u.bulan = %(bulan_lalu)s AND u.induk_id IS NULL))
"""


@dataclass(frozen=True, slots=True)
class Menunggu:
    """What a superior's queue holds: plans to approve, objections to answer and to decide,
    follow-ups to plan."""

    persetujuan: int
    tanggapan: int
    putusan: int
    rencana_tindak_lanjut: int


@dataclass(frozen=True, slots=True)
class Hitungan(Menunggu):
    """What waits for a person in every capacity; ``jawaban_atasan`` is the state of her answered
    request about the superior, ``diteruskan`` what was shown to her because it waits too long with
    others (some of it may be done by now), ``kiriman_gagal`` messages given up, for BKPSDM;
    ``peringatan_saya`` her indicators at risk, the gravest first, ``peringatan_dinilai`` how many
    of those whom she rates are critical, ``rutin_belum`` how many of them have not had last month's
    feedback."""

    belum_periodik: int
    belum_tahunan: int
    tindak_lanjut_saya: int
    tindak_lanjut_tenggat: date | None
    permintaan: int
    jawaban_atasan: str | None
    diteruskan: int
    kiriman_gagal: int
    peringatan_saya: Sequence[Mapping[str, Any]] | None
    peringatan_dinilai: int
    permintaan_umpan_balik: int
    umpan_balik_saya: int
    umpan_balik_tenggat: date | None
    rutin_belum: int


def menunggu(akun: Akun, tahun: int, hari_ini: date) -> Menunggu:
    """The queue of a year: one query."""
    nilai = _values(akun, hari_ini) | {"tahun_awal": tahun, "tahun_akhir": tahun}
    return Menunggu(*_ask(f"{_DASAR} SELECT {_MENUNGGU}", nilai))


def hitungan(
    akun: Akun, periodik: Periode, tahunan: Periode, hari_ini: date, sejak: datetime
) -> Hitungan:
    """Every count of the home page; ``sejak`` limits answered requests: one query."""
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
    }
    belum = f"{_BELUM_DINILAI.format('periodik')}, {_BELUM_DINILAI.format('tahunan')}"
    lainnya = f"{_LAINNYA}, {_PERINGATAN}, {_UMPAN_BALIK}"
    return Hitungan(*_ask(f"{_DASAR} SELECT {_MENUNGGU}, {belum}, {lainnya}", nilai))


def _values(akun: Akun, hari_ini: date) -> dict[str, Any]:
    unit = akun.unit_dengan_peran(Peran.BKPSDM, Peran.PENGELOLA)
    return {
        "instansi": akun.instansi_id,
        "saya": own_id(akun),
        "hari": hari_ini,
        "pimpinan": None in akun.unit_dengan_peran(Peran.PIMPINAN),
        "seluruh": None in unit,
        "unit": [satu for satu in unit if satu is not None],
    }


def _ask(sql: str, nilai: Mapping[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, nilai)
        baris: tuple[Any, ...] = cursor.fetchone()
    return baris
