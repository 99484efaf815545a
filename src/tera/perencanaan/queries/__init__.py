"""Questions about plans, one module for each subject."""

from tera.perencanaan.queries.pustaka import (
    MEDIAN_TERSEDIKIT,
    PemakaianUnit,
    find_pustaka,
    get_jabatan_pustaka,
    get_pustaka,
    jabatan_pustaka,
    match_jabatan,
    pustaka_dipakai,
    usage_by_unit,
    usulan_milik,
    usulan_pustaka,
)
from tera.perencanaan.queries.sasaran import sasaran_for, sasaran_kepala
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

__all__ = [
    "MEDIAN_TERSEDIKIT",
    "DetailSkp",
    "PemakaianUnit",
    "find_pustaka",
    "get_detail",
    "get_jabatan_pustaka",
    "get_pustaka",
    "get_skp",
    "hasil_of",
    "hasil_pimpinan",
    "jabatan_pustaka",
    "load_detail",
    "match_jabatan",
    "pustaka_dipakai",
    "sasaran_for",
    "sasaran_kepala",
    "skp_pegawai",
    "skp_terlihat",
    "usage_by_unit",
    "usulan_milik",
    "usulan_pustaka",
]
