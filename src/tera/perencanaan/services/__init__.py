"""Use cases of planning."""

from tera.perencanaan.services.alur import approve_skp, return_skp, submit_skp, withdraw_skp
from tera.perencanaan.services.impor_skp import import_skp
from tera.perencanaan.services.isi import (
    create_skp,
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.smart import check_unchecked_smart

__all__ = [
    "approve_skp",
    "check_unchecked_smart",
    "create_skp",
    "import_skp",
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
