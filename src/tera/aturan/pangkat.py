"""Ranks: pangkat and golongan ruang of PNS, golongan of PPPK.

Sources: PP 11/2017 jo PP 17/2020 for PNS (seventeen golongan ruang, I/a to IV/e); PP 49/2018 for
PPPK (golongan I to XVII). Article numbers are left out because the texts were not read.
"""

import re

from tera.aturan.galat import GalatAturan

GOLONGAN = re.compile(r"\b(iv|i{1,3})\s?[/. -]?\s?([a-e])\b")
PANGKAT_PNS = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip


URUTAN = tuple(PANGKAT_PNS)


class PangkatTidakDikenal(GalatAturan):
    """A text that names no rank."""


def golongan_berikut(golongan: str) -> str | None:
    """The golongan ruang above; None at IV/e. Raises PangkatTidakDikenal."""
    letak = _position(golongan) + 1
    return URUTAN[letak] if letak < len(URUTAN) else None


def compare_golongan(satu: str, dua: str) -> int:
    """Below zero where the first is lower, zero where they are the same."""
    return _position(satu) - _position(dua)


def parse_golongan(teks: str) -> str:
    """The golongan ruang that people write: "iii/d", "III d", "Penata Tk. I", "Penata (III/c)".

    Raises PangkatTidakDikenal.
    """
    rapi = re.sub(r"\btk\b\.?", "tingkat", teks[:60].casefold())
    if cocok := GOLONGAN.search(rapi):
        tulisan = f"{cocok[1].upper()}/{cocok[2]}"
        if tulisan in PANGKAT_PNS:
            return tulisan
    kata = " ".join(re.sub(r"[^a-z ]", " ", rapi).split())
    for golongan, pangkat in PANGKAT_PNS.items():
        if pangkat.casefold() == kata:
            return golongan
    raise PangkatTidakDikenal(f"Pangkat {teks[:40]!r} tidak dikenal; tulis misalnya III/c.")


def _position(golongan: str) -> int:
    if golongan not in PANGKAT_PNS:
        raise PangkatTidakDikenal(f"Golongan ruang {golongan[:10]!r} tidak dikenal.")
    return URUTAN.index(golongan)


def golongan_sah(golongan: str, *, pppk: bool) -> bool:
    """Whether this golongan exists for this kind of ASN."""
    return golongan in (GOLONGAN_PPPK if pppk else PANGKAT_PNS)


def format_pangkat(golongan: str) -> str:
    """As printed on documents: ``Penata Muda (III/a)`` for PNS, ``Golongan IX`` for PPPK."""
    if golongan in PANGKAT_PNS:
        return f"{PANGKAT_PNS[golongan]} ({golongan})"
    return f"Golongan {golongan}" if golongan else "-"
