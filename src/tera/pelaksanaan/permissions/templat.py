"""Who keeps the agency's own text templates of feedback."""

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool


def check_can_manage_templat(by: Akun, instansi_id: int) -> None:
    """BKPSDM of the agency, else TidakBoleh."""
    if by.instansi_id != instansi_id or not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Templat umpan balik instansi dikelola oleh BKPSDM.")


can_manage_templat = as_bool(check_can_manage_templat)
