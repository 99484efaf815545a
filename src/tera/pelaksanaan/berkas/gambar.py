"""Pictures: only as much of the structure is read as tells how large they unfold.

A picture of a few hundred bytes may claim a hundred thousand pixels a side; whoever looks at it
pays for that. So the size is read from the file itself and bounded before it is kept.
"""

from struct import unpack
from typing import IO

PIKSEL_TERBANYAK = 50_000_000
SISI_TERPANJANG = 20_000
BAGIAN_TERBANYAK = 20_000
# Start of frame of JPEG: C0 to CF without the tables (C4, C8, CC).
_RANGKA = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TANPA_ISI = frozenset({0x01, *range(0xD0, 0xD8)})
_SELESAI = frozenset({0xD8, 0xD9, 0xDA})


class GambarRusak(Exception):
    """The bytes do not have the structure of this kind of picture."""


def ukuran_gambar(berkas: IO[bytes], label: str) -> tuple[int, int]:
    """Width and height in pixels; raises GambarRusak. Reads at most a few bytes of each part."""
    berkas.seek(0)
    ukuran = {"JPG": _jpeg, "PNG": _png, "WEBP": _webp}[label](berkas)
    if not all(ukuran):
        raise GambarRusak("no size")
    return ukuran


def terlalu_besar(ukuran: tuple[int, int]) -> bool:
    """Whether showing it would cost the one who looks more than a phone has."""
    return ukuran[0] * ukuran[1] > PIKSEL_TERBANYAK or max(ukuran) > SISI_TERPANJANG


def _read(berkas: IO[bytes], banyak: int) -> bytes:
    isi = berkas.read(banyak)
    if len(isi) < banyak:
        raise GambarRusak("cut off")
    return isi


def _png(berkas: IO[bytes]) -> tuple[int, int]:
    """IHDR comes first, IEND ends it."""
    _read(berkas, 8)
    panjang, jenis, lebar, tinggi = unpack(">I4sII", _read(berkas, 16))
    if panjang != 13 or jenis != b"IHDR":
        raise GambarRusak("no IHDR")
    berkas.seek(9, 1)
    for _ in range(BAGIAN_TERBANYAK):
        panjang, jenis = unpack(">I4s", _read(berkas, 8))
        if jenis == b"IEND":
            return lebar, tinggi
        berkas.seek(panjang + 4, 1)
    raise GambarRusak("no IEND")


def _jpeg(berkas: IO[bytes]) -> tuple[int, int]:
    """The frame header must come before the picture's data."""
    _read(berkas, 2)
    for _ in range(BAGIAN_TERBANYAK):
        awal, tanda = _read(berkas, 2)
        if awal != 0xFF:
            raise GambarRusak("no marker")
        if tanda == 0xFF:  # fill byte
            berkas.seek(-1, 1)
            continue
        if tanda in _TANPA_ISI:
            continue
        if tanda in _SELESAI:
            break
        (panjang,) = unpack(">H", _read(berkas, 2))
        if tanda in _RANGKA:
            _, tinggi, lebar = unpack(">BHH", _read(berkas, 5))
            return lebar, tinggi
        if panjang < 2:
            break
        berkas.seek(panjang - 2, 1)
    raise GambarRusak("no frame")


def _webp(berkas: IO[bytes]) -> tuple[int, int]:
    """Lossy, lossless or extended; the first part tells the size of the canvas."""
    riff, panjang, webp, jenis = unpack("<4sI4s4s", _read(berkas, 16))
    isi = _read(berkas, 14)
    letak = berkas.seek(0, 2)
    if riff != b"RIFF" or webp != b"WEBP" or panjang + 8 > letak:
        raise GambarRusak("cut off")
    if jenis == b"VP8X":
        lebar, tinggi = (int.from_bytes(isi[n : n + 3], "little") + 1 for n in (8, 11))
    elif jenis == b"VP8L" and isi[4] == 0x2F:
        angka = int.from_bytes(isi[5:9], "little")
        lebar, tinggi = (angka & 0x3FFF) + 1, (angka >> 14 & 0x3FFF) + 1
    elif jenis == b"VP8 " and isi[7:10] == b"\x9d\x01\x2a":
        lebar, tinggi = (n & 0x3FFF for n in unpack("<HH", isi[10:14]))
    else:
        raise GambarRusak("unknown part")
    return lebar, tinggi
