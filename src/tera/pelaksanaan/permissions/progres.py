"""Who may plan actions, write daily entries and look at them as superior."""

from datetime import date

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.pelaksanaan.models import ProgresHarian
from tera.pelaksanaan.permissions.realisasi import check_reported_on
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_owner, check_pejabat_penilai


def check_can_plan_aksi(by: Akun, skp: Skp) -> None:
    """The plan's owner, in whatever state the plan is: work begins before it is approved."""
    check_owner(by, skp)


def check_can_record_progres(by: Akun, skp: Skp, tanggal: date, pada: date) -> None:
    """The plan's owner, once it was handed in, for a day of the plan that is not to come."""
    check_owner(by, skp)
    check_reported_on(skp, "Progres harian dapat dicatat")
    if not skp.mulai <= tanggal <= skp.selesai:
        raise KeadaanTidakCocok(
            f"SKP ini berlaku {format_tanggal(skp.mulai)} sampai {format_tanggal(skp.selesai)}, "
            f"jadi {format_tanggal(tanggal)} tidak dicatat di sini."
        )
    if tanggal > pada:
        raise KeadaanTidakCocok(
            f"{format_tanggal(tanggal)} belum tiba. Catat kegiatan sampai hari ini."
        )


def check_can_change_progres(by: Akun, progres: ProgresHarian) -> None:
    """The owner, until the superior has seen the entry."""
    check_owner(by, progres.skp)
    if progres.dilihat_pada is not None:
        raise KeadaanTidakCocok(
            "Catatan ini sudah dilihat pejabat penilai, jadi tidak dapat diubah. Minta beliau "
            "membukanya lagi, atau tulis catatan baru."
        )


def check_can_view_progres(by: Akun, skp: Skp, pada: date) -> None:
    """The owner's pejabat penilai marks entries as seen, and opens them again."""
    if by.pegawai_id == skp.pegawai_id:
        raise TidakBoleh("Catatan sendiri dilihat oleh pejabat penilai Anda.")
    check_pejabat_penilai(by, skp, pada)


can_plan_aksi = as_bool(check_can_plan_aksi)
can_record_progres = as_bool(check_can_record_progres)
can_change_progres = as_bool(check_can_change_progres)
can_view_progres = as_bool(check_can_view_progres)
