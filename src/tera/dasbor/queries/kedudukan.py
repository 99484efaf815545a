"""What the frame of every page must know about the signed-in person: one query."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.organisasi.pengganti import sql_dinilai, sql_soal

_KEDUDUKAN = f"""
    {sql_soal("%(instansi)s", "%(hari)s", "%(pegawai)s")},
    {sql_dinilai("dinilai", "SELECT siapa FROM soal")}
    SELECT
        (SELECT count(*) FROM notifikasi_notifikasi n
         WHERE n.instansi_id = %(instansi)s AND n.penerima_id = %(pegawai)s
           AND n.dibaca_pada IS NULL),
        EXISTS (SELECT 1 FROM dinilai),
        EXISTS (SELECT 1 FROM organisasi_penugasan p
                WHERE p.instansi_id = %(instansi)s AND p.pegawai_id = %(pegawai)s
                  AND p.kepala_unit
                  AND p.sejak <= %(hari)s AND (p.sampai IS NULL OR p.sampai >= %(hari)s)),
        (SELECT k.id FROM perencanaan_skp k JOIN organisasi_penugasan p ON p.id = k.penugasan_id
         WHERE k.instansi_id = %(instansi)s AND k.pegawai_id = %(pegawai)s
           AND k.tahun = %(tahun)s AND k.status IN ('diajukan', 'disetujui')
         ORDER BY p.sifat = 'definitif' DESC, k.mulai DESC, k.id DESC LIMIT 1),
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

    ``baru`` counts unread notifications, ``skp_id`` is the plan of this year on which progress is
    reported, ``jabatan`` the name of the main position.
    """

    baru: int = 0
    menilai: bool = False
    memimpin: bool = False
    skp_id: int | None = None
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
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEDUDUKAN, nilai)
        baru, menilai, memimpin, skp_id, jabatan, jenis = cursor.fetchone()
    return Kedudukan(
        baru=baru,
        menilai=menilai or pimpinan,
        memimpin=memimpin,
        skp_id=skp_id,
        jabatan=jabatan or "",
        fungsional=jenis == "fungsional",
    )
