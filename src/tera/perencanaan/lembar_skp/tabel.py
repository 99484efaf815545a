"""A sheet with its header found: cells by the field of their column, findings by address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tera.organisasi.impor.kolom import Kepala, find_header, heading
from tera.organisasi.impor.sel import SelTidakSah
from tera.organisasi.impor.temuan import Pencatat
from tera.perencanaan.lembar_skp.sel import read_choice, read_kode, read_target, read_words
from tera.perencanaan.lembar_skp.susunan import KolomLembar

Lembaran = Sequence[tuple[str, list[list[Any]]]]


@dataclass(frozen=True, slots=True)
class Baris:
    """A row that is not empty; ``nomor`` counts from one as Excel does."""

    nomor: int
    sel: Mapping[str, Any]

    def filled(self, *bidang: str) -> bool:
        """Whether one of these cells holds anything."""
        return any(str(self.sel[satu]).strip() for satu in bidang)


@dataclass(frozen=True, slots=True)
class Tabel:
    """The rows of one sheet; ``catat`` takes what is wrong with them."""

    kolom: Mapping[str, KolomLembar]
    baris: Sequence[Baris]
    catat: Pencatat

    def words(self, baris: Baris, bidang: str) -> str:
        """The text of a cell as its column asks; an unreadable one is noted and counts as empty."""
        nilai, kolom = baris.sel[bidang], self.kolom[bidang]
        try:
            if bidang == "target":
                return read_target(nilai)
            if kolom.pilihan:
                return read_choice(nilai, pilihan=kolom.pilihan)
            return read_words(nilai, terpanjang=kolom.terpanjang)
        except SelTidakSah as galat:
            self.catat.add(baris.nomor, bidang, nilai, str(galat))
            return ""

    def kode(self, baris: Baris) -> int | None:
        """The number in the column of codes."""
        try:
            return read_kode(baris.sel["kode"])
        except SelTidakSah as galat:
            self.catat.add(baris.nomor, "kode", baris.sel["kode"], str(galat))
            return None

    def wrong(self, baris: Baris, bidang: str, pesan: str, *, galat: bool = True) -> None:
        self.catat.add(baris.nomor, bidang, baris.sel[bidang], pesan, galat=galat)


def find_tabel(lembaran: Lembaran, kolom: Sequence[KolomLembar]) -> Tabel | None:
    """The first sheet whose header names all columns, whatever the sheet is called."""
    for nama, isi in lembaran:
        kepala = find_header(isi, synonyms(kolom))
        if len(kepala.kolom) == len(kolom):
            return _tabel(nama, isi, kepala, kolom)
    return None


def synonyms(kolom: Sequence[KolomLembar]) -> dict[str, tuple[str, ...]]:
    return {satu.bidang: (heading(satu.judul),) for satu in kolom}


def _tabel(nama: str, isi: list[list[Any]], kepala: Kepala, kolom: Sequence[KolomLembar]) -> Tabel:
    baris = (
        Baris(
            nomor,
            {
                bidang: satu[letak] if letak < len(satu) and satu[letak] is not None else ""
                for bidang, letak in kepala.kolom.items()
            },
        )
        for nomor, satu in enumerate(isi[kepala.baris :], start=kepala.baris + 1)
    )
    return Tabel(
        {satu.bidang: satu for satu in kolom},
        [satu for satu in baris if satu.filled(*kepala.kolom)],
        Pencatat(nama, dict(kepala.kolom)),
    )
