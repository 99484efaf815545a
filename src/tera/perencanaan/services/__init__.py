"""Use cases of planning."""

from tera.perencanaan.services.alur import approve_skp, return_skp, submit_skp, withdraw_skp
from tera.perencanaan.services.delegasi import delegate_penilai, end_delegasi
from tera.perencanaan.services.dialog import post_pesan, settle_pesan
from tera.perencanaan.services.isi import (
    create_skp,
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.services.salinan import copy_skp
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.tenggat import extend_tenggat, remind_tenggat
from tera.perencanaan.services.versi import cancel_perubahan, open_perubahan

__all__ = [
    "approve_skp",
    "cancel_perubahan",
    "copy_skp",
    "create_skp",
    "delegate_penilai",
    "end_delegasi",
    "extend_tenggat",
    "open_perubahan",
    "post_pesan",
    "remind_tenggat",
    "remove_hasil",
    "remove_sasaran",
    "return_skp",
    "save_hasil",
    "save_lampiran",
    "save_perilaku",
    "save_sasaran",
    "set_pendekatan",
    "settle_pesan",
    "submit_skp",
    "withdraw_skp",
]
