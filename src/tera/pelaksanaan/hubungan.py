"""Working relations on a day: who may give whom feedback, and as what (decision record 0023).

One statement answers both questions, so that the list of people to choose from and the permission
never differ: everyone to whom a person stands in a relation, and that relation for one person.
"""

from datetime import date
from typing import Any

from django.db import connection

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.pengganti import holds, sql_dinilai, sql_diwakili, sql_penilai, sql_soal
from tera.pelaksanaan.models import Hubungan, StatusMinta

# Nearest first: where several relations hold, the first one counts.
URUTAN = (
    Hubungan.PENILAI,
    Hubungan.ATASAN_PENILAI,
    Hubungan.WAKIL,
    Hubungan.KETUA_TIM,
    Hubungan.BAWAHAN,
    Hubungan.REKAN_TIM,
    Hubungan.REKAN,
    Hubungan.ANGGOTA_TIM,
    Hubungan.DIMINTA,
)
MENGETAHUI_HASIL = frozenset(
    {
        Hubungan.PENILAI,
        Hubungan.ATASAN_PENILAI,
        Hubungan.WAKIL,
        Hubungan.BAWAHAN,
        Hubungan.ANGGOTA_TIM,
    }
)
"""Relations in which the titles of a person's results are known anyway: one rates or clarifies
them, or one's own results serve them."""
MENILAI = frozenset({Hubungan.PENILAI, Hubungan.ATASAN_PENILAI})
"""Relations that read and answer everybody's feedback about the person."""

_TIM = """
    FROM perencanaan_anggotatim saya
    JOIN perencanaan_timkerja tim ON tim.id = saya.tim_id
    CROSS JOIN soal
"""
_DI_TIM = f"""
    WHERE saya.instansi_id = soal.instansi AND {holds("saya")} AND {holds("tim")}
"""
_BAGIAN = (
    "SELECT pegawai_id FROM langsung",
    f"""SELECT tugas.pegawai_id FROM organisasi_penugasan tugas, soal
        WHERE %(pimpinan)s AND tugas.instansi_id = soal.instansi AND {holds("tugas")}
          AND NOT EXISTS (
            SELECT 1 FROM organisasi_atasanlangsung a
            WHERE a.instansi_id = soal.instansi AND a.pegawai_id = tugas.pegawai_id
              AND {holds("a")})""",
    "SELECT pegawai_id FROM kedua",
    "SELECT pegawai_id FROM wakilan",
    f"SELECT saya.pegawai_id {_TIM} {_DI_TIM} AND tim.ketua_id = soal.siapa",
    f"""SELECT penilai.id FROM (
        {sql_penilai(sql_soal("%(instansi)s", "%(hari)s", "%(saya)s"))}) penilai""",
    f"""SELECT lain.pegawai_id {_TIM}
        JOIN perencanaan_anggotatim lain ON lain.tim_id = tim.id
        {_DI_TIM} AND {holds("lain")} AND saya.pegawai_id = soal.siapa""",
    f"""SELECT b.pegawai_id FROM soal
        JOIN organisasi_atasanlangsung a
          ON a.instansi_id = soal.instansi AND a.pegawai_id = soal.siapa AND {holds("a")}
        JOIN organisasi_atasanlangsung b
          ON b.instansi_id = soal.instansi AND b.atasan_id = a.atasan_id AND {holds("b")}""",
    f"SELECT tim.ketua_id {_TIM} {_DI_TIM} AND saya.pegawai_id = soal.siapa",
    f"""SELECT m.dari_id FROM pelaksanaan_permintaanumpanbalik m, soal
        WHERE m.instansi_id = soal.instansi AND m.kepada_id = soal.siapa
          AND m.status = '{StatusMinta.MENUNGGU.value}'""",
)
_HUBUNGAN_BAGIAN = (Hubungan.PENILAI, *URUTAN)
_SEMUA = " UNION ALL ".join(
    f"SELECT x.*, {URUTAN.index(hubungan)} FROM ({bagian}) x(pegawai_id)"
    for hubungan, bagian in zip(_HUBUNGAN_BAGIAN, _BAGIAN, strict=True)
)
_PERINTAH = f"""
    {sql_soal("%(instansi)s", "%(hari)s", "%(saya)s")},
    {sql_dinilai("langsung", "SELECT siapa FROM soal")},
    {sql_dinilai("kedua", "SELECT DISTINCT pegawai_id FROM langsung")},
    {sql_diwakili("wakilan")},
    semua(pegawai_id, urut) AS ({_SEMUA})
    SELECT semua.pegawai_id, min(semua.urut)
    FROM semua JOIN organisasi_pegawai orang ON orang.id = semua.pegawai_id CROSS JOIN soal
    WHERE semua.pegawai_id <> soal.siapa AND orang.instansi_id = soal.instansi
      AND orang.nip <> '' AND (%(hanya)s::bigint IS NULL OR semua.pegawai_id = %(hanya)s)
      AND EXISTS (SELECT 1 FROM organisasi_penugasan tugas
                  WHERE tugas.pegawai_id = orang.id AND {holds("tugas")})
    GROUP BY semua.pegawai_id
"""


def hubungan_kerja(akun: Akun, pada: date) -> dict[int, Hubungan]:
    """Everyone in office to whom the account's person stands in a relation on a day, and as what:
    one query. A state official (without NIP) has no SKP, so there is nothing to speak of."""
    return _ask(akun, pada, None)


def hubungan_dengan(akun: Akun, pegawai_id: int, pada: date) -> Hubungan | None:
    """How the account's person stands to that person on a day; None without a relation."""
    return _ask(akun, pada, pegawai_id).get(pegawai_id)


def _ask(akun: Akun, pada: date, hanya: int | None) -> dict[int, Hubungan]:
    if akun.pegawai_id is None:
        return {}
    nilai: dict[str, Any] = {
        "instansi": akun.instansi_id,
        "hari": pada,
        "saya": akun.pegawai_id,
        "pimpinan": None in akun.unit_dengan_peran(Peran.PIMPINAN),
        "hanya": hanya,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PERINTAH, nilai)
        return {orang: URUTAN[urut] for orang, urut in cursor.fetchall()}
