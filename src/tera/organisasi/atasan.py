"""Writes corrections by date, of superiors and of heads, and the checks that they pass."""

from datetime import date, timedelta

from django.db import connection

from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.organisasi.errors import AtasanMelingkar
from tera.organisasi.models import AtasanLangsung, Pegawai, Penugasan, UnitKerja
from tera.organisasi.models.atasan import SumberAtasan
from tera.organisasi.models.pegawai import JenisPegawai, SifatPenugasan

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


def write_kepala(unit: UnitKerja, pegawai: Pegawai | None, sejak: date) -> None:
    """Make ``pegawai`` the only definitive head of the unit from ``sejak`` on."""
    anggota = Penugasan.objects.filter(unit=unit, sampai=None, sejak__lte=sejak)
    definitif = list(anggota.filter(sifat=SifatPenugasan.DEFINITIF))
    if pegawai is not None and pegawai.pk not in {p.pegawai_id for p in definitif}:
        pesan = f"{pegawai.nama_lengkap} tidak bertugas di {unit.nama} pada tanggal itu."
        raise MasukanTidakSah(pesan, {"pegawai": pesan})
    for penugasan in definitif:
        kepala = pegawai is not None and penugasan.pegawai_id == pegawai.pk
        if penugasan.kepala_unit != kepala:
            _set_kepala(penugasan, kepala, sejak)


def _set_kepala(penugasan: Penugasan, kepala: bool, sejak: date) -> None:
    """The same assignment, from ``sejak`` on with the other mark; history stays."""
    if sejak > penugasan.sejak:
        Penugasan.objects.filter(pk=penugasan.pk).update(sampai=sejak - timedelta(days=1))
        penugasan.pk, penugasan.sejak = None, sejak
        penugasan._state.adding = True
    penugasan.kepala_unit = kepala
    penugasan.save()
