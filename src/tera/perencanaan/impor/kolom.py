"""The layout of a plan as Excel, one row an indicator: what is written, and what is understood."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tera.organisasi.impor.kolom import heading


class KolomRencana(NamedTuple):
    """A column as Tera writes it, and other headings by which it is found."""

    bidang: str
    judul: str
    lebar: int
    lain: tuple[str, ...] = ()


SEBELUM = (
    KolomRencana("sasaran", "Sasaran", 40, ("SASARAN STRATEGIS", "SASARAN KINERJA")),
    KolomRencana("uraian", "Indikator", 44, ("INDIKATOR KINERJA", "INDIKATOR SASARAN")),
    KolomRencana("definisi", "Definisi", 40, ("DEFINISI OPERASIONAL",)),
    KolomRencana("rumus", "Rumus", 32, ("FORMULA", "FORMULASI", "CARA PENGHITUNGAN")),
    KolomRencana("satuan", "Satuan", 12),
    KolomRencana("arah", "Arah", 10, ("ARAH INDIKATOR", "MAKIN BAIK BILA")),
)
AWAL = (
    KolomRencana("awal", "Awal", 10, ("DATA AWAL", "KONDISI AWAL", "BASELINE")),
    KolomRencana("tahun_awal", "Tahun Awal", 10, ("TAHUN DATA AWAL", "TAHUN BASELINE")),
)
SESUDAH = (
    KolomRencana("sumber_data", "Sumber Data", 28),
    KolomRencana("penanggung_jawab", "Penanggung Jawab", 28, ("PIC",)),
    KolomRencana("iku", "IKU", 8, ("INDIKATOR KINERJA UTAMA",)),
)
LEBAR_TARGET = 12
TARGET = "TARGET"
TARGET_TAHUN = re.compile(r"(?:TARGET )?(?:TAHUN )?((?:19|20)[0-9]{2})")


def target_heading(tahun: int) -> str:
    """The heading of a year's targets."""
    return f"Target {tahun}"


def synonyms(*, setahun: bool) -> Mapping[str, tuple[str, ...]]:
    """Headings by field, as ``find_header`` takes them."""
    dikenal = (*SEBELUM, *(() if setahun else AWAL), *SESUDAH)
    return {satu.bidang: (heading(satu.judul), *satu.lain) for satu in dikenal}


def years(judul: Sequence[Any], setahun: int | None) -> list[tuple[int, int]]:
    """(column index, year) of every target column; for one year "Target" alone is that year's."""
    hasil = []
    for indeks, nilai in enumerate(judul):
        bulat = int(nilai) if isinstance(nilai, float) and nilai.is_integer() else nilai
        teks = heading(bulat)
        if cocok := TARGET_TAHUN.fullmatch(teks):
            hasil.append((indeks, int(cocok[1])))
        elif teks == TARGET and setahun is not None:
            hasil.append((indeks, setahun))
    return hasil
