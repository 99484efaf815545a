"""Who may do what with a plan. When (in which state) is ``states``' business."""

from datetime import date

from tera.akun.lingkup import menilai
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.queries import penilai_pada
from tera.perencanaan.models import Skp
from tera.perencanaan.states import PASIF, TRANSISI, Langkah


def check_owner(by: Akun, skp: Skp) -> None:
    """The plan's own person, else TidakBoleh."""
    if by.pegawai_id is None or by.pegawai_id != skp.pegawai_id:
        raise TidakBoleh("Hanya pemilik SKP yang dapat melakukan ini.")


def check_can_edit_skp(by: Akun, skp: Skp) -> None:
    """Owner, while the plan is a draft or was returned."""
    check_owner(by, skp)
    if not skp.dapat_diubah:
        raise KeadaanTidakCocok(
            f"SKP berstatus “{skp.get_status_display()}” tidak dapat diubah. "
            "Tarik kembali dulu bila belum disetujui."
        )


def check_can_submit_skp(by: Akun, skp: Skp) -> None:
    check_owner(by, skp)
    _check_state(skp, Langkah.AJUKAN)


def check_can_withdraw_skp(by: Akun, skp: Skp) -> None:
    check_owner(by, skp)
    _check_state(skp, Langkah.TARIK)


def check_penilai(by: Akun, skp: Skp, pada: date) -> None:
    """Who rates on this day (``organisasi.queries.penilai_pada``); for whoever has nobody, the head
    of the agency by role."""
    if by.instansi_id != skp.instansi_id or not (
        menilai(by, skp.pegawai_id, pada) or _top_of_agency(by, skp, pada)
    ):
        raise TidakBoleh("Hanya pejabat penilai kinerja pegawai ini yang dapat melakukannya.")


def _top_of_agency(by: Akun, skp: Skp, pada: date) -> bool:
    return (
        None in by.unit_dengan_peran(Peran.PIMPINAN)
        and by.pegawai_id != skp.pegawai_id
        and penilai_pada(skp.pegawai_id, pada) is None
    )


def check_can_approve_skp(by: Akun, skp: Skp, pada: date) -> None:
    check_penilai(by, skp, pada)
    _check_state(skp, Langkah.SETUJUI)


def check_can_return_skp(by: Akun, skp: Skp, pada: date) -> None:
    check_penilai(by, skp, pada)
    _check_state(skp, Langkah.KEMBALIKAN)


def _check_state(skp: Skp, langkah: Langkah) -> None:
    if skp.status not in TRANSISI[langkah][0]:
        raise KeadaanTidakCocok(
            f"SKP ini berstatus “{skp.get_status_display()}”, jadi tidak dapat {PASIF[langkah]}."
        )


can_edit_skp = as_bool(check_can_edit_skp)
can_submit_skp = as_bool(check_can_submit_skp)
can_withdraw_skp = as_bool(check_can_withdraw_skp)
can_approve_skp = as_bool(check_can_approve_skp)
can_return_skp = as_bool(check_can_return_skp)
