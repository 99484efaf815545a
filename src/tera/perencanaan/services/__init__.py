"""Use cases of planning."""

from tera.perencanaan.services.alur import approve_skp, return_skp, submit_skp, withdraw_skp
from tera.perencanaan.services.isi import (
    create_skp,
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.services.kurun import (
    Penyesuaian,
    adjust_skp_to_assignment,
    apply_kurun,
    apply_kurun_semua,
)
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.smart import check_unchecked_smart

__all__ = [
    "Penyesuaian",
    "adjust_skp_to_assignment",
    "apply_kurun",
    "apply_kurun_semua",
    "approve_skp",
    "check_unchecked_smart",
    "create_skp",
    "remove_hasil",
    "remove_sasaran",
    "return_skp",
    "save_hasil",
    "save_lampiran",
    "save_perilaku",
    "save_sasaran",
    "set_pendekatan",
    "submit_skp",
    "withdraw_skp",
]
