"""The trend of a series, robust against a single odd month. Numbers only, no words.

Counts that add up: the mean pace since the plan began. On twelve-month series with lumpy months
it finds as much as the median of all slopes (Theil-Sen) and is the figure that people compute
themselves. Levels: the median of all slopes where nearly every pair of months agrees that it
rises or falls, else the median of the levels: a level that wavers has no trend to follow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from statistics import median

TITIK_CACAHAN = 2
TITIK_TINGKAT = 3
TITIK_TREN = 4
SEPAKAT = Decimal("0.8")
# The best pace that is taken for plausible: the best month so far, twice the usual pace, half as
# much again as an even pace, one piece a month; of a limit the best month, or half the usual pace.
# A level can at least be held.
KEJAR = Decimal(2)
KEJAR_RATA = Decimal("1.5")

Titik = tuple[int, Decimal]


@dataclass(frozen=True, slots=True)
class Tren:
    """``laju`` per month (0 without a trend), ``akhir`` the projection at the plan's end, ``ragam``
    how far it may be off by the unevenness of the months, ``terbaik`` the best monthly pace in the
    good direction that is plausible (``arah`` is 1 or -1; the pace is signed by it)."""

    laju: Decimal
    akhir: Decimal
    ragam: Decimal
    terbaik: Decimal
    bertren: bool


def fit_cacahan(titik: Sequence[Titik], panjang: int, target: Decimal, arah: int) -> Tren | None:
    """The trend of a running total; None while a quarter of the plan is not yet told."""
    bulan, nilai = titik[-1]
    if len(titik) < TITIK_CACAHAN or bulan * 4 < panjang:
        return None
    laju = nilai / bulan
    langkah = [
        (kini[0] - lalu[0], kini[1] - lalu[1]) for lalu, kini in pairwise([(0, Decimal(0)), *titik])
    ]
    ragam_bulan = _sum((naik - lama * laju) ** 2 / lama for lama, naik in langkah) / len(langkah)
    ragam = (ragam_bulan * (panjang - bulan) * panjang / bulan).sqrt()
    terbaik = max(arah * naik / lama for lama, naik in langkah)
    if arah > 0:
        terbaik = max(terbaik, KEJAR * laju, KEJAR_RATA * target / panjang, Decimal(1))
    else:
        terbaik = max(terbaik, -laju / KEJAR)
    return Tren(laju, nilai + laju * (panjang - bulan), ragam, terbaik, bertren=True)


def fit_tingkat(
    titik: Sequence[Titik], panjang: int, arah: int, puncak: Decimal | None = None
) -> Tren | None:
    """The trend of a level; None below three reports, or while three alone rise to the target.

    No line leaves where figures cannot go: above ``puncak``, or below zero where none was."""
    nilai = [satu for _, satu in titik]
    kemiringan = [(dua[1] - satu[1]) / (dua[0] - satu[0]) for satu, dua in combinations(titik, 2)]
    membaik = all(arah * satu > 0 for satu in kemiringan)
    if len(titik) < TITIK_TINGKAT or (len(titik) < TITIK_TREN and membaik):
        return None
    laju, pusat, bertren = Decimal(0), median(nilai), False
    if len(titik) >= TITIK_TREN and abs(_agreement(kemiringan)) >= SEPAKAT:
        laju, bertren = median(kemiringan), True
        pusat = median(satu - laju * bulan for bulan, satu in titik)
    sisa = _sum((satu - pusat - laju * bulan) ** 2 for bulan, satu in titik)
    akhir = nilai[-1] + laju * (panjang - titik[-1][0]) if bertren else pusat
    lompat = [arah * (dua[1] - satu[1]) / (dua[0] - satu[0]) for satu, dua in pairwise(titik)]
    terbaik = max(max(lompat), KEJAR * arah * laju, Decimal(0))
    ragam = (sisa / (len(titik) - 1)).sqrt()
    return Tren(laju, _within(akhir, nilai, puncak), ragam, terbaik, bertren=bertren)


def last_start(
    tren: Tren, titik: Titik, panjang: int, target: Decimal, arah: int, berlalu: int
) -> int | None:
    """The number of the last month in which catching up must begin; None when it is too late.

    Until then it goes on as so far, from then on at the best plausible pace; ``berlalu`` months
    are over, reported or not.
    """
    bulan, nilai = titik
    for mulai in range(panjang - 1, max(bulan, berlalu) - 1, -1):
        biasa = arah * (nilai + tren.laju * (mulai - bulan))
        if biasa + tren.terbaik * (panjang - mulai) >= arah * target:
            return mulai + 1
    return None


def _agreement(kemiringan: Sequence[Decimal]) -> Decimal:
    """How far pairs of months agree on a direction: 1 all rise, -1 all fall (Kendall)."""
    naik = sum(1 if satu > 0 else -1 if satu < 0 else 0 for satu in kemiringan)
    return Decimal(naik) / len(kemiringan)


def _sum(nilai: Iterable[Decimal]) -> Decimal:
    return sum(nilai, Decimal(0))


def _within(akhir: Decimal, nilai: Sequence[Decimal], puncak: Decimal | None) -> Decimal:
    if puncak is not None and max(nilai) <= puncak:
        akhir = min(akhir, puncak)
    return max(akhir, Decimal(0)) if min(nilai) >= 0 else akhir
