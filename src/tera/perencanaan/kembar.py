"""Near-duplicates among sentences: the copied plan, over people and years.

Two sentences are near-duplicates when their words, numbers left out, are the same but for one in
eight (at most two), in whatever order. So a copy with the year or the village changed is found,
and "Tersusunnya laporan kinerja" is no copy of "Tersusunnya laporan keuangan". Each sentence is
filed under its words without any one (or two) of them; what meets in a file is alike. That is
linear in the sentences, where comparing all pairs of 60,000 is 1.8 thousand million.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import blake2b
from itertools import combinations
from operator import xor

from tera.aturan.smart.kata import words

KATA_TIAP_BEDA = 8
BEDA_TERBANYAK = 2


@dataclass(frozen=True, slots=True)
class Anggota:
    """A sentence of a group: ``wakil`` is the key of the group's first sentence, ``kemiripan``
    the percent (0 to 100, rounded down) of all words of both that they share; 100 is the same.
    """

    wakil: int
    kemiripan: int


def find_kembar(kalimat: Mapping[int, str]) -> dict[int, Anggota]:
    """Groups of sentences that are the same or nearly so; whatever stands alone is left out.

    Groups are closed over chains: a copy of a copy belongs.
    """
    sama: dict[frozenset[str], list[int]] = defaultdict(list)
    for kunci in sorted(kalimat):
        sama[_words(kalimat[kunci])].append(kunci)
    sama.pop(frozenset(), None)
    isi = list(sama)
    akar = list(range(len(isi)))
    for satu, dua in _meetings(isi):
        kiri, kanan = sorted((_root(akar, satu), _root(akar, dua)))
        akar[kanan] = kiri
    return dict(_members(isi, list(sama.values()), akar))


def _words(kalimat: str) -> frozenset[str]:
    return frozenset(satu.isi for satu in words(kalimat) if not satu.isi[0].isdigit())


def _meetings(isi: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions that meet in a file; each file names its first."""
    angka = {kata: _number(kata) for satu in isi for kata in satu}
    berkas: dict[int, int] = {}
    for nomor, satu in enumerate(isi):
        for kunci in _files([angka[kata] for kata in satu]):
            pertama = berkas.setdefault(kunci, nomor)
            if pertama != nomor:
                yield pertama, nomor


def _files(kata: list[int]) -> list[int]:
    """Where a sentence is filed: under all its words, and without any that may differ."""
    semua = reduce(xor, kata)
    beda = len(kata) // KATA_TIAP_BEDA
    kunci = [semua]
    if beda >= 1:
        kunci += [semua ^ satu for satu in kata]
    if beda >= BEDA_TERBANYAK:
        kunci += [semua ^ satu ^ dua for satu, dua in combinations(kata, 2)]
    return kunci


def _number(kata: str) -> int:
    """A word as 64 bits, the same in every process."""
    return int.from_bytes(blake2b(kata.encode(), digest_size=8).digest())


def _root(akar: list[int], satu: int) -> int:
    while akar[satu] != satu:
        akar[satu] = akar[akar[satu]]
        satu = akar[satu]
    return satu


def _members(
    isi: Sequence[frozenset[str]], kunci: Sequence[list[int]], akar: list[int]
) -> Iterator[tuple[int, Anggota]]:
    kelompok: dict[int, list[int]] = defaultdict(list)
    for nomor in range(len(isi)):
        kelompok[_root(akar, nomor)].append(nomor)
    for wakil, anggota in kelompok.items():
        if len(anggota) == 1 and len(kunci[wakil]) == 1:
            continue
        for nomor in anggota:
            persen = 100 * len(isi[nomor] & isi[wakil]) // len(isi[nomor] | isi[wakil])
            for satu in kunci[nomor]:
                yield satu, Anggota(kunci[wakil][0], persen)
