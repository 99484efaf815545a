"""Who may manage accounts and sessions."""

from tera.akun.models import Akun, Sesi
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool


def check_can_manage_akun(by: Akun, akun: Akun) -> None:
    """BKPSDM of the same agency, else TidakBoleh."""
    if by.instansi_id != akun.instansi_id or not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Hanya BKPSDM yang dapat mengatur akun di instansi ini.")


def check_can_end_sesi(by: Akun, sesi: Sesi) -> None:
    """Only one's own devices, else TidakBoleh."""
    if sesi.akun_id != by.pk:
        raise TidakBoleh("Anda hanya dapat mengakhiri sesi milik sendiri.")


can_manage_akun = as_bool(check_can_manage_akun)
can_end_sesi = as_bool(check_can_end_sesi)
