"""What the frame of every page must know about the signed-in person: one query."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.pengganti import sql_dinilai, sql_soal

TERGANGGU = timedelta(days=21)
"""An outage moves a window by the last hours counted and the days off that follow, never longer."""
_KEDUDUKAN = f"""
    {sql_soal("%(instansi)s", "%(hari)s", "%(pegawai)s")},
    {sql_dinilai("dinilai", "SELECT siapa FROM soal")}
    SELECT
        (SELECT count(*) FROM notifikasi_notifikasi n
         WHERE n.instansi_id = %(instansi)s AND n.penerima_id = %(pegawai)s
           AND n.dibaca_pada IS NULL),
        EXISTS (SELECT 1 FROM dinilai),
        EXISTS (SELECT 1 FROM organisasi_delegasipenilai d
                WHERE d.instansi_id = %(instansi)s AND d.kepada_id = %(pegawai)s
                  AND d.sejak <= %(hari)s AND (d.sampai IS NULL OR d.sampai >= %(hari)s)),
        EXISTS (SELECT 1 FROM organisasi_penugasan p
                WHERE p.instansi_id = %(instansi)s AND p.pegawai_id = %(pegawai)s
                  AND p.kepala_unit
                  AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)),
        (SELECT k.id FROM perencanaan_skp k JOIN organisasi_penugasan p ON p.id = k.penugasan_id
         WHERE k.instansi_id = %(instansi)s AND k.pegawai_id = %(pegawai)s
           AND k.tahun = %(tahun)s AND (k.status = 'diajukan' OR k.disetujui_pada IS NOT NULL)
         ORDER BY p.sifat = 'definitif' DESC, k.mulai DESC, k.id DESC LIMIT 1),
        EXISTS (SELECT 1 FROM perencanaan_timkerja t
                WHERE t.instansi_id = %(instansi)s AND t.ketua_id = %(pegawai)s
                  AND t.sejak <= %(hari)s AND (t.sampai IS NULL OR t.sampai >= %(hari)s)),
        EXISTS (SELECT 1 FROM perencanaan_anggotatim g
                WHERE g.instansi_id = %(instansi)s AND g.pegawai_id = %(pegawai)s
                  AND g.sejak <= %(hari)s AND (g.sampai IS NULL OR g.sampai >= %(hari)s)),
        EXISTS (SELECT 1 FROM dasar_gangguan g
                WHERE (g.instansi_id = %(instansi)s OR g.instansi_id IS NULL)
                  AND g.selesai > %(terganggu)s),
        utama.nama, utama.jenis
    FROM (SELECT 1) satu LEFT JOIN LATERAL (
        SELECT j.nama, j.jenis
        FROM organisasi_penugasan p JOIN organisasi_jabatan j ON j.id = p.jabatan_id
        WHERE p.instansi_id = %(instansi)s AND p.pegawai_id = %(pegawai)s
          AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)
        ORDER BY p.sifat, p.sejak DESC LIMIT 1
    ) utama ON true
"""


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Where a person stands today.

    ``baru`` counts unread notifications; ``mewakili`` says that someone handed her the approving
    of plans; ``skp_id`` is the plan of this year on which progress is reported; ``ketua_tim`` and
    ``anggota_tim`` whether she leads or is in a tim kerja; ``terganggu`` that an outage of late may
    have moved a window; ``jabatan`` names the main position.
    """

    baru: int = 0
    menilai: bool = False
    mewakili: bool = False
    memimpin: bool = False
    skp_id: int | None = None
    ketua_tim: bool = False
    anggota_tim: bool = False
    terganggu: bool = False
    jabatan: str = ""
    fungsional: bool = False


def kedudukan_of(akun: Akun, pada: date) -> Kedudukan:
    """Unread notifications, whom the person rates, what she heads: one query, or none for an
    account without a person."""
    pimpinan = None in akun.unit_dengan_peran(Peran.PIMPINAN)
    if akun.pegawai_id is None:
        return Kedudukan(menilai=pimpinan)
    nilai: dict[str, int | date] = {
        "instansi": akun.instansi_id,
        "pegawai": akun.pegawai_id,
        "hari": pada,
        "tahun": pada.year,
        "terganggu": pada - TERGANGGU,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEDUDUKAN, nilai)
        baru, menilai, mewakili, memimpin, skp_id, *lain, jabatan, jenis = cursor.fetchone()
    return Kedudukan(
        baru=baru,
        menilai=menilai or pimpinan,
        mewakili=mewakili,
        memimpin=memimpin,
        skp_id=skp_id,
        ketua_tim=lain[0],
        anggota_tim=lain[1],
        terganggu=lain[2],
        jabatan=jabatan or "",
        fungsional=jenis == "fungsional",
    )
