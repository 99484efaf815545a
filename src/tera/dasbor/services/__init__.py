"""Use cases across the stages."""

from tera.dasbor.services.eskalasi import escalate_waiting
from tera.dasbor.services.pengingat import (
    PENGINGAT,
    remind_evaluasi_tahunan,
    remind_keberatan,
    remind_realisasi,
    remind_tindak_lanjut,
)
from tera.dasbor.services.ringkasan import send_ringkasan

__all__ = [
    "PENGINGAT",
    "escalate_waiting",
    "remind_evaluasi_tahunan",
    "remind_keberatan",
    "remind_realisasi",
    "remind_tindak_lanjut",
    "send_ringkasan",
]
