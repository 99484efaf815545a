"""Who may do what in stage 2."""

from tera.pelaksanaan.permissions.realisasi import (
    can_record_realisasi,
    can_remove_realisasi,
    check_can_record_realisasi,
    check_can_remove_realisasi,
)
from tera.pelaksanaan.permissions.umpan_balik import (
    can_answer_umpan_balik,
    can_give_umpan_balik,
    check_can_answer_umpan_balik,
    check_can_give_umpan_balik,
)

__all__ = [
    "can_answer_umpan_balik",
    "can_give_umpan_balik",
    "can_record_realisasi",
    "can_remove_realisasi",
    "check_can_answer_umpan_balik",
    "check_can_give_umpan_balik",
    "check_can_record_realisasi",
    "check_can_remove_realisasi",
]
