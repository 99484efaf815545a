"""Evidence files: what is accepted, and how they are kept.

A file is stored under its SHA-256, so the audit record that names the hash also proves the
content. Bytes are never deleted here: removing evidence removes its row, the audit event stays
verifiable.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.core.files import File

from tera.aturan.bilangan import format_bilangan
from tera.dasar.errors import MasukanTidakSah
from tera.pelaksanaan.errors import BerkasTidakUtuh

MEGA = 1024 * 1024
NAMA_TERPANJANG = 200
KEPALA = 1024
EKOR = 2048
ISI_ARSIP_TERBESAR = 100 * MEGA
BAGIAN_ARSIP_TERBANYAK = 2_000
AKHIR_ARSIP = b"PK\x05\x06"
PANJANG_AKHIR_ARSIP = 22
TERENKRIPSI = 0x1
BERAKTIF = (b"<html", b"<script", b"<svg", b"<body", b"<!doctype", b"<?php")
MAKRO = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")
SIDIK = re.compile(r"[0-9a-f]{64}")
PESAN_TIDAK_UTUH = (
    "Berkas ini hilang dari penyimpanan atau isinya tidak lagi sama dengan saat diunggah. "
    "Beri tahu BKPSDM; mintalah pemiliknya mengunggah lagi."
)


@dataclass(frozen=True)
class Jenis:
    """An accepted kind: what its first bytes are and, for an Office file, its main part."""

    label: str
    jenis_isi: str
    awal: bytes
    bagian: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument."
_JPEG = Jenis("JPG", "image/jpeg", b"\xff\xd8\xff")
JENIS = {
    "pdf": Jenis("PDF", "application/pdf", b"%PDF-"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Jenis("PNG", "image/png", b"\x89PNG\r\n\x1a\n"),
    "xlsx": Jenis("XLSX", f"{_OFFICE}spreadsheetml.sheet", b"PK\x03\x04", "xl/workbook.xml"),
    "docx": Jenis(
        "DOCX", f"{_OFFICE}wordprocessingml.document", b"PK\x03\x04", "word/document.xml"
    ),
}
TERIMA = ",".join(f".{akhiran}" for akhiran in JENIS)


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
    jenis = JENIS.get(nama.rpartition(".")[2].lower())
    if jenis is None:
        raise _refuse("Jenis berkas ini tidak diterima. Gunakan PDF, JPG, PNG, XLSX, atau DOCX.")
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
        huruf for huruf in unicodedata.normalize("NFC", nama) if unicodedata.category(huruf) != "Cf"
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
        _check_office(berkas, jenis, ekor)
    else:
        _check_single(berkas, jenis, kepala, ekor)
    berkas.seek(0)


def _check_single(berkas: "File[bytes]", jenis: Jenis, kepala: bytes, ekor: bytes) -> None:
    """PDF and pictures: whole, and nothing else at the same time."""
    if jenis.label == "PDF" and b"%%EOF" not in ekor:
        raise _refuse("PDF ini terpotong: bagian akhirnya tidak ada. Unggah ulang berkas aslinya.")
    if jenis.label == "PNG" and kepala[12:16] != b"IHDR":
        raise _refuse("Gambar PNG ini rusak. Simpan ulang, lalu unggah lagi.")
    if any(tanda in kepala.lower() for tanda in BERAKTIF) or zipfile.is_zipfile(berkas):
        raise _refuse(
            f"Berkas {jenis.label} ini menyembunyikan isi jenis lain, jadi ditolak. "
            "Cetak ulang ke PDF atau foto dokumennya."
        )


def _check_office(berkas: "File[bytes]", jenis: Jenis, ekor: bytes) -> None:
    """XLSX and DOCX: a plain archive that unpacks whole to a bounded size and runs nothing."""
    rusak = f"Berkas {jenis.label} ini rusak atau bukan buatan aplikasi perkantoran. Simpan ulang."
    if ekor[-PANJANG_AKHIR_ARSIP:][:4] != AKHIR_ARSIP:
        raise _refuse(rusak)
    try:
        with zipfile.ZipFile(berkas) as arsip:
            _check_parts(arsip, jenis)
            if arsip.testzip() is not None:
                raise _refuse(rusak)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as galat:
        raise _refuse(rusak) from galat


def _check_parts(arsip: zipfile.ZipFile, jenis: Jenis) -> None:
    bagian = arsip.infolist()
    nama = [satu.filename for satu in bagian]
    if len(bagian) > BAGIAN_ARSIP_TERBANYAK or (
        sum(satu.file_size for satu in bagian) > ISI_ARSIP_TERBESAR
    ):
        raise _refuse(
            f"Isi {jenis.label} ini terlalu besar sesudah dibuka (lebih dari "
            f"{ISI_ARSIP_TERBESAR // MEGA} MB). Pecah berkasnya, atau simpan sebagai PDF."
        )
    if len(set(nama)) < len(nama) or not {"[Content_Types].xml", jenis.bagian} <= set(nama):
        raise zipfile.BadZipFile("parts missing or doubled")
    if min(satu.header_offset for satu in bagian) or any(map(_is_odd, bagian)):
        raise zipfile.BadZipFile("parts hidden, encrypted or outside")
    daftar_jenis = arsip.read("[Content_Types].xml").lower()
    if b"macroenabled" in daftar_jenis or any(m in f"/{n.lower()}" for n in nama for m in MAKRO):
        raise _refuse(f"{jenis.label} ini berisi makro. Simpan tanpa makro, atau sebagai PDF.")


def _is_odd(satu: zipfile.ZipInfo) -> bool:
    jalur = satu.filename
    return bool(
        satu.flag_bits & TERENKRIPSI
        or satu.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        or jalur.startswith(("/", "\\"))
        or ".." in jalur.replace("\\", "/").split("/")
    )


def store(berkas: "File[bytes]") -> str:
    """Keep the bytes for good and return their SHA-256; the same bytes are kept once.

    Written beside, flushed to the disk, then renamed: a row never names half a file.
    """
    akar = settings.DATA / "bukti"
    akar.mkdir(parents=True, exist_ok=True, mode=0o700)
    sidik = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=akar, prefix="sementara-", delete=False) as sementara:
        try:
            for potong in berkas.chunks():
                sidik.update(potong)
                sementara.write(potong)
            sementara.flush()
            os.fsync(sementara.fileno())
            tujuan = path_of(sidik.hexdigest())
            tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            Path(sementara.name).replace(tujuan)
        finally:
            Path(sementara.name).unlink(missing_ok=True)
    for folder in (tujuan.parent, tujuan.parent.parent, akar):
        _fsync_folder(folder)
    return sidik.hexdigest()


def _fsync_folder(folder: Path) -> None:
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)


def path_of(sidik: str) -> Path:
    """Where the bytes of a hash lie; anything but a hash raises ValueError."""
    if not SIDIK.fullmatch(sidik):
        raise ValueError("not a SHA-256 in hex")
    folder: Path = settings.DATA / "bukti"
    return folder / sidik[:2] / sidik[2:4] / sidik


def is_intact(sidik: str) -> bool:
    """Whether the bytes are there and still have this hash."""
    try:
        read_berkas(sidik)
    except BerkasTidakUtuh:
        return False
    return True


def read_berkas(sidik: str) -> bytes:
    """The stored bytes, compared with their hash; raises BerkasTidakUtuh where they differ.

    Whole in memory (an upload is a few MB): what was compared is what is sent, and a slow link
    holds no worker of the web server.
    """
    try:
        isi = path_of(sidik).read_bytes()
    except OSError as galat:
        raise BerkasTidakUtuh(PESAN_TIDAK_UTUH) from galat
    if hashlib.sha256(isi).hexdigest() != sidik:
        raise BerkasTidakUtuh(PESAN_TIDAK_UTUH)
    return isi


def _refuse(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"berkas": pesan})
