"""Use cases of planning."""

from tera.perencanaan.services.adopsi import adopt_tahun
from tera.perencanaan.services.alur import approve_skp, return_skp, submit_skp, withdraw_skp
from tera.perencanaan.services.cakupan import link_hasil, link_sasaran, remind_tanpa_hasil
from tera.perencanaan.services.dari_pustaka import add_from_pustaka
from tera.perencanaan.services.delegasi import delegate_penilai, end_delegasi
from tera.perencanaan.services.dialog import post_pesan, settle_pesan
from tera.perencanaan.services.impor import (
    apply_rencana_strategis,
    apply_sasaran_tahunan,
    compare_strategis,
    compare_tahunan,
)
from tera.perencanaan.services.impor_skp import import_skp
from tera.perencanaan.services.isi import (
    create_skp,
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.services.kembar import refresh_kembar
from tera.perencanaan.services.kurun import (
    Penyesuaian,
    adjust_skp_to_assignment,
    apply_kurun,
    apply_kurun_semua,
)
from tera.perencanaan.services.matriks import save_matriks
from tera.perencanaan.services.penugasan import assign_sasaran
from tera.perencanaan.services.pustaka import (
    decide_indikator_pustaka,
    load_pustaka,
    propose_indikator_pustaka,
    retire_indikator_pustaka,
    revise_indikator_pustaka,
)
from tera.perencanaan.services.salinan import copy_skp
from tera.perencanaan.services.sasaran import remove_sasaran, save_sasaran
from tera.perencanaan.services.siaran import announce_skp
from tera.perencanaan.services.smart import check_unchecked_smart
from tera.perencanaan.services.strategis import (
    remove_sasaran_strategis,
    save_lembar_indikator,
    save_sasaran_strategis,
)
from tera.perencanaan.services.tenggat import (
    extend_tenggat,
    follow_gangguan,
    remind_tenggat,
)
from tera.perencanaan.services.tim import clarify_hasil, end_tim, save_tim
from tera.perencanaan.services.versi import cancel_perubahan, open_perubahan

__all__ = [
    "Penyesuaian",
    "add_from_pustaka",
    "adjust_skp_to_assignment",
    "adopt_tahun",
    "announce_skp",
    "apply_kurun",
    "apply_kurun_semua",
    "apply_rencana_strategis",
    "apply_sasaran_tahunan",
    "approve_skp",
    "assign_sasaran",
    "cancel_perubahan",
    "check_unchecked_smart",
    "clarify_hasil",
    "compare_strategis",
    "compare_tahunan",
    "copy_skp",
    "create_skp",
    "decide_indikator_pustaka",
    "delegate_penilai",
    "end_delegasi",
    "end_tim",
    "extend_tenggat",
    "follow_gangguan",
    "import_skp",
    "link_hasil",
    "link_sasaran",
    "load_pustaka",
    "open_perubahan",
    "post_pesan",
    "propose_indikator_pustaka",
    "refresh_kembar",
    "remind_tanpa_hasil",
    "remind_tenggat",
    "remove_hasil",
    "remove_sasaran",
    "remove_sasaran_strategis",
    "retire_indikator_pustaka",
    "return_skp",
    "revise_indikator_pustaka",
    "save_hasil",
    "save_lampiran",
    "save_lembar_indikator",
    "save_matriks",
    "save_perilaku",
    "save_sasaran",
    "save_sasaran_strategis",
    "save_tim",
    "set_pendekatan",
    "settle_pesan",
    "submit_skp",
    "withdraw_skp",
]
