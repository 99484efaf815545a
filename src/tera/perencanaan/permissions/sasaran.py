"""Who may write the objectives of a unit."""

from datetime import date

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import Penugasan, UnitKerja


def check_can_manage_sasaran(by: Akun, unit: UnitKerja, pada: date) -> None:
    """The unit's head, its pengelola kinerja, or BKPSDM."""
    if by.instansi_id == unit.instansi_id:
        if by.pegawai_id and _heads(by, unit, pada):
            return
        batas = lingkup_unit(by, pada, Peran.BKPSDM, Peran.PENGELOLA)
        dalam = Penugasan.objects.filter(unit=unit)
        if batas is None or dalam.filter(batas).exists():
            return
    raise TidakBoleh(
        "Sasaran unit diisi oleh kepala unit, pengelola kinerja unit itu, atau BKPSDM."
    )


def _heads(by: Akun, unit: UnitKerja, pada: date) -> bool:
    return (
        Penugasan.objects.filter(unit=unit, pegawai=by.pegawai, kepala_unit=True)
        .berlaku_pada(pada)
        .exists()
    )


can_manage_sasaran = as_bool(check_can_manage_sasaran)
