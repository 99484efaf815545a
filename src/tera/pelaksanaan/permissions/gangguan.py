"""Who may enter maintenance of the service."""

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool


def check_can_record_pemeliharaan(by: Akun) -> None:
    """BKPSDM, else TidakBoleh."""
    if not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Pemeliharaan layanan dicatat oleh BKPSDM.")


can_record_pemeliharaan = as_bool(check_can_record_pemeliharaan)
