"""Words: the vocabulary, tokens with their places, and a light stemmer.

The stemmer strips common affixes only; it is for comparing subjects, not for language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tera.aturan.berkas import AKAR, read_toml

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*|%")
AWALAN = re.compile(r"^(meng|meny|men|mem|me|peng|peny|pen|pem|pe|ber|ter|di|ke|se)(?=\w{3})")
AKHIRAN = re.compile(r"(?<=\w{3})(nya|kan|an|lah|kah|i)$")


@dataclass(frozen=True, slots=True)
class Kata:
    """A token in lower case with its place in the text."""

    isi: str
    awal: int
    akhir: int


@cache
def kosakata() -> dict[str, Any]:
    """The lists of ``kosakata/smart.toml``."""
    return dict(read_toml(AKAR / "kosakata" / "smart.toml"))


@cache
def phrases(nama: str) -> re.Pattern[str]:
    """A pattern of whole words for every phrase of a list, the longest first."""
    urut = sorted(kosakata()[nama], key=len, reverse=True)
    pilihan = "|".join(re.escape(satu).replace(r"\ ", r"\s+") for satu in urut)
    return re.compile(rf"(?<!\w)(?:{pilihan})(?!\w)", re.IGNORECASE)


def words(teks: str) -> list[Kata]:
    """The tokens of a text."""
    return [Kata(cocok[0].casefold(), *cocok.span()) for cocok in TOKEN.finditer(teks)]


def stem(kata: str) -> str:
    """A word without its common affixes: "pelayanan" and "melayani" become alike."""
    pokok = AKHIRAN.sub("", kata)
    pokok = AWALAN.sub("", pokok)
    return pokok[1:] if pokok[:2] in {"ng", "ny"} else pokok


def subjects(teks: str) -> frozenset[str]:
    """The stems of what a text speaks about."""
    henti = frozenset(kosakata()["henti"]) | frozenset(kosakata()["ukuran"])
    return frozenset(stem(k.isi) for k in words(teks) if k.isi not in henti and len(k.isi) > 2)


def matches(nama: str, teks: str) -> Iterator[re.Match[str]]:
    """Every phrase of a list in a text."""
    return phrases(nama).finditer(teks)
