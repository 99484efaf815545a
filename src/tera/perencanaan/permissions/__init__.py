"""Who may do what with plans. When (in which state) is ``states``' business."""

from tera.perencanaan.permissions.delegasi import (
    can_delegate_penilai,
    can_end_delegasi,
    check_can_delegate_penilai,
    check_can_end_delegasi,
)
from tera.perencanaan.permissions.matriks import can_fill_matriks, check_can_fill_matriks
from tera.perencanaan.permissions.peta import (
    can_link_hasil,
    can_remind,
    check_can_link_hasil,
    check_can_remind,
)
from tera.perencanaan.permissions.pustaka import (
    can_manage_pustaka,
    can_propose_pustaka,
    check_can_manage_pustaka,
    check_can_propose_pustaka,
)
from tera.perencanaan.permissions.sasaran import can_manage_sasaran, check_can_manage_sasaran
from tera.perencanaan.permissions.skp import (
    can_approve_skp,
    can_cancel_perubahan,
    can_discuss_skp,
    can_edit_skp,
    can_open_perubahan,
    can_return_skp,
    can_submit_skp,
    can_withdraw_skp,
    check_can_approve_skp,
    check_can_cancel_perubahan,
    check_can_discuss_skp,
    check_can_edit_skp,
    check_can_open_perubahan,
    check_can_return_skp,
    check_can_submit_skp,
    check_can_withdraw_skp,
    check_owner,
    check_pejabat_penilai,
    check_penilai,
)
from tera.perencanaan.permissions.tenggat import can_extend_tenggat, check_can_extend_tenggat
from tera.perencanaan.permissions.tim import (
    can_clarify_hasil,
    can_manage_tim,
    check_can_clarify_hasil,
    check_can_manage_tim,
)

__all__ = [
    "can_approve_skp",
    "can_cancel_perubahan",
    "can_clarify_hasil",
    "can_delegate_penilai",
    "can_discuss_skp",
    "can_edit_skp",
    "can_end_delegasi",
    "can_extend_tenggat",
    "can_fill_matriks",
    "can_link_hasil",
    "can_manage_pustaka",
    "can_manage_sasaran",
    "can_manage_tim",
    "can_open_perubahan",
    "can_propose_pustaka",
    "can_remind",
    "can_return_skp",
    "can_submit_skp",
    "can_withdraw_skp",
    "check_can_approve_skp",
    "check_can_cancel_perubahan",
    "check_can_clarify_hasil",
    "check_can_delegate_penilai",
    "check_can_discuss_skp",
    "check_can_edit_skp",
    "check_can_end_delegasi",
    "check_can_extend_tenggat",
    "check_can_fill_matriks",
    "check_can_link_hasil",
    "check_can_manage_pustaka",
    "check_can_manage_sasaran",
    "check_can_manage_tim",
    "check_can_open_perubahan",
    "check_can_propose_pustaka",
    "check_can_remind",
    "check_can_return_skp",
    "check_can_submit_skp",
    "check_can_withdraw_skp",
    "check_owner",
    "check_pejabat_penilai",
    "check_penilai",
]
