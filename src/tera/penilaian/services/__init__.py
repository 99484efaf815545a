"""Use cases of appraisal."""

from tera.penilaian.services.capaian import set_capaian
from tera.penilaian.services.evaluasi import rate_evaluasi
from tera.penilaian.services.keberatan import answer_keberatan, decide_keberatan, object_evaluasi
from tera.penilaian.services.penetapan import (
    HasilMassal,
    accept_evaluasi,
    finalize_evaluasi,
    finalize_many,
)
from tera.penilaian.services.tim import rate_hasil_tim

__all__ = [
    "HasilMassal",
    "accept_evaluasi",
    "answer_keberatan",
    "decide_keberatan",
    "finalize_evaluasi",
    "finalize_many",
    "object_evaluasi",
    "rate_evaluasi",
    "rate_hasil_tim",
    "set_capaian",
]
