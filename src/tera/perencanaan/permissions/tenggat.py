"""Who may move the deadline of plans."""

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool


def check_can_extend_tenggat(by: Akun) -> None:
    """BKPSDM, else TidakBoleh."""
    if not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Tenggat SKP hanya diperpanjang oleh BKPSDM.")


can_extend_tenggat = as_bool(check_can_extend_tenggat)
