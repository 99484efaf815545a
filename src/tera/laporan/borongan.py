"""Renders many plans into one file, block by block: memory stays flat however many there are."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Protocol

import typst
from django.utils.text import slugify

from tera.laporan.dokumen import DokumenSkp
from tera.laporan.errors import GagalCetak
from tera.laporan.gabung import PenggabungPdf
from tera.laporan.kertas import Kertas
from tera.laporan.pdf import render_bagian_skp, render_skp
from tera.laporan.queries import skp_menurut_id
from tera.laporan.states import BentukBerkas
from tera.laporan.susun import dokumen_skp_banyak
from tera.perencanaan.models import Skp

UKURAN_BLOK = 25
# The typst wheel works without Python's lock, so threads use both cores.
PEKERJA = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Borongan:
    """What is printed: plans by number, in the order of the file."""

    skp_id: Sequence[int]
    judul: str
    bentuk: BentukBerkas
    kertas: Kertas
    pada: date
    waktu: datetime


class _Penulis(Protocol):
    def add(self, nama: str, isi: bytes) -> None: ...

    def close(self) -> None: ...


class _PenulisZip:
    def __init__(self, keluar: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._nama: Counter[str] = Counter()

    def add(self, nama: str, isi: bytes) -> None:
        self._nama[nama] += 1
        ke = f"-{self._nama[nama]}" if self._nama[nama] > 1 else ""
        self._zip.writestr(f"{nama}{ke}.pdf", isi)

    def close(self) -> None:
        self._zip.close()


def write_batch(borongan: Borongan, keluar: BinaryIO, *, on_block: Callable[[int], None]) -> None:
    """Write all plans; after every block ``on_block`` is told how many are done.

    While one block is drawn the next is read. Raises GagalCetak for a plan that cannot be drawn.
    """
    penulis: _Penulis = (
        _PenulisZip(keluar)
        if borongan.bentuk == BentukBerkas.ZIP
        else PenggabungPdf(keluar, judul=borongan.judul)
    )
    selesai = 0
    with ThreadPoolExecutor(PEKERJA) as kolam:
        for blok in _drawn(borongan, kolam):
            for nama, hasil in blok:
                penulis.add(nama, hasil.result())
            selesai += len(blok)
            on_block(selesai)
    penulis.close()


Blok = list[tuple[str, "Future[bytes]"]]


def _drawn(borongan: Borongan, kolam: ThreadPoolExecutor) -> Iterator[Blok]:
    """Block by block, each handed out while the one after it is being drawn."""
    menunggu: Blok = []
    for awal in range(0, len(borongan.skp_id), UKURAN_BLOK):
        semua = skp_menurut_id(borongan.skp_id[awal : awal + UKURAN_BLOK])
        berikut = [
            (_name(skp, borongan.bentuk), kolam.submit(_draw, borongan, dokumen))
            for skp, dokumen in zip(semua, dokumen_skp_banyak(semua, borongan.pada), strict=True)
        ]
        if menunggu:
            yield menunggu
        menunggu = berikut
    if menunggu:
        yield menunggu


def _draw(borongan: Borongan, dokumen: DokumenSkp) -> bytes:
    render = render_skp if borongan.bentuk == BentukBerkas.ZIP else render_bagian_skp
    try:
        return render(dokumen, borongan.kertas, waktu=borongan.waktu)
    except typst.TypstError as galat:
        raise GagalCetak(f"SKP {dokumen.pegawai.nama} tidak dapat dicetak.") from galat


def _name(skp: Skp, bentuk: BentukBerkas) -> str:
    """A bookmark of the one file, or the name of an own file."""
    if bentuk == BentukBerkas.PDF:
        return skp.pegawai.nama_lengkap
    siapa = skp.pegawai.nip or str(skp.pegawai_id)
    return f"SKP-{skp.tahun}-{siapa}-{slugify(skp.pegawai.nama)[:60]}"
