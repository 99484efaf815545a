"""Use cases of stage 2."""

from tera.pelaksanaan.services.bukti import (
    attach_bukti,
    attach_bukti_berkas,
    attach_bukti_tautan,
    remove_bukti,
)
from tera.pelaksanaan.services.catatan import remove_catatan, save_catatan
from tera.pelaksanaan.services.gudang import scan_waiting
from tera.pelaksanaan.services.peringatan import (
    refresh_all_peringatan,
    refresh_peringatan,
    refresh_usang,
)
from tera.pelaksanaan.services.permintaan import (
    ask_umpan_balik,
    decline_permintaan,
    withdraw_permintaan,
)
from tera.pelaksanaan.services.progres import (
    mark_progres_seen,
    record_progres,
    record_progres_many,
    remove_progres,
    reopen_progres,
    repeat_progres,
    save_progres,
)
from tera.pelaksanaan.services.realisasi import (
    record_realisasi,
    remove_realisasi,
    report_bulan,
    use_harian,
)
from tera.pelaksanaan.services.rencana_aksi import (
    add_aksi,
    carry_on_aksi,
    carry_on_instansi,
    draft_aksi,
    remove_aksi,
    save_aksi,
    set_aksi_done,
)
from tera.pelaksanaan.services.rutin import give_rutin
from tera.pelaksanaan.services.tautan import check_tautan_due
from tera.pelaksanaan.services.umpan_balik import (
    answer_umpan_balik,
    close_tindak_lanjut,
    give_umpan_balik,
)

__all__ = [
    "add_aksi",
    "answer_umpan_balik",
    "ask_umpan_balik",
    "attach_bukti",
    "attach_bukti_berkas",
    "attach_bukti_tautan",
    "carry_on_aksi",
    "carry_on_instansi",
    "check_tautan_due",
    "close_tindak_lanjut",
    "decline_permintaan",
    "draft_aksi",
    "give_rutin",
    "give_umpan_balik",
    "mark_progres_seen",
    "record_progres",
    "record_progres_many",
    "record_realisasi",
    "refresh_all_peringatan",
    "refresh_peringatan",
    "refresh_usang",
    "remove_aksi",
    "remove_bukti",
    "remove_catatan",
    "remove_progres",
    "remove_realisasi",
    "reopen_progres",
    "repeat_progres",
    "report_bulan",
    "save_aksi",
    "save_catatan",
    "save_progres",
    "scan_waiting",
    "set_aksi_done",
    "use_harian",
    "withdraw_permintaan",
]
