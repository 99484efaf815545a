"""Series of monthly figures that look like work: lumpy, sometimes late, sometimes beyond target."""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from tera.aturan.target import Arah, Target
from tera.contoh.pustaka import SATUAN_WAKTU, IsiIndikator

SERATUS = 100.0
SETAHUN = 12


def make_deret(
    isi: IsiIndikator, target: Target, bulan: Sequence[int], mutu: float, rng: random.Random
) -> list[Decimal]:
    """One figure for each of these months of a year.

    Counts are totals since January, coverage climbs to the target in December, a level goes up
    and down around it; how close it comes follows ``mutu``.
    """
    if target.bawah is None or target.atas is None:
        return []
    bawah, atas = float(target.bawah), float(target.atas)
    if isi.pola == "jumlah":
        mentah = _jumlah((bawah + atas) / 2, -mutu if isi.arah == Arah.TURUN else mutu, rng)
    elif isi.pola == "cakupan":
        mentah = _cakupan((bawah + atas) / 2, mutu, rng)
    elif bawah < atas:
        mentah = _rentang(bawah, atas, mutu, rng)
    else:
        mentah = _tingkat(atas, -1 if isi.arah == Arah.TURUN else 1, mutu, rng)
    return [_round(mentah[satu - 1], isi, atas) for satu in bulan]


def slow_down(deret: Sequence[Decimal], bagian: float) -> list[Decimal]:
    """A running total of which only this share came about, whole pieces."""
    return [Decimal(int(float(satu) * bagian)) for satu in deret]


def _jumlah(target: float, mutu: float, rng: random.Random) -> list[float]:
    """Running total: months weigh differently, August and the fasting month little."""
    bobot = [rng.choice((0.3, 0.7, 0.9, 1.0, 1.1, 1.3, 1.8)) for _ in range(SETAHUN)]
    akhir = target * _between(1.02 + 0.09 * mutu + rng.gauss(0, 0.05), 0.45, 1.35)
    berjalan, deret = 0.0, []
    for satu in bobot:
        berjalan += satu
        deret.append(akhir * berjalan / sum(bobot))
    return deret


def _cakupan(target: float, mutu: float, rng: random.Random) -> list[float]:
    """Coverage: quick in spring, slow at the end, now and then corrected downwards."""
    awal = target * rng.uniform(0.08, 0.3)
    akhir = target * _between(1.005 + 0.035 * mutu + rng.gauss(0, 0.02), 0.6, 1.12)
    bentuk = rng.uniform(0.7, 1.1)
    deret = []
    for bulan in range(1, SETAHUN + 1):
        naik = awal + (akhir - awal) * (bulan / SETAHUN) ** bentuk
        deret.append(naik * _between(rng.gauss(1, 0.02), 0.92, 1.05))
    return deret


def _tingkat(target: float, arah: int, mutu: float, rng: random.Random) -> list[float]:
    """A level that remembers last month; for "turun" better means smaller."""
    lebar = 0.11 if arah < 0 else 0.022
    pusat = arah * lebar * (0.25 + mutu)
    simpangan, deret = rng.gauss(0, lebar), []
    for _ in range(SETAHUN):
        simpangan = 0.55 * simpangan + rng.gauss(0, lebar * 0.7)
        deret.append(target * max(0.05, 1 + pusat + simpangan))
    return deret


def _rentang(bawah: float, atas: float, mutu: float, rng: random.Random) -> list[float]:
    tengah, lebar = (bawah + atas) / 2, atas - bawah
    return [tengah + lebar * (0.3 * mutu + rng.gauss(0, 0.35)) for _ in range(SETAHUN)]


def _between(nilai: float, paling_kecil: float, paling_besar: float) -> float:
    return min(max(nilai, paling_kecil), paling_besar)


def _round(nilai: float, isi: IsiIndikator, target: float) -> Decimal:
    """As people report it: whole pieces, tenths of an hour or a day, hundredths of a percent."""
    batas = SERATUS if isi.satuan == "%" else float("inf")
    desimal = Decimal(str(_between(nilai, 0.0, batas)))
    return desimal.quantize(_step(isi, target), ROUND_HALF_UP)


def _step(isi: IsiIndikator, target: float) -> Decimal:
    if isi.satuan in SATUAN_WAKTU:
        return Decimal(1) if target >= 10 else Decimal("0.1")
    if isi.pola == "jumlah":
        return Decimal(1)
    return Decimal("0.1") if target >= 200 else Decimal("0.01")
