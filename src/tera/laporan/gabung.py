"""Several PDF files become one, written as they come: memory stays flat however many there are.

Reads only what typst writes: a plain cross-reference table, no object streams, no encryption.
The whole is an ordinary PDF with a bookmark for each part; what the parts say of themselves
(titles, archive standard) is left out.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

KATALOG, HALAMAN, PENANDA, INFO, PERTAMA = 1, 2, 3, 4, 5

_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_XREF = re.compile(rb"xref\s+0 (\d+)\s+")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids ?\[ ?(\d+) 0 R")
_COUNT = re.compile(rb"/Count (\d+)")
_OBJEK = re.compile(rb"\A\d+ 0 obj\s+(.*?)\s*endobj\s*\Z", re.DOTALL)
# A reference, or a string, in which nothing is a reference.
_RUJUKAN = re.compile(
    rb"\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)|(?<![\d.])(\d+) 0 R\b", re.DOTALL
)
_AWAL_ALIRAN = b"\nstream\n"
_PANJANG_BARIS_XREF = 20


class BukanBagian(ValueError):
    """A part that was not written by typst in the way that is read here."""


class PenggabungPdf:
    """Writes one PDF out of many; ``close`` makes it whole."""

    def __init__(self, keluar: BinaryIO, *, judul: str) -> None:
        self._keluar = keluar
        self._judul = judul
        self._letak: dict[int, int] = {}
        self._berikut = PERTAMA
        self._posisi = 0
        self._bagian: list[tuple[str, int, int]] = []
        self._jumlah_halaman = 0
        self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n")

    def add(self, nama: str, isi: bytes) -> None:
        """Append a file; ``nama`` becomes its bookmark. Raises BukanBagian."""
        objek = dict(_objects(isi))
        pohon = _first(_PAGES, objek[_first(_ROOT, isi[_startxref(isi) :])])
        nomor = {lama: self._berikut + urut for urut, lama in enumerate(_reachable(objek, pohon))}
        self._berikut += len(nomor)
        for lama, baru in nomor.items():
            kepala, pemisah, aliran = objek[lama].partition(_AWAL_ALIRAN)
            kepala = _renumber(kepala, nomor)
            if lama == pohon:
                kepala = kepala.replace(b"<<", b"<</Parent %d 0 R" % HALAMAN, 1)
            self._object(baru, kepala + pemisah + aliran)
        halaman = nomor[_first(_KIDS, objek[pohon])]
        self._bagian.append((nama, nomor[pohon], halaman))
        self._jumlah_halaman += _first(_COUNT, objek[pohon])

    def close(self) -> None:
        """Write the page tree, the bookmarks and the table of all objects."""
        pohon = b" ".join(b"%d 0 R" % nomor for _, nomor, _ in self._bagian)
        self._object(HALAMAN, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._jumlah_halaman, pohon))
        self._outline()
        self._object(INFO, b"<</Title%b>>" % _string(self._judul))
        self._object(
            KATALOG,
            b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/Lang(id-ID)>>"
            % (HALAMAN, PENANDA),
        )
        self._table()

    def _outline(self) -> None:
        awal, jumlah = self._berikut, len(self._bagian)
        self._berikut += jumlah
        ujung = b"/First %d 0 R/Last %d 0 R" % (awal, awal + jumlah - 1) if jumlah else b""
        self._object(PENANDA, b"<</Type/Outlines/Count %d%b>>" % (jumlah, ujung))
        for urut, (nama, _, halaman) in enumerate(self._bagian):
            tetangga = b"/Prev %d 0 R" % (awal + urut - 1) if urut else b""
            tetangga += b"/Next %d 0 R" % (awal + urut + 1) if urut + 1 < jumlah else b""
            self._object(
                awal + urut,
                b"<</Title%b/Parent %d 0 R%b/Dest[%d 0 R/Fit]>>"
                % (_string(nama), PENANDA, tetangga, halaman),
            )

    def _table(self) -> None:
        mulai = self._posisi
        self._write(b"xref\n0 %d\n0000000000 65535 f\r\n" % self._berikut)
        for nomor in range(1, self._berikut):
            self._write(b"%010d 00000 n\r\n" % self._letak[nomor])
        self._write(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._berikut, KATALOG, INFO, mulai)
        )

    def _object(self, nomor: int, isi: bytes) -> None:
        self._letak[nomor] = self._posisi
        self._write(b"%d 0 obj\n%b\nendobj\n" % (nomor, isi))

    def _write(self, isi: bytes) -> None:
        self._keluar.write(isi)
        self._posisi += len(isi)


def _first(pola: re.Pattern[bytes], isi: bytes) -> int:
    cocok = pola.search(isi)
    if cocok is None:
        raise BukanBagian(f"{pola.pattern!r} is missing")
    return int(cocok[1])


def _startxref(isi: bytes) -> int:
    return _first(_STARTXREF, isi[-64:])


def _objects(isi: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of every object, found by the file's own table."""
    mulai = _startxref(isi)
    tabel = _XREF.match(isi, mulai)
    if tabel is None:
        raise BukanBagian("no cross-reference table")
    letak = []
    for nomor in range(1, int(tabel[1])):
        awal = tabel.end() + nomor * _PANJANG_BARIS_XREF
        letak.append((int(isi[awal : awal + 10]), nomor))
    letak.sort()
    batas = [satu for satu, _ in letak[1:]] + [mulai]
    for (awal, nomor), akhir in zip(letak, batas, strict=True):
        cocok = _OBJEK.match(isi[awal:akhir])
        if cocok is None:
            raise BukanBagian(f"object {nomor} is not where the table says")
        yield nomor, cocok[1]


def _references(objek: bytes) -> Iterator[int]:
    for cocok in _RUJUKAN.finditer(objek.partition(_AWAL_ALIRAN)[0]):
        if cocok[1]:
            yield int(cocok[1])


def _reachable(objek: dict[int, bytes], akar: int) -> list[int]:
    """What the pages need, in the order of the file."""
    ketemu, antre = {akar}, [akar]
    while antre:
        for satu in _references(objek[antre.pop()]):
            if satu not in ketemu:
                ketemu.add(satu)
                antre.append(satu)
    return sorted(ketemu)


def _renumber(kepala: bytes, nomor: dict[int, int]) -> bytes:
    return _RUJUKAN.sub(
        lambda cocok: b"%d 0 R" % nomor[int(cocok[1])] if cocok[1] else cocok[0], kepala
    )


def _string(teks: str) -> bytes:
    return b"<FEFF" + teks.encode("utf-16-be", "replace").hex().upper().encode() + b">"
