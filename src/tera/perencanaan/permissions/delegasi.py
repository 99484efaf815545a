"""Who may hand over the clarifying and approving of plans."""

from datetime import date

from tera.akun.lingkup import bawahan
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import DelegasiPenilai


def check_can_delegate_penilai(by: Akun, pada: date) -> None:
    """Whoever rates someone on that day."""
    if by.pegawai is None or not bawahan(by.pegawai, pada).exists():
        raise TidakBoleh(
            "Delegasi hanya untuk pejabat penilai kinerja; saat ini tidak ada pegawai yang Anda "
            "nilai."
        )


def check_can_end_delegasi(by: Akun, delegasi: DelegasiPenilai) -> None:
    """Whoever gave it, or BKPSDM."""
    sah = by.pegawai_id is not None and by.pegawai_id == delegasi.dari_id
    if by.instansi_id != delegasi.instansi_id or not (sah or by.punya_peran(Peran.BKPSDM)):
        raise TidakBoleh("Delegasi hanya diakhiri oleh yang memberikannya atau BKPSDM.")


can_delegate_penilai = as_bool(check_can_delegate_penilai)
can_end_delegasi = as_bool(check_can_end_delegasi)
