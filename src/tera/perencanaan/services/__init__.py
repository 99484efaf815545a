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
from tera.perencanaan.services.matriks import save_matriks
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.tim import clarify_hasil, end_tim, save_tim

__all__ = [
    "approve_skp",
    "clarify_hasil",
    "create_skp",
    "end_tim",
    "remove_hasil",
    "remove_sasaran",
    "return_skp",
    "save_hasil",
    "save_lampiran",
    "save_matriks",
    "save_perilaku",
    "save_sasaran",
    "save_tim",
    "set_pendekatan",
    "submit_skp",
    "withdraw_skp",
]
