"""Questions about plans, one module for each subject."""

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
    "DetailSkp",
    "get_detail",
    "get_skp",
    "hasil_of",
    "hasil_pimpinan",
    "load_detail",
    "sasaran_for",
    "sasaran_kepala",
    "skp_pegawai",
    "skp_terlihat",
]
