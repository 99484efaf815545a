"""Writes a corrected superior by date; the checks that every correction passes."""

from datetime import date, timedelta

from django.db import connection

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.organisasi.errors import AtasanMelingkar
from tera.organisasi.models import AtasanLangsung, Pegawai, Penugasan
from tera.organisasi.models.atasan import SumberAtasan
from tera.organisasi.models.pegawai import JenisPegawai

# Whether ``pegawai`` stands above ``atasan`` on the day or in a row that begins later.
_DI_ATAS = """
WITH RECURSIVE atas(id) AS (
    SELECT %(atasan)s::bigint
    UNION
    SELECT a.atasan_id FROM organisasi_atasanlangsung a JOIN atas ON a.pegawai_id = atas.id
    WHERE a.instansi_id = %(instansi)s AND (a.sampai IS NULL OR a.sampai >= %(sejak)s)
) SELECT EXISTS (SELECT 1 FROM atas WHERE id = %(pegawai)s)
"""


def check_usulan(pegawai: Pegawai, atasan: Pegawai, sejak: date) -> None:
    """The proposed superior serves in the same agency and is not below the person.

    Raises MasukanTidakSah or AtasanMelingkar.
    """
    if pegawai.pk == atasan.pk:
        raise _wrong("Seseorang tidak dapat menjadi atasan dirinya sendiri. Pilih orang lain.")
    bertugas = atasan.jenis == JenisPegawai.PEJABAT_NEGARA or (
        Penugasan.objects.filter(pegawai=atasan).berlaku_pada(sejak).exists()
    )
    if atasan.instansi_id != pegawai.instansi_id or not bertugas:
        raise _wrong("Orang itu tidak bertugas di instansi ini pada tanggal itu. Pilih orang lain.")
    nilai: dict[str, int | date] = {
        "atasan": atasan.pk,
        "pegawai": pegawai.pk,
        "instansi": pegawai.instansi_id,
        "sejak": sejak,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DI_ATAS, nilai)
        if cursor.fetchone()[0]:
            raise AtasanMelingkar(atasan.nama_lengkap, pegawai.nama_lengkap)


def _wrong(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"usulan": pesan, "atasan": pesan})


def write_koreksi(pegawai: Pegawai, atasan: Pegawai, sejak: date) -> AtasanLangsung:
    """End the row that holds on ``sejak`` the day before, and open the correction.

    A row that began on that very day is corrected in place. The caller holds the agency's lock.
    """
    baris = AtasanLangsung.objects.filter(pegawai=pegawai)
    if baris.filter(sejak__gt=sejak).exists():
        raise KeadaanTidakCocok(
            "Sudah tercatat atasan mulai tanggal yang lebih baru. Pilih tanggal sesudahnya."
        )
    kini = baris.berlaku_pada(sejak).order_by("-sejak").first()
    if kini is not None and kini.sejak == sejak:
        kini.atasan, kini.sumber, kini.sampai = atasan, SumberAtasan.KOREKSI, None
        kini.save(update_fields=["atasan", "sumber", "sampai"])
        return kini
    if kini is not None:
        kini.sampai = sejak - timedelta(days=1)
        kini.save(update_fields=["sampai"])
    return AtasanLangsung.objects.create(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        atasan=atasan,
        sejak=sejak,
        sumber=SumberAtasan.KOREKSI,
    )
