"""Use cases of the organisation: import a staff list, name superiors, decide settings.

``by`` is the acting account; None stands for what Tera itself does (commands, jobs).
"""

from datetime import date, timedelta
from typing import IO, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tera.aturan.galat import GalatAturan
from tera.aturan.isian import IsianTidakSah
from tera.dasar.audit import Pelaku, record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.organisasi import permissions
from tera.organisasi.atasan import check_usulan, write_kepala, write_koreksi
from tera.organisasi.impor import pembatalan
from tera.organisasi.impor.pembaca import read_upload
from tera.organisasi.impor.penerapan import Penerapan
from tera.organisasi.impor.pratinjau import make_pratinjau, recompute
from tera.organisasi.impor.tulis import Buku
from tera.organisasi.models import (
    AtasanLangsung,
    BatchImpor,
    Instansi,
    Pegawai,
    PengaturanInstansi,
    PermintaanAtasan,
    UnitKerja,
)
from tera.organisasi.pengaturan import KUNCI, Kunci
from tera.organisasi.permissions import PelakuPegawai
from tera.organisasi.pohon import kepala_tidak_tunggal
from tera.organisasi.states import StatusBatch, StatusPermintaan
from tera.organisasi.turunan_atasan import HasilTurunan, write_turunan

CATATAN_TERPANJANG = 2_000
HARI_PERTAMA = date(1990, 1, 1)
SETAHUN = timedelta(days=366)


def _lock(instansi_id: int) -> None:
    """One change of the organisation at a time in an agency; readers never wait."""
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)


@transaction.atomic
def prepare_import(
    *,
    instansi: Instansi,
    berkas: IO[bytes],
    nama_berkas: str,
    per_tanggal: date,
    by: Pelaku | None,
) -> BatchImpor:
    """Read and check a staff list and store the preview; people and units are untouched.

    ``per_tanggal`` is the day that the list speaks of. Raises BerkasTidakSah with a sentence.
    """
    if by is not None:
        permissions.check_can_import(by, instansi)
    _check_day(instansi, per_tanggal)
    isi = read_upload(berkas)
    pratinjau = make_pratinjau(isi, instansi_id=instansi.pk, per_tanggal=per_tanggal)
    batch = BatchImpor.objects.create(
        instansi=instansi,
        nama_berkas=nama_berkas.replace("\\", "/").rsplit("/", 1)[-1][:200] or "daftar.xlsx",
        sidik=pratinjau.sidik,
        per_tanggal=per_tanggal,
        rencana=pratinjau.rencana,
        ringkasan=pratinjau.ringkasan,
        dibuat_oleh_id=by.pk if by else None,
    )
    record_event(tindakan="siapkan_impor", objek=batch, by=by, isi={"sidik": pratinjau.sidik})
    return batch


def _check_day(instansi: Instansi, per_tanggal: date) -> None:
    """A list may be loaded ahead of its day, but not for a mistyped year."""
    if not HARI_PERTAMA <= per_tanggal <= instansi.hari_ini() + SETAHUN:
        pesan = "Keadaan per tanggal ini tidak masuk akal. Perbaiki tahunnya."
        raise MasukanTidakSah(pesan, {"per_tanggal": pesan})


@transaction.atomic
def apply_import(*, batch: BatchImpor, by: Pelaku | None) -> BatchImpor:
    """Write what the preview showed, all or nothing, and derive the superiors on that day.

    Raises KeadaanTidakCocok if it was applied already, RencanaBerubah if the data moved on.
    """
    batch = _locked_batch(batch, by)
    if batch.status != StatusBatch.PRATINJAU:
        raise KeadaanTidakCocok(f"Impor ini sudah {batch.get_status_display().lower()}.")
    rencana, keadaan = recompute(batch)
    buku = Buku(batch.instansi_id)
    Penerapan(batch.instansi_id, rencana, keadaan, buku).write()
    turunan = write_turunan(batch.instansi_id, batch.per_tanggal, buku)
    buku.save(batch)
    batch.status = StatusBatch.DITERAPKAN
    batch.diterapkan_pada = timezone.now()
    kepala = kepala_tidak_tunggal(batch.instansi_id, batch.per_tanggal)
    batch.ringkasan = {**batch.ringkasan, **_turunan_json(turunan), **kepala}
    batch.save(update_fields=["status", "diterapkan_pada", "ringkasan"])
    record_event(
        tindakan="terapkan_impor",
        objek=batch,
        by=by,
        isi={**batch.ringkasan, "sidik": batch.sidik, "per_tanggal": batch.per_tanggal},
    )
    return batch


def _locked_batch(batch: BatchImpor, by: Pelaku | None) -> BatchImpor:
    _lock(batch.instansi_id)
    terkunci = BatchImpor.objects.select_related("instansi").get(pk=batch.pk)
    if by is not None:
        permissions.check_can_import(by, terkunci.instansi)
    return terkunci


def _turunan_json(hasil: HasilTurunan) -> dict[str, Any]:
    return {
        "atasan_ditulis": hasil.ditulis,
        "atasan_ditutup": hasil.ditutup,
        "atasan_koreksi": hasil.koreksi,
        "tanpa_atasan": len(hasil.tanpa_atasan),
        "atasan_melingkar": len(hasil.melingkar),
    }


def undo_import(*, batch: BatchImpor, by: Pelaku | None) -> BatchImpor:
    """Take a batch back: exactly what it created goes, what it changed is restored.

    A preview is only marked. Raises KeadaanTidakCocok with the reason where something later rests
    on the batch; nothing is then undone.
    """
    try:
        with transaction.atomic():
            return _undo(_locked_batch(batch, by), by)
    except IntegrityError as galat:
        raise KeadaanTidakCocok(
            f"{pembatalan.SELESAI}: ada data lebih baru yang bergantung padanya. Perbaiki dengan "
            "impor baru."
        ) from galat


def _undo(batch: BatchImpor, by: Pelaku | None) -> BatchImpor:
    if batch.status == StatusBatch.DIBATALKAN:
        raise KeadaanTidakCocok("Impor ini sudah dibatalkan.")
    dihapus = dipulihkan = 0
    if batch.status == StatusBatch.DITERAPKAN:
        pembatalan.check_latest(batch)
        dihapus, dipulihkan = pembatalan.restore(batch)
    batch.status = StatusBatch.DIBATALKAN
    batch.save(update_fields=["status"])
    isi = {"dihapus": dihapus, "dipulihkan": dipulihkan}
    record_event(tindakan="batalkan_impor", objek=batch, by=by, isi=isi)
    return batch


@transaction.atomic
def derive_atasan(*, instansi: Instansi, pada: date, by: Pelaku | None) -> HasilTurunan:
    """Derive everyone's superior from position and unit tree on a day; corrections survive."""
    if by is not None:
        permissions.check_can_derive_atasan(by, instansi)
    _lock(instansi.pk)
    hasil = write_turunan(instansi.pk, pada, Buku(instansi.pk))
    record_event(
        tindakan="turunkan_atasan",
        objek=instansi,
        by=by,
        instansi_id=instansi.pk,
        isi={"pada": pada, **_turunan_json(hasil)},
    )
    return hasil


@transaction.atomic
def request_atasan(
    *, pegawai: Pegawai, usulan: Pegawai, alasan: str, by: PelakuPegawai
) -> PermintaanAtasan:
    """Say that one's superior is wrong and who is right; the pengelola kinerja decides."""
    permissions.check_can_request_atasan(by, pegawai)
    alasan = _words(alasan, "alasan", "Tulis alasannya, misalnya nomor SK penempatan.")
    _lock(pegawai.instansi_id)
    hari_ini = pegawai.instansi.hari_ini()
    check_usulan(pegawai, usulan, hari_ini)
    kini = AtasanLangsung.objects.filter(pegawai=pegawai).berlaku_pada(hari_ini)
    if kini.filter(atasan=usulan).exists():
        pesan = f"{usulan.nama_lengkap} sudah tercatat sebagai atasan Anda."
        raise MasukanTidakSah(pesan, {"usulan": pesan})
    terbuka = PermintaanAtasan.objects.filter(pegawai=pegawai, status=StatusPermintaan.DIAJUKAN)
    if terbuka.exists():
        raise KeadaanTidakCocok(
            "Permintaan Anda sebelumnya masih menunggu keputusan pengelola kinerja."
        )
    permintaan = PermintaanAtasan.objects.create(
        instansi_id=pegawai.instansi_id, pegawai=pegawai, usulan=usulan, alasan=alasan
    )
    record_event(
        tindakan="minta_koreksi_atasan", objek=permintaan, by=by, isi={"usulan": usulan.pk}
    )
    return permintaan


def _words(teks: str, bidang: str, pesan: str) -> str:
    rapi = teks.replace("\0", "").strip()
    if not rapi:
        raise MasukanTidakSah(pesan, {bidang: pesan})
    if len(rapi) > CATATAN_TERPANJANG:
        pesan = f"Terlalu panjang ({len(rapi)} huruf); paling banyak {CATATAN_TERPANJANG}."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return rapi


@transaction.atomic
def decide_permintaan(
    *, permintaan: PermintaanAtasan, setuju: bool, catatan: str, by: Pelaku
) -> PermintaanAtasan:
    """Approve (the superior changes from today) or refuse, with a note that says why.

    Raises KeadaanTidakCocok if somebody decided already.
    """
    _lock(permintaan.instansi_id)
    permintaan = PermintaanAtasan.objects.select_related(
        "pegawai__instansi", "usulan", "diputus_oleh"
    ).get(pk=permintaan.pk)
    hari_ini = permintaan.pegawai.instansi.hari_ini()
    permissions.check_can_manage_pegawai(by, permintaan.pegawai, hari_ini)
    if permintaan.status != StatusPermintaan.DIAJUKAN:
        raise KeadaanTidakCocok(
            f"Permintaan ini sudah {permintaan.get_status_display().lower()} oleh "
            f"{permintaan.diputus_oleh}."
        )
    catatan = catatan.replace("\0", "").strip()[:CATATAN_TERPANJANG]
    if not setuju:
        catatan = _words(catatan, "catatan", "Tulis alasan penolakan; pegawai akan membacanya.")
    else:
        check_usulan(permintaan.pegawai, permintaan.usulan, hari_ini)
        write_koreksi(permintaan.pegawai, permintaan.usulan, hari_ini)
    permintaan.status = StatusPermintaan.DISETUJUI if setuju else StatusPermintaan.DITOLAK
    permintaan.diputus_oleh_id = by.pk
    permintaan.diputus_pada = timezone.now()
    permintaan.catatan = catatan
    permintaan.save(update_fields=["status", "diputus_oleh", "diputus_pada", "catatan"])
    isi = {"status": permintaan.status, "usulan": permintaan.usulan_id, "catatan": catatan}
    record_event(tindakan="putuskan_permintaan_atasan", objek=permintaan, by=by, isi=isi)
    return permintaan


@transaction.atomic
def set_atasan(
    *, pegawai: Pegawai, atasan: Pegawai, sejak: date, alasan: str, by: Pelaku | None
) -> AtasanLangsung:
    """Name the superior of a person from a day on, against what the tree says."""
    _lock(pegawai.instansi_id)
    if by is not None:
        permissions.check_can_manage_pegawai(by, pegawai, sejak)
    alasan = _words(alasan, "alasan", "Tulis dasar koreksi ini, misalnya nomor SK.")
    check_usulan(pegawai, atasan, sejak)
    baris = write_koreksi(pegawai, atasan, sejak)
    isi = {"pegawai": pegawai.pk, "atasan": atasan.pk, "sejak": sejak, "alasan": alasan}
    record_event(tindakan="tetapkan_atasan", objek=baris, by=by, isi=isi)
    return baris


@transaction.atomic
def set_kepala_unit(
    *, unit: UnitKerja, pegawai: Pegawai | None, sejak: date, by: Pelaku | None
) -> HasilTurunan:
    """Say who heads a unit from a day on (None: nobody), and derive the superiors anew.

    Raises MasukanTidakSah if that person has no assignment in the unit on that day.
    """
    _lock(unit.instansi_id)
    if by is not None:
        permissions.check_can_manage_unit(by, unit, sejak)
    write_kepala(unit, pegawai, sejak)
    hasil = write_turunan(unit.instansi_id, sejak, Buku(unit.instansi_id))
    isi = {"pegawai": pegawai.pk if pegawai else None, "sejak": sejak, **_turunan_json(hasil)}
    record_event(tindakan="tetapkan_kepala_unit", objek=unit, by=by, isi=isi)
    return hasil


@transaction.atomic
def set_pengaturan(
    *, instansi: Instansi, kunci: str, isi: Any, sejak: date, dasar_hukum: str, by: Pelaku | None
) -> PengaturanInstansi:
    """Decide a setting from a day on, with the decree that it rests on; history stays."""
    if by is not None:
        permissions.check_can_set_pengaturan(by, instansi)
    aturan = KUNCI.get(kunci)
    if aturan is None:
        raise TidakDitemukan("Pengaturan itu tidak ada.")
    _check_setting(aturan, isi)
    dasar_hukum = _words(dasar_hukum, "dasar_hukum", "Sebutkan keputusan yang menjadi dasarnya.")
    _lock(instansi.pk)
    _check_newest(instansi, kunci, sejak)
    baris = PengaturanInstansi.objects.create(
        instansi=instansi, kunci=kunci, isi=isi, sejak=sejak, dasar_hukum=dasar_hukum[:300]
    )
    nilai = {"kunci": kunci, "isi": isi, "sejak": sejak, "dasar_hukum": dasar_hukum}
    record_event(tindakan="ubah_pengaturan", objek=baris, by=by, isi=nilai)
    return baris


def _check_setting(kunci: Kunci, isi: Any) -> None:
    try:
        kunci.read(isi)
    except IsianTidakSah as galat:
        bidang = {galat.nama: galat.pesan} if galat.nama else {}
        raise MasukanTidakSah(galat.pesan, bidang) from galat
    except GalatAturan as galat:
        raise MasukanTidakSah(galat.pesan) from galat


def _check_newest(instansi: Instansi, kunci: str, sejak: date) -> None:
    semua = PengaturanInstansi.objects.milik_instansi(instansi.pk)
    if semua.filter(kunci=kunci, sejak__gte=sejak).exists():
        pesan = "Sudah ada nilai yang berlaku sejak tanggal itu atau sesudahnya. Ganti tanggalnya."
        raise MasukanTidakSah(pesan, {"sejak": pesan})
