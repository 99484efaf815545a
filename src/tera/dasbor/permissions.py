"""Who sees figures about many people."""

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.dasbor.queries.kedudukan import Kedudukan

PERAN_DASBOR = (Peran.PIMPINAN, Peran.BKPSDM, Peran.AUDITOR, Peran.PENGELOLA)
PERAN_PEMANTAUAN = (Peran.BKPSDM, Peran.PENGELOLA, Peran.AUDITOR)


def check_can_view_dasbor(by: Akun, kedudukan: Kedudukan) -> None:
    """Heads of units and the roles that see units, else TidakBoleh."""
    if not (kedudukan.memimpin or by.punya_peran(*PERAN_DASBOR)):
        raise TidakBoleh(
            "Dasbor memuat angka seluruh unit, jadi hanya untuk kepala unit, pimpinan, pengelola "
            "kinerja, BKPSDM, dan auditor. Pekerjaan Anda sendiri ada di Beranda."
        )


can_view_dasbor = as_bool(check_can_view_dasbor)
