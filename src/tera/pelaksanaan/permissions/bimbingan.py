"""Who starts, does and judges a bimbingan kinerja."""

from datetime import date

from tera.akun.lingkup import menilai
from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import BimbinganKinerja
from tera.pelaksanaan.states import StatusBimbingan


def check_can_start_bimbingan(by: Akun, pegawai: Pegawai, pada: date) -> None:
    """The pejabat penilai of that day; she may assign somebody else to do it."""
    if by.pegawai_id is None or not menilai(by, pegawai.pk, pada):
        raise TidakBoleh("Bimbingan kinerja dimulai oleh pejabat penilai kinerja pegawai ini.")


def check_guides(by: Akun, bimbingan: BimbinganKinerja) -> None:
    """The coach, or the leader who decided the coaching."""
    if by.pegawai_id is None or by.pegawai_id not in (
        bimbingan.pembimbing_id,
        bimbingan.pemberi_id,
    ):
        raise TidakBoleh("Bagian ini diisi oleh pembimbing atau pejabat penilai kinerja.")


def check_can_run_bimbingan(by: Akun, bimbingan: BimbinganKinerja) -> None:
    """Sessions and the end: the coach or the leader, while it runs."""
    check_guides(by, bimbingan)
    if bimbingan.status != StatusBimbingan.BERJALAN:
        raise KeadaanTidakCocok(f"Bimbingan ini sudah {bimbingan.get_status_display().lower()}.")


def check_can_send_b18(by: Akun, bimbingan: BimbinganKinerja) -> None:
    """Format B.1.8: the employee, once the coaching has ended."""
    if by.pegawai_id is None or by.pegawai_id != bimbingan.pegawai_id:
        raise TidakBoleh("Format B.1.8 diisi oleh pegawai yang dibimbing.")
    _check_ended(bimbingan)


def check_can_save_b19(by: Akun, bimbingan: BimbinganKinerja) -> None:
    """Format B.1.9: the leader or the assigned coach, once the coaching has ended."""
    check_guides(by, bimbingan)
    _check_ended(bimbingan)


def _check_ended(bimbingan: BimbinganKinerja) -> None:
    if bimbingan.status == StatusBimbingan.BERJALAN:
        raise KeadaanTidakCocok("Formulir ini diisi sesudah bimbingan selesai.")
    if bimbingan.status == StatusBimbingan.DIBATALKAN:
        raise KeadaanTidakCocok("Bimbingan ini dibatalkan, jadi formulirnya tidak diisi.")


can_start_bimbingan = as_bool(check_can_start_bimbingan)
can_run_bimbingan = as_bool(check_can_run_bimbingan)
can_send_b18 = as_bool(check_can_send_b18)
can_save_b19 = as_bool(check_can_save_b19)
