"""Geometry of the small server-rendered charts: pure functions, numbers in, coordinates out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tera.dasar.templatetags.lencana import PREDIKAT, URUTAN_PREDIKAT

Angka = int | float | Decimal
BULAN: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

LEBAR_DISTRIBUSI, ALAS_DISTRIBUSI, ATAS_DISTRIBUSI = 420, 168, 24
LEBAR_DERET, TINGGI_DERET = 144, 40


class BatangPredikat(NamedTuple):
    label: str
    jumlah: Angka
    bagian: float
    harapan: float | None
    x: float
    y: float
    tinggi: float
    pusat: float
    y_harapan: float | None
    baris: tuple[str, ...]


class BatangBulan(NamedTuple):
    label: str
    nilai: Angka | None
    x: float
    y: float
    tinggi: float


def five(nilai: Mapping[object, Angka] | Iterable[Angka]) -> list[Angka]:
    """Five figures from Sangat Baik down to Sangat Kurang, from a mapping or from a sequence."""
    if isinstance(nilai, Mapping):
        menurut_kunci = {str(getattr(k, "value", k)).lower(): v for k, v in nilai.items()}
        return [menurut_kunci.get(kunci, 0) for kunci in URUTAN_PREDIKAT]
    lima = list(nilai)[:5]
    return lima + [0] * (5 - len(lima))


def distribution(jumlah: Sequence[Angka], kurva: Sequence[Angka] | None) -> list[BatangPredikat]:
    """Bars of the counts and points of the expected shape, both as shares of their own total."""
    bagian = _shares(jumlah)
    harapan = _shares(kurva) if kurva is not None else None
    puncak = max([*bagian, *(harapan or []), 0.01])
    tinggi_penuh = ALAS_DISTRIBUSI - ATAS_DISTRIBUSI
    langkah = LEBAR_DISTRIBUSI / 5
    batang = []
    for i, kunci in enumerate(URUTAN_PREDIKAT):
        tinggi = round(tinggi_penuh * bagian[i] / puncak, 1)
        pusat = round(langkah * (i + 0.5), 1)
        y_harapan = (
            round(ALAS_DISTRIBUSI - tinggi_penuh * harapan[i] / puncak, 1) if harapan else None
        )
        label = PREDIKAT[kunci].label
        batang.append(
            BatangPredikat(
                label=label,
                jumlah=jumlah[i],
                bagian=bagian[i],
                harapan=harapan[i] if harapan else None,
                x=round(pusat - 24, 1),
                y=round(ALAS_DISTRIBUSI - tinggi, 1),
                tinggi=tinggi,
                pusat=pusat,
                y_harapan=y_harapan,
                baris=tuple(label.split(" ", 1)),
            )
        )
    return batang


def months(titik: Sequence[Angka | None], puncak: float) -> list[BatangBulan]:
    """Twelve bars; a month without a figure has no height and is drawn as a stub."""
    langkah = LEBAR_DERET / 12
    bulan = list(titik)[:12] + [None] * (12 - len(titik))
    batang = []
    for i, nilai in enumerate(bulan):
        tinggi = (
            0.0 if nilai is None else round(max(1.0, float(nilai) / puncak * (TINGGI_DERET - 6)), 1)
        )
        batang.append(
            BatangBulan(
                BULAN[i], nilai, round(langkah * i + 1.5, 1), TINGGI_DERET - 2 - tinggi, tinggi
            )
        )
    return batang


def target_line(target: Angka | Sequence[Angka] | None, puncak: float) -> str:
    """Points of the target's polyline: level for one figure, stepped for twelve."""
    if target is None:
        return ""
    nilai = list(target) if isinstance(target, Sequence) else [target] * 12
    langkah = LEBAR_DERET / max(len(nilai), 1)

    def point(i: int, angka: Angka) -> str:
        y = round(TINGGI_DERET - 2 - float(angka) / puncak * (TINGGI_DERET - 6), 1)
        return f"{round(langkah * i, 1)},{y} {round(langkah * (i + 1), 1)},{y}"

    return " ".join(point(i, angka) for i, angka in enumerate(nilai))


def peak(titik: Sequence[Angka | None], target: Angka | Sequence[Angka] | None) -> float:
    """The greatest figure to be shown, never zero."""
    sasaran = [] if target is None else list(target) if isinstance(target, Sequence) else [target]
    return max([float(n) for n in (*titik, *sasaran) if n is not None] + [0.0]) or 1.0


def _shares(nilai: Sequence[Angka]) -> list[float]:
    total = float(sum(nilai))
    return [float(n) / total if total else 0.0 for n in nilai]
