"""Who may do what with a plan. When (in which state) is ``states``' business."""

from datetime import date

from tera.akun.lingkup import menilai, penilai_diwakili
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import KeadaanTidakCocok, TidakBoleh
from tera.dasar.izin import as_bool
from tera.organisasi.queries import penilai_pada
from tera.perencanaan.models import Skp
from tera.perencanaan.states import DAPAT_DIBAHAS, PASIF, TRANSISI, Langkah


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
            "Tarik kembali dulu, atau buka untuk diubah bila sudah disetujui."
        )


def check_can_submit_skp(by: Akun, skp: Skp) -> None:
    check_owner(by, skp)
    _check_state(skp, Langkah.AJUKAN)


def check_can_withdraw_skp(by: Akun, skp: Skp) -> None:
    check_owner(by, skp)
    _check_state(skp, Langkah.TARIK)


def check_pejabat_penilai(by: Akun, skp: Skp, pada: date) -> None:
    """Who rates on this day (``organisasi.queries.penilai_pada``); for whoever has nobody, the head
    of the agency by role."""
    if by.instansi_id != skp.instansi_id or not (
        menilai(by, skp.pegawai_id, pada) or _top_of_agency(by, skp, pada)
    ):
        raise TidakBoleh("Hanya pejabat penilai kinerja pegawai ini yang dapat melakukannya.")


def check_penilai(by: Akun, skp: Skp, pada: date) -> None:
    """The pejabat penilai, or whoever clarifies and approves in that superior's place.

    Rating is not handed over: it asks ``check_pejabat_penilai``.
    """
    if by.instansi_id != skp.instansi_id or penilai_diwakili(by, skp.pegawai_id, pada) is None:
        check_pejabat_penilai(by, skp, pada)


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


def check_can_open_perubahan(by: Akun, skp: Skp, pada: date) -> None:
    """The owner or her penilai, once the plan was approved."""
    _check_owner_or_penilai(by, skp, pada)
    _check_state(skp, Langkah.UBAH)


def check_can_cancel_perubahan(by: Akun, skp: Skp, pada: date) -> None:
    """The owner or her penilai, while an approved plan is open for a change."""
    _check_owner_or_penilai(by, skp, pada)
    _check_state(skp, Langkah.BATAL_UBAH)
    if not skp.sedang_diubah:
        raise KeadaanTidakCocok("SKP ini belum pernah disetujui, jadi tidak sedang diubah.")


def check_can_discuss_skp(by: Akun, skp: Skp, pada: date) -> None:
    """The owner and her penilai, until the plan is approved."""
    _check_owner_or_penilai(by, skp, pada)
    if skp.status not in DAPAT_DIBAHAS:
        raise KeadaanTidakCocok(
            "Dialog SKP ditutup setelah SKP disetujui. Gunakan umpan balik, atau buka SKP untuk "
            "diubah."
        )


def _check_owner_or_penilai(by: Akun, skp: Skp, pada: date) -> None:
    if by.pegawai_id is None or by.pegawai_id != skp.pegawai_id:
        check_penilai(by, skp, pada)


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
can_discuss_skp = as_bool(check_can_discuss_skp)
can_open_perubahan = as_bool(check_can_open_perubahan)
can_cancel_perubahan = as_bool(check_can_cancel_perubahan)
