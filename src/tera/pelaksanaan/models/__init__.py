"""Stage 2: actions and progress by day and month, evidence, feedback in both directions, and
pembinaan."""

from tera.pelaksanaan.models.bimbingan import (
    BimbinganKinerja,
    EvaluasiKompetensi,
    SesiBimbingan,
    UmpanBalikBimbingan,
)
from tera.pelaksanaan.models.bukti import BuktiDukung, JenisBukti
from tera.pelaksanaan.models.catatan import CatatanPribadi
from tera.pelaksanaan.models.dialog_kinerja import DialogKinerja, PelakuTindakan, TindakanDialog
from tera.pelaksanaan.models.gudang import BerkasBukti, KeadaanPindai, RuangBukti
from tera.pelaksanaan.models.konseling import (
    KonselingKinerja,
    LangkahKonseling,
    PemohonKonseling,
    Rekomendasi,
)
from tera.pelaksanaan.models.peringatan import PeringatanDini
from tera.pelaksanaan.models.progres import ProgresHarian, RencanaAksi
from tera.pelaksanaan.models.realisasi import AsalRealisasi, Realisasi
from tera.pelaksanaan.models.tautan import KeadaanTautan, TautanBukti
from tera.pelaksanaan.models.templat import TemplatUmpanBalik
from tera.pelaksanaan.models.umpan_balik import (
    BagianBulanan,
    Hubungan,
    JenisUmpanBalik,
    PermintaanUmpanBalik,
    StatusMinta,
    UmpanBalik,
)

__all__ = [
    "AsalRealisasi",
    "BagianBulanan",
    "BerkasBukti",
    "BimbinganKinerja",
    "BuktiDukung",
    "CatatanPribadi",
    "DialogKinerja",
    "EvaluasiKompetensi",
    "Hubungan",
    "JenisBukti",
    "JenisUmpanBalik",
    "KeadaanPindai",
    "KeadaanTautan",
    "KonselingKinerja",
    "LangkahKonseling",
    "PelakuTindakan",
    "PemohonKonseling",
    "PeringatanDini",
    "PermintaanUmpanBalik",
    "ProgresHarian",
    "Realisasi",
    "Rekomendasi",
    "RencanaAksi",
    "RuangBukti",
    "SesiBimbingan",
    "StatusMinta",
    "TautanBukti",
    "TemplatUmpanBalik",
    "TindakanDialog",
    "UmpanBalik",
    "UmpanBalikBimbingan",
]
