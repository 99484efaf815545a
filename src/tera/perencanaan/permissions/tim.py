"""Who may form a tim kerja, and who may clarify the results of its members."""

from datetime import date

from tera.akun.models import Akun
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.models import UnitKerja
from tera.perencanaan.models import TimKerja
from tera.perencanaan.permissions.sasaran import can_manage_sasaran


def check_can_manage_tim(by: Akun, unit: UnitKerja, pada: date) -> None:
    """Whoever answers for the unit: its head, its pengelola kinerja, or BKPSDM."""
    if not can_manage_sasaran(by, unit, pada):
        raise TidakBoleh(
            "Tim kerja dibentuk oleh kepala unit, pengelola kinerja unit itu, atau BKPSDM."
        )


def check_can_clarify_hasil(by: Akun, tim: TimKerja, pada: date) -> None:
    """The team's head, while the team lasts."""
    if by.pegawai_id is None or by.pegawai_id != tim.ketua_id:
        raise TidakBoleh("Klarifikasi hasil anggota ditulis oleh ketua tim.")
    if tim.sejak > pada or (tim.sampai and tim.sampai < pada):
        raise KeadaanTidakCocok("Tim kerja ini tidak berlaku hari ini, jadi tidak dapat dicatat.")


can_manage_tim = as_bool(check_can_manage_tim)
can_clarify_hasil = as_bool(check_can_clarify_hasil)
