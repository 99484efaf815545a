"""Who may report progress."""

from datetime import date

from tera.akun.models import Akun
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.dasar.errors import KeadaanTidakCocok
from tera.dasar.izin import as_bool
from tera.pelaksanaan.states import DAPAT_DILAPORKAN
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_owner


def check_reported_on(skp: Skp, apa: str) -> None:
    """The plan was handed in, or a version of it was agreed; ``apa`` begins the refusal.

    ``queries.terbuka.dilaporkan`` is the same for many plans.
    """
    if skp.status not in DAPAT_DILAPORKAN and not skp.disepakati:
        raise KeadaanTidakCocok(
            f"{apa} sesudah SKP diajukan. SKP ini berstatus “{skp.get_status_display()}”."
        )


def check_can_record_realisasi(by: Akun, skp: Skp, bulan: date, pada: date) -> None:
    """The plan's owner, once it was handed in, for a month of the plan that has begun.

    A change of an agreed plan does not hold reporting back.

    A month stays open after its evaluation: late facts are told, audited, and change nothing in
    the evaluation, which keeps what it was based on.
    """
    check_owner(by, skp)
    check_reported_on(skp, "Realisasi dapat diisi")
    if bulan < skp.mulai.replace(day=1) or bulan > skp.selesai:
        raise KeadaanTidakCocok(
            f"SKP ini berlaku {format_tanggal(skp.mulai)} sampai {format_tanggal(skp.selesai)}, "
            "jadi bulan itu tidak dilaporkan di sini."
        )
    if bulan > pada:
        raise KeadaanTidakCocok(
            f"Bulan {NAMA_BULAN[bulan.month - 1]} {bulan.year} belum berjalan. "
            f"Isi mulai {format_tanggal(bulan)}."
        )


def check_can_remove_realisasi(by: Akun, skp: Skp) -> None:
    """The plan's owner, in every state: a wrong entry, or an indicator that is to go."""
    check_owner(by, skp)


can_record_realisasi = as_bool(check_can_record_realisasi)
can_remove_realisasi = as_bool(check_can_remove_realisasi)
