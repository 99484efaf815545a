"""Tambahan penghasilan (regions) and tunjangan kinerja (ministries): what performance pays.

Weights, maps and tables are each agency's own dated rule; published ones are ready as templates.
"""

from tera.aturan.tpp.aturan import AturanTpp, AturanTppTidakSah, MulaiBerlaku, PotonganHukuman
from tera.aturan.tpp.hitung import HasilTpp, TppTidakSah, compute_tpp
from tera.aturan.tpp.kehadiran import (
    Batas,
    CatatanHari,
    JenisCatatan,
    TabelPotongan,
    sum_potongan,
)
from tera.aturan.tpp.templat import (
    Templat,
    TemplatTidakDikenal,
    find_templat,
    nama_templat,
)

__all__ = [
    "AturanTpp",
    "AturanTppTidakSah",
    "Batas",
    "CatatanHari",
    "HasilTpp",
    "JenisCatatan",
    "MulaiBerlaku",
    "PotonganHukuman",
    "TabelPotongan",
    "Templat",
    "TemplatTidakDikenal",
    "TppTidakSah",
    "compute_tpp",
    "find_templat",
    "nama_templat",
    "sum_potongan",
]
