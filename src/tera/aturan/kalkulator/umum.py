"""Calculators of working days, deadlines and the number of a person."""

from datetime import date
from typing import Any, cast

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.kalender import JenisHari, format_tanggal
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.libur import Libur, count_hari_kerja, determine_tenggat
from tera.aturan.nip import Nip, explain_nip
from tera.aturan.perhitungan import Perhitungan

CUTI_BERSAMA = Bidang(
    nama="cuti_bersama",
    label="Cuti bersama dihitung libur",
    jenis=JenisBidang.YA_TIDAK,
    wajib=False,
)


def _hari_kerja(*, mulai: date, selesai: date, cuti_bersama: bool | None) -> Perhitungan[int]:
    libur = Libur(cuti_bersama=bool(cuti_bersama))
    return count_hari_kerja(mulai=mulai, selesai=selesai, libur=libur)


def _tenggat(*, mulai: date, hari: int, jenis: str, cuti_bersama: bool | None) -> Perhitungan[date]:
    return determine_tenggat(
        mulai=mulai,
        hari=hari,
        jenis=cast(JenisHari, jenis),
        libur=Libur(cuti_bersama=bool(cuti_bersama)),
    )


def _nip(*, nip: str) -> Perhitungan[Nip]:
    return explain_nip(nip)


def _kind(nilai: Any) -> str:
    return f"{nilai.jenis}, nomor sah"


DAFTAR = (
    Kalkulator(
        kode="hari-kerja",
        judul="Hari kerja antara dua tanggal",
        subjek=Subjek.UMUM,
        penjelasan="Tanpa Sabtu, Minggu, dan hari libur nasional.",
        bidang=(
            Bidang(nama="mulai", label="Dari tanggal", jenis=JenisBidang.TANGGAL),
            Bidang(nama="selesai", label="Sampai tanggal", jenis=JenisBidang.TANGGAL),
            CUTI_BERSAMA,
        ),
        hitung=_hari_kerja,
        format=lambda nilai: f"{nilai} hari kerja",
        contoh={
            "mulai": date(2026, 3, 16),
            "selesai": date(2026, 3, 31),
            "cuti_bersama": True,
        },
    ),
    Kalkulator(
        kode="tenggat",
        judul="Tenggat dari sebuah tanggal",
        subjek=Subjek.UMUM,
        penjelasan="Hari terakhir sebuah tenggat, dalam hari kalender atau hari kerja.",
        bidang=(
            Bidang(nama="mulai", label="Sejak tanggal", jenis=JenisBidang.TANGGAL),
            Bidang(
                nama="hari",
                label="Lama tenggat",
                jenis=JenisBidang.BULAT,
                satuan="hari",
                minimum=0,
                maksimum=3660,
            ),
            Bidang(
                nama="jenis",
                label="Jenis hari",
                jenis=JenisBidang.PILIHAN,
                pilihan=(("kalender", "Hari kalender"), ("kerja", "Hari kerja")),
            ),
            CUTI_BERSAMA,
        ),
        hitung=_tenggat,
        format=format_tanggal,
        contoh={
            "mulai": date(2026, 1, 30),
            "hari": 14,
            "jenis": "kerja",
            "cuti_bersama": True,
        },
    ),
    Kalkulator(
        kode="nip",
        judul="Arti angka NIP dan NI PPPK",
        subjek=Subjek.UMUM,
        penjelasan="Tanggal lahir, pengangkatan, jenis kelamin, dan apa yang salah pada nomor.",
        bidang=(Bidang(nama="nip", label="NIP atau NI PPPK", jenis=JenisBidang.TEKS, maksimum=40),),
        hitung=_nip,
        format=_kind,
        contoh={"nip": "19700101 199503 1 001"},
    ),
)
