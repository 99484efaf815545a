"""Achievable: beside what earlier years reached, and without words that promise everything."""

from collections.abc import Iterator
from decimal import Decimal

from tera.aturan.bilangan import format_bilangan
from tera.aturan.smart.bentuk import Kriteria, MasukanSmart, TemuanSmart, Tingkat
from tera.aturan.smart.kata import matches
from tera.aturan.target import Arah

LONCATAN = 2
"""A target this many times the best earlier figure deserves a second look; our own choice."""


def check_tercapai(masukan: MasukanSmart) -> Iterator[TemuanSmart]:
    """Findings of the criterion."""
    teks = masukan.teks
    for nama, tingkat in (("mutlak_keras", Tingkat.PERBAIKI), ("mutlak_lunak", Tingkat.CATATAN)):
        for cocok in matches(nama, teks):
            yield TemuanSmart(
                Kriteria.TERCAPAI,
                "mutlak",
                tingkat,
                f"“{cocok[0]}” menjanjikan tanpa kecuali; satu kekecualian berarti gagal. "
                "Pastikan memang begitu, atau sebut batasnya.",
                cocok[0],
                *cocok.span(),
            )
    yield from _history(masukan)


def _history(masukan: MasukanSmart) -> Iterator[TemuanSmart]:
    lalu = [*([masukan.awal] if masukan.awal is not None else []), *masukan.riwayat]
    target = None if masukan.target is None else masukan.target.atas
    if not lalu or target is None:
        return
    naik = Arah(masukan.arah) is Arah.NAIK
    terbaik = max(lalu) if naik else min(lalu)
    if target == lalu[-1]:
        yield _catatan("sama", f"Target sama dengan tahun lalu ({format_bilangan(target)}).")
    elif (target < terbaik) if naik else (target > terbaik):
        yield _catatan(
            "mundur", f"Target di bawah yang pernah dicapai ({format_bilangan(terbaik)})."
        )
    elif _leaps(target, terbaik, naik=naik):
        yield _catatan(
            "loncat",
            f"Target jauh dari yang pernah dicapai ({format_bilangan(terbaik)}). "
            "Sebut dukungan yang membuatnya mungkin.",
        )


def _leaps(target: Decimal, terbaik: Decimal, *, naik: bool) -> bool:
    if terbaik <= 0:
        return False
    return target > terbaik * LONCATAN if naik else target * LONCATAN < terbaik


def _catatan(kode: str, pesan: str) -> TemuanSmart:
    return TemuanSmart(Kriteria.TERCAPAI, kode, Tingkat.CATATAN, pesan)
