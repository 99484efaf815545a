"""Opens an uploaded workbook: refuses what is hostile or no workbook, finds the two sheets.

The reader keeps every cell between the corners of a sheet in memory, so one cell at XFD1048576
is enough to exhaust a machine. Sizes and corners are therefore measured before it is called.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from tera.dasar.errors import MasukanTidakSah
from tera.organisasi.impor import kolom
from tera.organisasi.impor.kolom import Kepala

MB = 1024 * 1024
UKURAN_TERBESAR = 20 * MB
ISI_TERBESAR = 300 * MB
BAGIAN_TERBANYAK = 2_000
LEMBAR_TERBANYAK = 30
BARIS_TERBANYAK = 60_000
KOLOM_TERBANYAK = 256
SEL_TERBANYAK = 4_000_000
POTONGAN = MB
SAMBUNGAN = 64

ZIP = b"PK\x03\x04"
CFB = b"\xd0\xcf\x11\xe0"
TANDA_LEMBAR = b"sheetData"
ALAMAT = re.compile(rb"""(?<![\w:])r\s*=\s*["']\s*([A-Za-z]{0,9})(\d{0,19})""")


class BerkasTidakSah(MasukanTidakSah):
    """The file as a whole cannot be read; nothing of it was kept."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan, {"berkas": pesan})


@dataclass(frozen=True)
class Batas:
    """How large a workbook may be; what lies beyond is refused before it is read."""

    isi: int = ISI_TERBESAR
    baris: int = BARIS_TERBANYAK
    kolom: int = KOLOM_TERBANYAK
    sel: int = SEL_TERBANYAK


@dataclass(frozen=True)
class Lembar:
    """A sheet with its header found; row ``i`` of ``isi`` is row ``i + 1`` of the file."""

    nama: str
    isi: list[list[Any]]
    kepala: Kepala


@dataclass(frozen=True)
class Berkas:
    """The staff sheet, and the sheet of units where there is one."""

    pegawai: Lembar
    unor: Lembar | None


def read_upload(berkas: IO[bytes]) -> bytes:
    """The bytes of an upload, at most ``UKURAN_TERBESAR``."""
    isi = berkas.read(UKURAN_TERBESAR + 1)
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasTidakSah(
            f"Berkas lebih besar dari {UKURAN_TERBESAR // MB} MB. Hapus gambar dan lembar yang "
            "tidak perlu, atau bagi menjadi beberapa berkas."
        )
    return isi


def read_berkas(isi: bytes) -> Berkas:
    """The two sheets of a workbook; raises BerkasTidakSah with what to do about it."""
    if not isi:
        raise BerkasTidakSah("Berkas ini kosong. Pilih berkas Excel (.xlsx) berisi daftar pegawai.")
    return _find_sheets(read_sheets(isi, Batas()))


def read_sheets(isi: bytes, batas: Batas) -> list[tuple[str, list[list[Any]]]]:
    """Name and rows of every sheet; row ``i`` is row ``i + 1`` of the file.

    Raises BerkasTidakSah for what is no workbook, means harm, or is larger than ``batas``.
    """
    _check_kind(isi)
    _check_size(isi, batas)
    buku = _open(isi)
    return [(nama, _rows(buku, nama)) for nama in _worksheets(buku)]


def _check_kind(isi: bytes) -> None:
    if isi.startswith(CFB):
        raise BerkasTidakSah(
            "Berkas ini berformat lama (.xls) atau dikunci kata sandi. Buka di Excel, lalu simpan "
            "sebagai .xlsx tanpa kata sandi."
        )
    if not isi.startswith(ZIP):
        raise BerkasTidakSah(
            "Berkas ini bukan buku kerja Excel (.xlsx). Buka daftarnya di Excel, lalu pilih "
            "Simpan Sebagai, Excel Workbook (.xlsx)."
        )


def _check_size(isi: bytes, batas: Batas) -> None:
    """Read every part once, in pieces, and stop as soon as it is more than it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as zip_:
            bagian = zip_.infolist()
            if "xl/workbook.xml" not in {b.filename for b in bagian}:
                raise BerkasTidakSah("Berkas ini bukan buku kerja Excel (.xlsx).")
            if len(bagian) > BAGIAN_TERBANYAK or sum(b.file_size for b in bagian) > batas.isi:
                raise _too_large(batas)
            _measure(zip_, bagian, batas)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError) as galat:
        raise BerkasTidakSah(
            "Berkas Excel ini rusak atau dikunci. Buka di Excel, simpan ulang, lalu unggah lagi."
        ) from galat


def _measure(zip_: zipfile.ZipFile, bagian: list[zipfile.ZipInfo], batas: Batas) -> None:
    """Whatever a part is called: if it holds cells, its corner must lie within the bounds."""
    terbaca = 0
    for satu in bagian:
        baris = lebar = 0
        lembar = False
        for potongan in _pieces(zip_, satu):
            terbaca += len(potongan)
            lembar = lembar or TANDA_LEMBAR in potongan
            baris, lebar = _corner(potongan, baris, lebar)
            if terbaca > batas.isi or (lembar and _beyond(baris, lebar, batas)):
                raise _too_large(batas)


def _beyond(baris: int, lebar: int, batas: Batas) -> bool:
    return baris > batas.baris or lebar > batas.kolom or baris * lebar > batas.sel


def _pieces(zip_: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> Iterator[bytes]:
    """Content in pieces that overlap a little, so that no address is cut in two."""
    with zip_.open(bagian) as isi:
        ekor = b""
        while potongan := isi.read(POTONGAN):
            yield ekor + potongan
            ekor = potongan[-SAMBUNGAN:]


def _corner(potongan: bytes, baris: int, lebar: int) -> tuple[int, int]:
    """The greatest row and column that any cell of this piece names."""
    ketemu = set(ALAMAT.findall(potongan))
    huruf = {satu for satu, _ in ketemu}
    nomor = {satu for _, satu in ketemu if satu}
    return max(baris, *map(int, nomor), 0), max(lebar, *map(_column, huruf), 0)


def _column(huruf: bytes) -> int:
    nomor = 0
    for satu in huruf.upper():
        nomor = nomor * 26 + satu - 64
    return nomor


def _too_large(batas: Batas) -> BerkasTidakSah:
    return BerkasTidakSah(
        f"Isi berkas ini terlalu besar: paling banyak {batas.baris:_} baris dan "
        f"{batas.kolom} kolom. Hapus baris dan kolom kosong di bawah dan di kanan daftar, "
        "lalu simpan ulang.".replace("_", ".")
    )


def _open(isi: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(isi))
    except (CalamineError, OSError, ValueError) as galat:
        raise _unreadable() from galat


def _unreadable() -> BerkasTidakSah:
    return BerkasTidakSah(
        "Berkas Excel ini tidak dapat dibaca. Buka di Excel, simpan ulang, lalu unggah lagi."
    )


def _find_sheets(lembaran: list[tuple[str, list[list[Any]]]]) -> Berkas:
    """The sheets by what their headers say, whatever they are called and wherever they stand."""
    pegawai: Lembar | None = None
    unor: Lembar | None = None
    for nama, isi in lembaran:
        lembar = Lembar(nama, isi, kolom.find_header(isi, kolom.PEGAWAI))
        if {"nip", "nama"} <= set(lembar.kepala.kolom):
            if pegawai is None or len(lembar.kepala.kolom) > len(pegawai.kepala.kolom):
                pegawai = lembar
            continue
        susunan = Lembar(nama, isi, kolom.find_header(isi, kolom.UNOR))
        if unor is None and set(kolom.WAJIB_UNOR) <= set(susunan.kepala.kolom):
            unor = susunan
    if pegawai is None:
        raise BerkasTidakSah(
            "Daftar pegawai tidak ditemukan: tidak ada lembar dengan judul kolom NIP dan NAMA "
            f"dalam {kolom.BATAS_JUDUL} baris pertama."
        )
    _check_columns(pegawai)
    return Berkas(pegawai, unor)


def _worksheets(buku: CalamineWorkbook) -> list[str]:
    nama = [satu.name for satu in buku.sheets_metadata if satu.typ == SheetTypeEnum.WorkSheet]
    if len(nama) > LEMBAR_TERBANYAK:
        raise BerkasTidakSah(
            f"Berkas ini memuat {len(nama)} lembar; paling banyak {LEMBAR_TERBANYAK}. Sisakan "
            "lembar yang diperlukan saja."
        )
    return nama


def _rows(buku: CalamineWorkbook, nama: str) -> list[list[Any]]:
    try:
        return buku.get_sheet_by_name(nama).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as galat:
        raise _unreadable() from galat


def _check_columns(lembar: Lembar) -> None:
    kurang = [b for b in kolom.WAJIB_PEGAWAI if b not in lembar.kepala.kolom]
    if kurang:
        judul = ", ".join(kolom.PEGAWAI[bidang][0] for bidang in kurang)
        raise BerkasTidakSah(
            f"Lembar “{lembar.nama}” baris {lembar.kepala.baris} tidak memuat kolom {judul}. "
            "Tambahkan kolom itu dengan judul yang sama, lalu unggah lagi."
        )
