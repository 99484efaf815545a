"""Angka kredit of functional positions: conversion, accumulation, need, and the three papers."""

from tera.aturan.angka_kredit.akumulasi import (
    BagianAngkaKredit,
    accumulate_bagian,
    bulan_dibutuhkan,
)
from tera.aturan.angka_kredit.jenjang import (
    Jenjang,
    golongan_jenjang,
    jenjang_berikut,
    jenjang_from_jabatan,
)
from tera.aturan.angka_kredit.kenaikan import (
    KeadaanJf,
    Kebutuhan,
    KenaikanTidakSah,
    determine_kebutuhan,
    promote_jenjang,
    promote_pangkat,
)
from tera.aturan.angka_kredit.konversi import (
    SETAHUN,
    BulanSudahDikonversi,
    BulanTidakSah,
    GolonganTidakSesuai,
    HasilPerpindahan,
    MasaPangkatTidakSah,
    accumulate,
    angka_kredit_dasar,
    check_bulan,
    convert_angka_kredit,
    convert_perpindahan,
    format_angka_kredit,
    kebutuhan_jenjang,
    kebutuhan_pangkat,
)
from tera.aturan.angka_kredit.penetapan import (
    BarisPenetapan,
    KomponenPak,
    PenetapanAngkaKredit,
    compose_penetapan,
)
from tera.aturan.angka_kredit.tambahan import (
    SkemaLain,
    bonus_ijazah,
    bonus_tugas,
    check_skema,
)

__all__ = [
    "SETAHUN",
    "BagianAngkaKredit",
    "BarisPenetapan",
    "BulanSudahDikonversi",
    "BulanTidakSah",
    "GolonganTidakSesuai",
    "HasilPerpindahan",
    "Jenjang",
    "KeadaanJf",
    "Kebutuhan",
    "KenaikanTidakSah",
    "KomponenPak",
    "MasaPangkatTidakSah",
    "PenetapanAngkaKredit",
    "SkemaLain",
    "accumulate",
    "accumulate_bagian",
    "angka_kredit_dasar",
    "bonus_ijazah",
    "bonus_tugas",
    "bulan_dibutuhkan",
    "check_bulan",
    "check_skema",
    "compose_penetapan",
    "convert_angka_kredit",
    "convert_perpindahan",
    "determine_kebutuhan",
    "format_angka_kredit",
    "golongan_jenjang",
    "jenjang_berikut",
    "jenjang_from_jabatan",
    "kebutuhan_jenjang",
    "kebutuhan_pangkat",
    "promote_jenjang",
    "promote_pangkat",
]
