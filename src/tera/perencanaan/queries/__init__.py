"""Questions about plans, one module for each subject."""

from tera.perencanaan.queries.delegasi import (
    daftar_delegasi,
    delegasi_dalam,
    get_delegasi,
)
from tera.perencanaan.queries.dialog import UtasDialog, dialog_of, get_pesan
from tera.perencanaan.queries.salinan import (
    TandaSalinan,
    get_sumber,
    sumber_salinan,
    tanda_salinan,
)
from tera.perencanaan.queries.sasaran import sasaran_for
from tera.perencanaan.queries.skp import (
    DetailSkp,
    get_detail,
    get_skp,
    hasil_of,
    hasil_pimpinan,
    load_detail,
    skp_pegawai,
    skp_terlihat,
)
from tera.perencanaan.queries.tenggat import (
    Tenggat,
    belum_mengajukan,
    late_now,
    perpanjangan_of,
    read_tenggat,
    tenggat_kolom,
    tenggat_menurut_unit,
    tenggat_skp,
    terlambat,
)
from tera.perencanaan.queries.versi import get_versi, last_versi, versi_of

__all__ = [
    "DetailSkp",
    "TandaSalinan",
    "Tenggat",
    "UtasDialog",
    "belum_mengajukan",
    "daftar_delegasi",
    "delegasi_dalam",
    "dialog_of",
    "get_delegasi",
    "get_detail",
    "get_pesan",
    "get_skp",
    "get_sumber",
    "get_versi",
    "hasil_of",
    "hasil_pimpinan",
    "last_versi",
    "late_now",
    "load_detail",
    "perpanjangan_of",
    "read_tenggat",
    "sasaran_for",
    "skp_pegawai",
    "skp_terlihat",
    "sumber_salinan",
    "tanda_salinan",
    "tenggat_kolom",
    "tenggat_menurut_unit",
    "tenggat_skp",
    "terlambat",
    "versi_of",
]
