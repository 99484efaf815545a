"""Discipline of PNS: sanctions for absence, lateness as absence, and the clocks of a case."""

from tera.aturan.disiplin.hukuman import (
    DaftarSedang,
    Hukuman,
    JenisHukuman,
    KetidakhadiranTidakSah,
    TingkatHukuman,
    determine_hukuman,
    determine_hukuman_kinerja,
)
from tera.aturan.disiplin.kehadiran import (
    Keterlambatan,
    Ketidakhadiran,
    Pembulatan,
    count_hari_terlambat,
    count_ketidakhadiran,
)
from tera.aturan.disiplin.prosedur import TahapDisiplin, determine_tenggat_disiplin

__all__ = [
    "DaftarSedang",
    "Hukuman",
    "JenisHukuman",
    "Keterlambatan",
    "Ketidakhadiran",
    "KetidakhadiranTidakSah",
    "Pembulatan",
    "TahapDisiplin",
    "TingkatHukuman",
    "count_hari_terlambat",
    "count_ketidakhadiran",
    "determine_hukuman",
    "determine_hukuman_kinerja",
    "determine_tenggat_disiplin",
]
