"""Use cases of stage 2."""

from tera.pelaksanaan.services.bukti import (
    attach_bukti_berkas,
    attach_bukti_tautan,
    remove_bukti,
)
from tera.pelaksanaan.services.peringatan import (
    refresh_all_peringatan,
    refresh_peringatan,
    refresh_usang,
)
from tera.pelaksanaan.services.realisasi import (
    record_realisasi,
    remove_realisasi,
    report_bulan,
)
from tera.pelaksanaan.services.umpan_balik import answer_umpan_balik, give_umpan_balik

__all__ = [
    "answer_umpan_balik",
    "attach_bukti_berkas",
    "attach_bukti_tautan",
    "give_umpan_balik",
    "record_realisasi",
    "refresh_all_peringatan",
    "refresh_peringatan",
    "refresh_usang",
    "remove_bukti",
    "remove_realisasi",
    "report_bulan",
]
