"""Who sets up the ways out of the application."""

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool


def check_can_manage_saluran(by: Akun) -> None:
    """BKPSDM of the agency, else TidakBoleh."""
    if not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Hanya BKPSDM yang dapat mengatur saluran notifikasi.")


def check_can_choose_kabar(by: Akun) -> None:
    """A person of the agency; an account that stands for nobody has nothing to be told."""
    if by.pegawai_id is None:
        raise TidakBoleh("Akun ini tidak mewakili seorang pegawai, jadi tidak menerima notifikasi.")


can_manage_saluran = as_bool(check_can_manage_saluran)
can_choose_kabar = as_bool(check_can_choose_kabar)
