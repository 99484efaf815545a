"""Who may do what with plans. When (in which state) is ``states``' business."""

from tera.perencanaan.permissions.kurun import can_apply_kurun, check_can_apply_kurun
from tera.perencanaan.permissions.sasaran import (
    can_manage_sasaran,
    check_can_manage_sasaran,
)
from tera.perencanaan.permissions.skp import (
    can_approve_skp,
    can_edit_skp,
    can_return_skp,
    can_submit_skp,
    can_withdraw_skp,
    check_can_approve_skp,
    check_can_edit_skp,
    check_can_return_skp,
    check_can_submit_skp,
    check_can_withdraw_skp,
    check_owner,
    check_penilai,
)

__all__ = [
    "can_apply_kurun",
    "can_approve_skp",
    "can_edit_skp",
    "can_manage_sasaran",
    "can_return_skp",
    "can_submit_skp",
    "can_withdraw_skp",
    "check_can_apply_kurun",
    "check_can_approve_skp",
    "check_can_edit_skp",
    "check_can_manage_sasaran",
    "check_can_return_skp",
    "check_can_submit_skp",
    "check_can_withdraw_skp",
    "check_owner",
    "check_penilai",
]
