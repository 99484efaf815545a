"""The content of a parameter as a reader sees it: words and tables, never raw keys."""

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

import tera.aturan
from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.kalender import format_tanggal

TIADA = "–"
SEL_TERBANYAK = 400
KOLOM_TERBANYAK = 8
KALIMAT = 30
TAHUN_KALENDER = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One block: a heading (or none) over a sentence, a list, or a table.

    A table without ``kepala`` pairs words with figures.
    """

    judul: str = ""
    teks: str = ""
    butir: tuple[str, ...] = ()
    kepala: tuple[str, ...] = ()
    baris: tuple[tuple[str, ...], ...] = ()

    @property
    def bernama(self) -> list[list[tuple[str, str]]]:
        """The cells of a table, each with the heading of its column."""
        return [list(zip(self.kepala, satu, strict=True)) for satu in self.baris]

    @property
    def sel(self) -> int:
        """How much it weighs on a page."""
        return 1 + len(self.butir) + sum(map(len, self.baris))


def render_isi(isi: Any, judul: str = "") -> tuple[Bagian, ...]:
    """Blocks for any content that a parameter can hold: scalars, lists, maps, maps of these."""
    if isinstance(isi, Mapping) and isi:
        return _render_map(isi, judul)
    if not isi or not isinstance(isi, tuple):
        return (Bagian(judul, teks=say(isi)),)
    if all(isinstance(satu, Mapping) for satu in isi):
        return (_table(judul, isi),)
    return (Bagian(judul, butir=tuple(map(say, isi))),)


def _render_map(isi: Mapping[str, Any], judul: str) -> tuple[Bagian, ...]:
    if _is_matrix(isi):
        return (_matrix(judul, isi),)
    datar = {kunci: nilai for kunci, nilai in isi.items() if not _is_deep(nilai)}
    pasangan = tuple((name(kunci), say(nilai)) for kunci, nilai in datar.items())
    awal = (Bagian(judul, baris=pasangan),) if pasangan else ()
    dalam = (
        render_isi(nilai, f"{judul}: {name(kunci)}" if judul else name(kunci))
        for kunci, nilai in isi.items()
        if kunci not in datar
    )
    return (*awal, *(bagian for satu in dalam for bagian in satu))


def _is_matrix(isi: Mapping[str, Any]) -> bool:
    """Rows that are all flat maps, of few enough columns to stand side by side."""
    if len(isi) < 2 or not all(isinstance(satu, Mapping) for satu in isi.values()):
        return False
    if any(_is_deep(sel) for satu in isi.values() for sel in satu.values()):
        return False
    return len(_columns(isi.values())) <= KOLOM_TERBANYAK


def _is_deep(nilai: Any) -> bool:
    """Whether it needs a block of its own: a map, a list of maps, a list of sentences."""
    if isinstance(nilai, Mapping):
        return True
    return isinstance(nilai, tuple) and any(
        isinstance(satu, (Mapping, tuple)) or len(say(satu)) > KALIMAT for satu in nilai
    )


def _columns(baris: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kunci for satu in baris for kunci in satu))


def _matrix(judul: str, isi: Mapping[str, Mapping[str, Any]]) -> Bagian:
    kolom = _columns(isi.values())
    if len(isi) * len(kolom) > SEL_TERBANYAK:
        return Bagian(judul, baris=tuple((name(k), say(satu)) for k, satu in isi.items()))
    return Bagian(
        judul,
        kepala=("", *map(name, kolom)),
        baris=tuple(
            (name(kunci), *(say(satu.get(k), k) for k in kolom)) for kunci, satu in isi.items()
        ),
    )


def _table(judul: str, isi: tuple[Mapping[str, Any], ...]) -> Bagian:
    kolom = _columns(isi)
    if len(isi) * len(kolom) > SEL_TERBANYAK:
        return Bagian(judul, butir=tuple(map(say, isi)))
    return Bagian(
        judul,
        kepala=tuple(map(name, kolom)),
        baris=tuple(tuple(say(satu.get(k), k) for k in kolom) for satu in isi),
    )


def say(nilai: Any, kunci: str = "") -> str:
    """A value in words; what is nested in it runs on in one line."""
    if nilai is None or nilai in ((), {}):
        return TIADA
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, (int, Decimal)):
        setahun = "tahun" in kunci and nilai in TAHUN_KALENDER
        return str(nilai) if setahun else format_bilangan(nilai)
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, Mapping):
        return "; ".join(f"{name(k)}: {say(satu, k)}" for k, satu in nilai.items())
    if isinstance(nilai, tuple):
        return ", ".join(map(say, nilai))
    return name(str(nilai))


def name(kunci: str) -> str:
    """A key or code in words: its label where the rules have one, else its letters spaced."""
    if label := _labels().get(kunci):
        return label
    if not kunci.replace("_", "").isalnum() or not kunci.islower():
        return kunci
    return kunci.replace("_", " ").capitalize()


@cache
def _labels() -> Mapping[str, str]:
    """Labels of every enumeration of the rules; a code that two of them word differently is out."""
    label: dict[str, str] = {}
    ganda: set[str] = set()
    for jenis in _enums():
        for anggota in jenis:
            if label.setdefault(anggota.value, anggota.label) != anggota.label:
                ganda.add(anggota.value)
    return {kunci: satu for kunci, satu in label.items() if kunci not in ganda}


def _enums() -> Iterator[type[Berlabel]]:
    for satu in pkgutil.walk_packages(tera.aturan.__path__, "tera.aturan."):
        import_module(satu.name)
    yield from sorted(
        (j for j in Berlabel.__subclasses__() if j.__module__.startswith("tera.aturan")),
        key=lambda jenis: (jenis.__module__, jenis.__name__),
    )
