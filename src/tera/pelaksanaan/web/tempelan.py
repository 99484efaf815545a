"""Rows copied from a spreadsheet, as the sheet of several days begins with them."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from tera.dasar.web.deret import BARIS_TERBANYAK
from tera.dasar.web.waktu import BENTUK_JAM, BENTUK_TANGGAL
from tera.pelaksanaan.queries import SumberProgres

TERPANJANG = 100_000
# The order of the national daily form, in which Tera's own export is written.
NASIONAL = (
    "sumber", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "", "nilai", "", "",
)  # fmt: skip
RINGKAS = ("tanggal", "sumber", "kegiatan", "nilai", "jam_mulai", "jam_selesai")
JUDUL = {
    "rencana aksi": "sumber",
    "tanggal": "tanggal",
    "jam mulai": "jam_mulai",
    "jam selesai": "jam_selesai",
    "kegiatan harian": "kegiatan",
    "kegiatan": "kegiatan",
    "realisasi": "nilai",
}


class Tempelan:
    """``baris`` as the rows of the sheet begin; ``galat`` are sentences about what was not read.

    With a heading row the columns may come in any order; without one they are those of the national
    form, or, where the first cell is a date: date, action, activity, figure, from, until.
    """

    def __init__(self, teks: str, sumber: Sequence[SumberProgres]) -> None:
        self.baris: list[dict[str, Any]] = []
        self.galat: list[str] = []
        if len(teks) > TERPANJANG:
            self.galat.append("Tempelan terlalu panjang. Tempel sebagian dulu.")
            return
        self._sumber = {
            " ".join(satu.uraian.casefold().split()): satu.kunci
            for satu in sumber
            if satu.ditawarkan
        }
        baris = list(_lines(teks))
        kolom = _heading(baris[0][1]) if baris else None
        for nomor, sel in baris[1:] if kolom else baris:
            self._read(nomor, dict(zip(kolom or _order(sel), sel, strict=False)))
        if len(self.baris) > BARIS_TERBANYAK:
            self.galat.append(
                f"{BARIS_TERBANYAK} baris pertama diambil. Simpan, lalu tempel sisanya."
            )
            del self.baris[BARIS_TERBANYAK:]

    def _read(self, nomor: int, sel: Mapping[str, str]) -> None:
        if not sel.get("kegiatan"):
            self.galat.append(f"Baris {nomor}: kolom kegiatan kosong.")
            return
        hari, aksi = sel.get("tanggal", ""), sel.get("sumber", "")
        tanggal = read_date(hari)
        if tanggal is None:
            self.galat.append(f"Baris {nomor}: tanggal “{hari[:30]}” tidak terbaca.")
        kunci = self._sumber.get(aksi.casefold(), "")
        if not kunci:
            self.galat.append(f"Baris {nomor}: pilih rencana aksinya; “{aksi[:60]}” tidak ada.")
        self.baris.append(
            {
                "tanggal": tanggal,
                "sumber": kunci,
                "kegiatan": sel["kegiatan"],
                "nilai": sel.get("nilai", ""),
                "jam_mulai": _read_time(sel.get("jam_mulai", "")),
                "jam_selesai": _read_time(sel.get("jam_selesai", "")),
            }
        )


def _lines(teks: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something; a cell with a line break stands in quotes, as Excel copies it."""
    bersih = teks.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    for nomor, sel in enumerate(csv.reader(StringIO(bersih), delimiter="\t"), 1):
        rapi = [" ".join(satu.split()) for satu in sel]
        if any(rapi):
            yield nomor, rapi


def _heading(sel: Sequence[str]) -> list[str] | None:
    kolom = [JUDUL.get(satu.casefold(), "") for satu in sel]
    return kolom if "kegiatan" in kolom and "tanggal" in kolom else None


def _order(sel: Sequence[str]) -> Sequence[str]:
    return RINGKAS if read_date(sel[0]) else NASIONAL


def read_date(teks: str) -> date | None:
    """A day as Excel copies it or as a phone sends it; None for anything else."""
    for bentuk in BENTUK_TANGGAL:
        try:
            return datetime.strptime(teks, bentuk).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _read_time(teks: str) -> str:
    """An hour in one spelling; what is none stays as it is for the form to refuse."""
    for bentuk in BENTUK_JAM:
        try:
            return datetime.strptime(teks, bentuk).strftime("%H:%M")  # noqa: DTZ007
        except ValueError:
            continue
    return teks
