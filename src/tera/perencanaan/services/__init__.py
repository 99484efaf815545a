"""Use cases of planning."""

from tera.perencanaan.services.adopsi import adopt_tahun
from tera.perencanaan.services.alur import approve_skp, return_skp, submit_skp, withdraw_skp
from tera.perencanaan.services.impor import (
    apply_rencana_strategis,
    apply_sasaran_tahunan,
    compare_strategis,
    compare_tahunan,
)
from tera.perencanaan.services.isi import (
    create_skp,
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.strategis import (
    remove_sasaran_strategis,
    save_lembar_indikator,
    save_sasaran_strategis,
)

__all__ = [
    "adopt_tahun",
    "apply_rencana_strategis",
    "apply_sasaran_tahunan",
    "approve_skp",
    "compare_strategis",
    "compare_tahunan",
    "create_skp",
    "remove_hasil",
    "remove_sasaran",
    "remove_sasaran_strategis",
    "return_skp",
    "save_hasil",
    "save_lampiran",
    "save_lembar_indikator",
    "save_perilaku",
    "save_sasaran",
    "save_sasaran_strategis",
    "set_pendekatan",
    "submit_skp",
    "withdraw_skp",
]
