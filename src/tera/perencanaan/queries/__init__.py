"""Questions about plans, one module for each subject."""

from tera.perencanaan.queries.matriks import (
    BarisMatriks,
    LembarMatriks,
    Orang,
    SelMatriks,
    baris_matriks,
    kolom_matriks,
    open_lembar,
    orang_matriks,
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
from tera.perencanaan.queries.tim import (
    anggota_kini,
    anggota_of,
    daftar_tim,
    find_pegawai,
    get_tim,
    hasil_tim,
    unit_bertim,
)

__all__ = [
    "BarisMatriks",
    "DetailSkp",
    "LembarMatriks",
    "Orang",
    "SelMatriks",
    "anggota_kini",
    "anggota_of",
    "baris_matriks",
    "daftar_tim",
    "find_pegawai",
    "get_detail",
    "get_skp",
    "get_tim",
    "hasil_of",
    "hasil_pimpinan",
    "hasil_tim",
    "kolom_matriks",
    "load_detail",
    "open_lembar",
    "orang_matriks",
    "sasaran_for",
    "skp_pegawai",
    "skp_terlihat",
    "unit_bertim",
]
