"""Stage 2: actions and progress by day and month, evidence, and feedback in both directions."""

from tera.pelaksanaan.models.bukti import BuktiDukung, JenisBukti
from tera.pelaksanaan.models.catatan import CatatanPribadi
from tera.pelaksanaan.models.peringatan import PeringatanDini
from tera.pelaksanaan.models.progres import ProgresHarian, RencanaAksi
from tera.pelaksanaan.models.realisasi import AsalRealisasi, Realisasi
from tera.pelaksanaan.models.umpan_balik import (
    Hubungan,
    JenisUmpanBalik,
    PermintaanUmpanBalik,
    StatusMinta,
    UmpanBalik,
)

__all__ = [
    "AsalRealisasi",
    "BuktiDukung",
    "CatatanPribadi",
    "Hubungan",
    "JenisBukti",
    "JenisUmpanBalik",
    "PeringatanDini",
    "PermintaanUmpanBalik",
    "ProgresHarian",
    "Realisasi",
    "RencanaAksi",
    "StatusMinta",
    "UmpanBalik",
]
