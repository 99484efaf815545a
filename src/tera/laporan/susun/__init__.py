"""From models to what is printed: each document in a fixed number of queries."""

from tera.laporan.susun.bimbingan import dokumen_b18, dokumen_b19
from tera.laporan.susun.dialog import dokumen_dialog
from tera.laporan.susun.evaluasi import dokumen_evaluasi, dokumen_evaluasi_resmi
from tera.laporan.susun.konversi import dokumen_konversi
from tera.laporan.susun.siasn import hasil_siasn
from tera.laporan.susun.skp import dokumen_skp, dokumen_skp_banyak

__all__ = [
    "dokumen_b18",
    "dokumen_b19",
    "dokumen_dialog",
    "dokumen_evaluasi",
    "dokumen_evaluasi_resmi",
    "dokumen_konversi",
    "dokumen_skp",
    "dokumen_skp_banyak",
    "hasil_siasn",
]
