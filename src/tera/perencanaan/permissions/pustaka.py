"""Who may propose to the indicator library, and who decides what is in it."""

from datetime import date

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.queries import penugasan_utama


def check_can_propose_pustaka(by: Akun, pada: date) -> None:
    """Anybody of the agency who holds a position on the day."""
    if by.pegawai is None or penugasan_utama(by.pegawai, pada) is None:
        raise TidakBoleh("Usulan indikator hanya dari pegawai yang sedang memegang jabatan.")


def check_can_manage_pustaka(by: Akun, instansi_id: int) -> None:
    """BKPSDM of the agency."""
    if by.instansi_id != instansi_id or not by.punya_peran(Peran.BKPSDM):
        raise TidakBoleh("Pustaka indikator dikelola oleh BKPSDM.")


can_propose_pustaka = as_bool(check_can_propose_pustaka)
can_manage_pustaka = as_bool(check_can_manage_pustaka)
