"""Office files: a plain archive that unpacks whole to a bounded size and runs nothing.

The table at the end is judged before ``zipfile`` reads it, and no part is ever read whole: what an
archive claims costs nothing, only what it holds, piece by piece.
"""

import zipfile
import zlib
from html import unescape
from re import IGNORECASE, findall, search
from struct import unpack
from typing import IO

from tera.dasar.errors import MasukanTidakSah
from tera.pelaksanaan.berkas.jenis import MEGA, Jenis

ISI_TERBESAR = 100 * MEGA
BAGIAN_TERBANYAK = 2_000
DAFTAR_TERBESAR = MEGA // 2
TEKS_TERBESAR = MEGA
RELASI_TERBANYAK = 500
AKHIR = 22
LOKATOR_64 = b"PK\x06\x07"
TERENKRIPSI = 0x1
CARA = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAKRO = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/", "/basic/", "/scripts/")
# Parts that an application fetches by itself when the file is opened; a plain link is none.
_TERJEMPUT = r"/(attachedtemplate|oleobject|frame|subdocument)\b"
_JAUH = r"target\s*=\s*[\"']\s*(https?:|ftp:|\\\\|//|file:/*\\\\|file://[^/])"


def check_arsip(berkas: IO[bytes], ukuran: int, jenis: Jenis) -> None:
    """Raises MasukanTidakSah with what to do; reads at most a piece of each part at a time."""
    rusak = f"Berkas {jenis.label} ini rusak atau bukan buatan aplikasi perkantoran. Simpan ulang."
    try:
        _check_akhir(berkas, ukuran, jenis)
        with zipfile.ZipFile(berkas) as arsip:
            _check_bagian(arsip.infolist(), jenis)
            _check_isi(arsip, jenis)
            if arsip.testzip() is not None:
                raise zipfile.BadZipFile("checksum")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as galat:
        raise _refuse(rusak) from galat


def _check_akhir(berkas: IO[bytes], ukuran: int, jenis: Jenis) -> None:
    """The table lies right before the end, is small, and has no 64-bit twin that says otherwise."""
    if ukuran < AKHIR + 20:
        raise zipfile.BadZipFile("too short")
    berkas.seek(ukuran - AKHIR - 20)
    lokator, akhir = berkas.read(20), berkas.read(AKHIR)
    tanda, cakram, mulai, di_sini, semua, panjang, letak, komentar = unpack("<4s4H2IH", akhir)
    if tanda != b"PK\x05\x06" or lokator[:4] == LOKATOR_64 or cakram or mulai or komentar:
        raise zipfile.BadZipFile("end of archive")
    if semua > BAGIAN_TERBANYAK or panjang > DAFTAR_TERBESAR:
        raise _too_large(jenis)
    if di_sini != semua or letak + panjang != ukuran - AKHIR:
        raise zipfile.BadZipFile("table elsewhere")


def _check_bagian(bagian: list[zipfile.ZipInfo], jenis: Jenis) -> None:
    """What the table says: few, small, plainly named, nothing before the first part."""
    nama = {satu.filename for satu in bagian}
    if len(bagian) > BAGIAN_TERBANYAK or sum(satu.file_size for satu in bagian) > ISI_TERBESAR:
        raise _too_large(jenis)
    if len({satu.casefold() for satu in nama}) < len(bagian) or not jenis.bagian <= nama:
        raise zipfile.BadZipFile("parts missing or doubled")
    if min(satu.header_offset for satu in bagian) or any(map(_is_odd, bagian)):
        raise zipfile.BadZipFile("parts hidden, encrypted or outside")
    if any(makro in f"/{satu.lower()}" for satu in nama for makro in MAKRO):
        raise _macro(jenis)


def _is_odd(satu: zipfile.ZipInfo) -> bool:
    jalur = satu.filename
    return bool(
        satu.flag_bits & TERENKRIPSI
        or satu.compress_type not in CARA
        or jalur.startswith(("/", "\\"))
        or ":" in jalur
        or ".." in jalur.replace("\\", "/").split("/")
    )


def _check_isi(arsip: zipfile.ZipFile, jenis: Jenis) -> None:
    """The few parts that say what an application will do with the rest."""
    if jenis.odf:
        if _text(arsip, "mimetype", jenis).strip() != jenis.jenis_isi:
            raise zipfile.BadZipFile("another kind")
        if "encryption-data" in _text(arsip, "META-INF/manifest.xml", jenis):
            raise _refuse(
                f"{jenis.label} ini terkunci kata sandi, jadi penilai tidak dapat membacanya. "
                "Simpan tanpa kata sandi."
            )
        return
    if "macroenabled" in _text(arsip, "[Content_Types].xml", jenis):
        raise _macro(jenis)
    relasi = [satu for satu in arsip.namelist() if satu.lower().endswith(".rels")]
    if len(relasi) > RELASI_TERBANYAK:
        raise _too_large(jenis)
    if any(_fetches(_text(arsip, satu, jenis)) for satu in relasi):
        raise _refuse(
            f"{jenis.label} ini mengambil isi dari alamat lain saat dibuka, jadi ditolak. "
            "Putuskan templat atau objek luarnya, atau simpan sebagai PDF."
        )


def _text(arsip: zipfile.ZipFile, nama: str, jenis: Jenis) -> str:
    """A part as lower-case text whatever its encoding; references are resolved, none expanded."""
    with arsip.open(nama) as isi:
        mentah = isi.read(TEKS_TERBESAR + 1)
    if len(mentah) > TEKS_TERBESAR:
        raise _too_large(jenis)
    return unescape(mentah.replace(b"\0", b"").decode("utf-8", "replace")).lower()


def _fetches(relasi: str) -> bool:
    return any(
        "external" in satu and search(_TERJEMPUT, satu) and search(_JAUH, satu)
        for satu in findall(r"<[^<>]*relationship\s[^<>]*>", relasi, IGNORECASE)
    )


def _too_large(jenis: Jenis) -> MasukanTidakSah:
    return _refuse(
        f"Isi {jenis.label} ini terlalu besar sesudah dibuka (lebih dari "
        f"{ISI_TERBESAR // MEGA} MB). Pecah berkasnya, atau simpan sebagai PDF."
    )


def _macro(jenis: Jenis) -> MasukanTidakSah:
    return _refuse(f"{jenis.label} ini berisi makro. Simpan tanpa makro, atau sebagai PDF.")


def _refuse(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"berkas": pesan})
