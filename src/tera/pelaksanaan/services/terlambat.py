"""What is written after its window is taken with a reason, and marked."""

from datetime import date
from typing import Any

from tera.aturan.kalender import format_tanggal
from tera.dasar.errors import MasukanTidakSah
from tera.pelaksanaan.queries.batas import Batas
from tera.pelaksanaan.services.bersama import clean_teks

ALASAN_TERPANJANG = 300
BIDANG = "alasan_terlambat"


def judge_late(batas: Batas, alasan: str, *, pada: date) -> dict[str, Any]:
    """The columns ``terlambat`` and ``alasan_terlambat`` of what is written on a day.

    In time nothing is marked, whatever reason was typed. Raises MasukanTidakSah where it is late
    and no reason is given.
    """
    bersih = clean_teks(alasan, bidang=BIDANG, sebut="Alasan", paling_panjang=ALASAN_TERPANJANG)
    if not batas.lewat(pada):
        return {"terlambat": False, BIDANG: ""}
    if not bersih:
        pesan = (
            f"Batas pengisiannya {format_tanggal(batas.tanggal)}. Tulis alasan keterlambatannya, "
            "lalu simpan; isian Anda tetap diterima dan ditandai terlambat."
        )
        raise MasukanTidakSah(pesan, {BIDANG: pesan})
    return {"terlambat": True, BIDANG: bersih}
