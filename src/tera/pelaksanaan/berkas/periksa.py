"""Judge an upload by name, size and content together."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.core.files import File

from tera.aturan.bilangan import format_bilangan
from tera.dasar.errors import MasukanTidakSah
from tera.pelaksanaan.berkas.arsip import check_arsip
from tera.pelaksanaan.berkas.gambar import GambarRusak, terlalu_besar, ukuran_gambar
from tera.pelaksanaan.berkas.jenis import JENIS, MEGA, SARAN, SEBUTAN, Jenis

NAMA_TERPANJANG = 200
KEPALA = 1024
EKOR = 2048
EKOR_ARSIP = 65_536 + 22
AKHIR_ARSIP = b"PK\x05\x06"
BERAKTIF = (b"<html", b"<script", b"<svg", b"<body", b"<!doctype", b"<?php")


@dataclass(frozen=True)
class BerkasSah:
    """A file that passed: its safe name, its media type and its size in bytes."""

    nama: str
    jenis_isi: str
    ukuran: int


def check_berkas(berkas: "File[bytes]") -> BerkasSah:
    """Judge name, size and content together; raises MasukanTidakSah saying what to do."""
    nama = clean_name(berkas.name or "")
    ukuran = berkas.size
    if not ukuran:
        raise _refuse("Berkas ini kosong (0 byte). Pilih berkas lain.")
    if ukuran > settings.UNGGAH_TERBESAR:
        raise _refuse(
            f"Berkas ini {_in_mega(ukuran)} MB; paling besar {_in_mega(settings.UNGGAH_TERBESAR)} "
            "MB. Kecilkan foto atau PDF-nya, atau lampirkan tautan."
        )
    akhiran = nama.rpartition(".")[2].lower()
    jenis = JENIS.get(akhiran)
    if jenis is None:
        raise _refuse(SARAN.get(akhiran, f"Jenis berkas ini tidak diterima. Gunakan {SEBUTAN}."))
    _check_content(berkas, jenis)
    return BerkasSah(nama, jenis.jenis_isi, ukuran)


def _in_mega(ukuran: int) -> str:
    """Size in MB, rounded up to one decimal so that "too large" never reads as the limit."""
    return format_bilangan(Decimal(-(-ukuran * 10 // MEGA)) / 10)


def clean_name(nama: str) -> str:
    """The file's own name, without invisible characters; a name with a path is refused."""
    if any(unicodedata.category(huruf) == "Cc" for huruf in nama) or set(nama) & set("/\\"):
        raise _refuse("Nama berkas memuat karakter yang tidak boleh dipakai. Ganti namanya dulu.")
    terlihat = "".join(
        huruf
        for huruf in unicodedata.normalize("NFC", nama)
        if unicodedata.category(huruf) not in ("Cf", "Cs", "Co", "Cn")
    )
    pokok, _, akhiran = " ".join(terlihat.split()).strip(". ").rpartition(".")
    if not pokok.strip(". "):
        raise _refuse("Nama berkas harus berakhiran jenisnya, misalnya laporan.pdf.")
    return f"{pokok[: NAMA_TERPANJANG - 1 - len(akhiran[:10])]}.{akhiran[:10]}"


def _check_content(berkas: "File[bytes]", jenis: Jenis) -> None:
    berkas.seek(0)
    kepala = berkas.read(KEPALA)
    berkas.seek(max(0, berkas.size - EKOR))
    ekor = berkas.read(EKOR)
    berkas.seek(0)
    if not kepala.startswith(jenis.awal):
        raise _refuse(
            f"Isi berkas ini bukan {jenis.label} walaupun namanya berakhiran begitu. "
            f"Simpan ulang sebagai {jenis.label}, lalu unggah lagi."
        )
    if jenis.bagian:
        check_arsip(berkas, berkas.size, jenis)
    else:
        _check_single(berkas, jenis, kepala, ekor)
    berkas.seek(0)


def _check_single(berkas: "File[bytes]", jenis: Jenis, kepala: bytes, ekor: bytes) -> None:
    """PDF and pictures: whole, and nothing else at the same time."""
    if any(tanda in kepala.lower() for tanda in BERAKTIF) or _holds_zip(berkas):
        raise _refuse(
            f"Berkas {jenis.label} ini menyembunyikan isi jenis lain, jadi ditolak. "
            "Cetak ulang ke PDF atau foto dokumennya."
        )
    if jenis.label == "PDF" and b"%%EOF" not in ekor:
        raise _refuse("PDF ini terpotong: bagian akhirnya tidak ada. Unggah ulang berkas aslinya.")
    if jenis.gambar:
        _check_gambar(berkas, jenis)


def _holds_zip(berkas: "File[bytes]") -> bool:
    """Whether an archive ends this file: its end lies within the longest comment of the end."""
    berkas.seek(max(0, berkas.size - EKOR_ARSIP))
    return AKHIR_ARSIP in berkas.read(EKOR_ARSIP)


def _check_gambar(berkas: "File[bytes]", jenis: Jenis) -> None:
    try:
        ukuran = ukuran_gambar(berkas, jenis.label)
    except GambarRusak as galat:
        raise _refuse(f"Gambar {jenis.label} ini rusak. Simpan ulang, lalu unggah lagi.") from galat
    if terlalu_besar(ukuran):
        raise _refuse(
            f"Gambar ini {ukuran[0]} x {ukuran[1]} piksel, terlalu besar untuk ditampilkan. "
            "Kecilkan gambarnya, lalu unggah lagi."
        )


def _refuse(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"berkas": pesan})
