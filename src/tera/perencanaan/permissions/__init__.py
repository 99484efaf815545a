"""Who may do what with plans. When (in which state) is ``states``' business."""

from tera.perencanaan.permissions.delegasi import (
    can_delegate_penilai,
    can_end_delegasi,
    check_can_delegate_penilai,
    check_can_end_delegasi,
)
from tera.perencanaan.permissions.sasaran import (
    can_manage_sasaran,
    check_can_manage_sasaran,
)
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

__all__ = [
    "can_approve_skp",
    "can_cancel_perubahan",
    "can_delegate_penilai",
    "can_discuss_skp",
    "can_edit_skp",
    "can_end_delegasi",
    "can_extend_tenggat",
    "can_manage_sasaran",
    "can_open_perubahan",
    "can_return_skp",
    "can_submit_skp",
    "can_withdraw_skp",
    "check_can_approve_skp",
    "check_can_cancel_perubahan",
    "check_can_delegate_penilai",
    "check_can_discuss_skp",
    "check_can_edit_skp",
    "check_can_end_delegasi",
    "check_can_extend_tenggat",
    "check_can_manage_sasaran",
    "check_can_open_perubahan",
    "check_can_return_skp",
    "check_can_submit_skp",
    "check_can_withdraw_skp",
    "check_owner",
    "check_pejabat_penilai",
    "check_penilai",
]
