"""Reads single cells. Pure: value in, value out, SelTidakSah with a sentence for nonsense."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.nip import Nip, parse_nip
from tera.aturan.pangkat import golongan_sah

TAHUN_PERTAMA, TAHUN_TERAKHIR = 1900, 2100
SERI_AWAL = date(1899, 12, 30)
SERI_PERTAMA, SERI_TERAKHIR = 61, 73_415  # 1 March 1900 (day 60 never was) to 31 December 2100
TANGGAL_DULU = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
TAHUN_DULU = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
DENGAN_NAMA = re.compile(r"(\d{1,2})[-/. ]+([A-Za-z]{3,9})\.?[-/. ,]+(\d{4})")
JAM = re.compile(r"[T ]00:00(:00)?(\.0+)?Z?$")
BULAN = {nama.casefold(): nomor for nomor, nama in enumerate(NAMA_BULAN, start=1)} | {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "agt": 8, "agust": 8, "aug": 8, "august": 8, "sep": 9, "sept": 9,
    "okt": 10, "oct": 10, "october": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
    "dec": 12, "december": 12, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6,
    "july": 7,
}  # fmt: skip
GOLONGAN_PNS = re.compile(r"(IV|I{1,3})[ ./-]*([A-Ea-e])")
JENIS_KELAMIN = {
    "m": "L", "l": "L", "f": "P", "p": "P", "laki-laki": "L", "pria": "L", "male": "L",
    "lk": "L", "perempuan": "P", "wanita": "P", "female": "P", "pr": "P",
}  # fmt: skip
JENIS_PEGAWAI = {
    "pns": "PNS", "cpns": "PNS", "pegawai negeri sipil": "PNS", "pppk": "PPPK", "p3k": "PPPK",
    "pppk paruh waktu": "PPPK", "pegawai pemerintah dengan perjanjian kerja": "PPPK",
}  # fmt: skip
JENIS_JABATAN = {"struktural": "struktural", "fungsional": "fungsional", "pelaksana": "pelaksana"}


class SelTidakSah(ValueError):
    """A cell that cannot be read; the text is the sentence for the person."""


def read_text(nilai: object, *, terpanjang: int) -> str:
    """Text without invisible characters and doubled blanks; whole numbers without ".0"."""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    teks = str(nilai)
    if not (teks.isascii() and teks.isprintable()):
        teks = unicodedata.normalize("NFC", teks)
        teks = "".join(" " if h.isspace() else h for h in teks if h.isprintable() or h.isspace())
    rapi = " ".join(teks.split())
    if len(rapi) > terpanjang:
        raise SelTidakSah(
            f"Terlalu panjang ({len(rapi)} huruf); paling banyak {terpanjang}. Singkatkan isinya."
        )
    return rapi


def read_nip(nilai: object) -> Nip:
    """A NIP; a number of Excel's has lost its last digits and is refused. Raises NipTidakSah."""
    if isinstance(nilai, int | float):
        raise SelTidakSah(
            "NIP tersimpan sebagai angka, sehingga Excel membulatkan angka terakhirnya. Ubah "
            "format kolom menjadi Teks, lalu ketik ulang NIP ini."
        )
    return parse_nip(str(nilai))


def read_date(nilai: object) -> date:
    """A day from a date cell, an Excel serial, or text as people in offices write it."""
    if isinstance(nilai, datetime):
        return _in_range(nilai.date())
    if isinstance(nilai, date):
        return _in_range(nilai)
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return _from_serial(nilai)
    if isinstance(nilai, time | timedelta | bool):
        raise SelTidakSah("Isi sel ini bukan tanggal. Tulis seperti 21-11-2026.")
    return _from_text(" ".join(str(nilai).strip(" '’‘`").split()))


def _from_serial(nilai: float) -> date:
    if not SERI_PERTAMA <= nilai <= SERI_TERAKHIR:
        raise SelTidakSah("Angka ini bukan tanggal. Tulis tanggalnya seperti 21-11-2026.")
    return SERI_AWAL + timedelta(days=int(nilai))


def _from_text(teks: str) -> date:
    teks = JAM.sub("", teks[:40])
    if not teks:
        raise SelTidakSah("Tanggal belum diisi. Tulis seperti 21-11-2026.")
    if cocok := TANGGAL_DULU.fullmatch(teks):
        return _day(int(cocok[3]), int(cocok[2]), int(cocok[1]))
    if cocok := TAHUN_DULU.fullmatch(teks):
        return _day(int(cocok[1]), int(cocok[2]), int(cocok[3]))
    if (cocok := DENGAN_NAMA.fullmatch(teks)) and cocok[2].casefold() in BULAN:
        return _day(int(cocok[3]), BULAN[cocok[2].casefold()], int(cocok[1]))
    if teks.isascii() and teks.isdigit() and len(teks) == 5:
        return _from_serial(int(teks))
    raise SelTidakSah("Tanggal tidak dapat dibaca. Tulis seperti 21-11-2026.")


def _day(tahun: int, bulan: int, hari: int) -> date:
    if not 1 <= bulan <= 12:
        raise SelTidakSah(f"Tidak ada bulan ke-{bulan}. Tulis tanggal-bulan-tahun: 21-11-2026.")
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise SelTidakSah(f"Tahun {tahun} tidak masuk akal. Perbaiki tahunnya.")
    if not 1 <= hari <= monthrange(tahun, bulan)[1]:
        nama = NAMA_BULAN[bulan - 1]
        raise SelTidakSah(f"Tanggal {hari} {nama} {tahun} tidak ada. Perbaiki tanggalnya.")
    return date(tahun, bulan, hari)


def _in_range(nilai: date) -> date:
    return _day(nilai.year, nilai.month, nilai.day)


def read_golongan(nilai: object, *, pppk: bool) -> str:
    """A rank that exists for this kind of ASN: "IIIa" is III/a; a PPPK's is I to XVII."""
    teks = read_text(nilai, terpanjang=40)
    cocok = GOLONGAN_PNS.fullmatch(teks.upper()) if not pppk else None
    golongan = f"{cocok[1]}/{cocok[2].lower()}" if cocok else teks.upper()
    if not golongan_sah(golongan, pppk=pppk):
        contoh = "I sampai XVII" if pppk else "I/a sampai IV/e"
        siapa = "PPPK" if pppk else "PNS"
        raise SelTidakSah(f"Golongan {siapa} “{teks}” tidak dikenal; yang ada {contoh}.")
    return golongan


def read_jenis_kelamin(nilai: object) -> str:
    """L or P."""
    return _one_of(nilai, JENIS_KELAMIN, "Jenis kelamin", "M atau F")


def read_jenis_pegawai(nilai: object) -> str:
    """PNS or PPPK."""
    return _one_of(nilai, JENIS_PEGAWAI, "Status pegawai", "PNS atau PPPK")


def read_jenis_jabatan(nilai: object) -> str:
    """struktural, fungsional or pelaksana, also with "Jabatan" before it or "Umum" after."""
    teks = read_text(nilai, terpanjang=60).casefold().removeprefix("jabatan ").strip()
    if teks in ("fungsional umum", "umum"):
        return "pelaksana"
    kata = teks.removesuffix(" tertentu")
    pilihan = "Jabatan Struktural, Jabatan Fungsional, atau Jabatan Pelaksana"
    return _one_of(kata, JENIS_JABATAN, "Jenis jabatan", pilihan)


def _one_of(nilai: object, pilihan: dict[str, str], apa: str, contoh: str) -> str:
    teks = read_text(nilai, terpanjang=60)
    if teks.casefold() not in pilihan:
        belum = f"{apa} belum diisi" if not teks else f"{apa} “{teks}” tidak dikenal"
        raise SelTidakSah(f"{belum}; isi dengan {contoh}.")
    return pilihan[teks.casefold()]
