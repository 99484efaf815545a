"""Use cases of follow-up."""

from tera.tindak_lanjut.services.akibat import (
    decide_and_follow_up,
    finalize_and_follow_up,
    finalize_many_and_follow_up,
    settle_evaluasi,
)
from tera.tindak_lanjut.services.angka_kredit import convert_periodik
from tera.tindak_lanjut.services.pembinaan import complete_tindak_lanjut, plan_tindak_lanjut

__all__ = [
    "complete_tindak_lanjut",
    "convert_periodik",
    "decide_and_follow_up",
    "finalize_and_follow_up",
    "finalize_many_and_follow_up",
    "plan_tindak_lanjut",
    "settle_evaluasi",
]
