"""Questions about progress and feedback. Each says how many queries it costs."""

from tera.pelaksanaan.queries.peringatan import (
    bulan_selesai,
    masukan_peringatan,
    peringatan_berjalan,
    peringatan_deret,
    skp_usang,
)
from tera.pelaksanaan.queries.periode import (
    BuktiRingkas,
    HasilPeriode,
    IndikatorPeriode,
    PelaksanaanPeriode,
    RealisasiPeriode,
    indikator_dalam,
    pelaksanaan_dalam,
)
from tera.pelaksanaan.queries.realisasi import (
    BulanRealisasi,
    DeretIndikator,
    HasilSetahun,
    bukti_of,
    get_bukti,
    get_indikator,
    realisasi_indikator,
    realisasi_setahun,
    tampil_realisasi,
)
from tera.pelaksanaan.queries.umpan_balik import (
    UtasUmpanBalik,
    get_utas,
    umpan_balik_of,
)

__all__ = [
    "BuktiRingkas",
    "BulanRealisasi",
    "DeretIndikator",
    "HasilPeriode",
    "HasilSetahun",
    "IndikatorPeriode",
    "PelaksanaanPeriode",
    "RealisasiPeriode",
    "UtasUmpanBalik",
    "bukti_of",
    "bulan_selesai",
    "get_bukti",
    "get_indikator",
    "get_utas",
    "indikator_dalam",
    "masukan_peringatan",
    "pelaksanaan_dalam",
    "peringatan_berjalan",
    "peringatan_deret",
    "realisasi_indikator",
    "realisasi_setahun",
    "skp_usang",
    "tampil_realisasi",
    "umpan_balik_of",
]
