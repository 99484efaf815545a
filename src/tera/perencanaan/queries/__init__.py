"""Questions about plans, one module for each subject."""

from tera.perencanaan.queries.kurun import (
    BarisKurun,
    KurunSetahun,
    bulan_di_luar,
    kurun_of,
    kurun_setahun,
    own_penugasan,
    rentang_of,
)
from tera.perencanaan.queries.sasaran import sasaran_for
from tera.perencanaan.queries.skp import (
    DetailSkp,
    get_detail,
    get_skp,
    hasil_of,
    hasil_pimpinan,
    load_detail,
    skp_terlihat,
)

__all__ = [
    "BarisKurun",
    "DetailSkp",
    "KurunSetahun",
    "bulan_di_luar",
    "get_detail",
    "get_skp",
    "hasil_of",
    "hasil_pimpinan",
    "kurun_of",
    "kurun_setahun",
    "load_detail",
    "own_penugasan",
    "rentang_of",
    "sasaran_for",
    "skp_terlihat",
]
