"""Who may do what in stage 2."""

from tera.pelaksanaan.permissions.progres import (
    can_change_progres,
    can_plan_aksi,
    can_record_progres,
    can_view_progres,
    check_can_change_progres,
    check_can_plan_aksi,
    check_can_record_progres,
    check_can_view_progres,
)
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
    "can_change_progres",
    "can_give_umpan_balik",
    "can_plan_aksi",
    "can_record_progres",
    "can_record_realisasi",
    "can_remove_realisasi",
    "can_view_progres",
    "check_can_answer_umpan_balik",
    "check_can_change_progres",
    "check_can_give_umpan_balik",
    "check_can_plan_aksi",
    "check_can_record_progres",
    "check_can_record_realisasi",
    "check_can_remove_realisasi",
    "check_can_view_progres",
]
