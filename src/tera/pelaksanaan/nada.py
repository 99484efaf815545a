"""Tone hints for feedback: what may stop a sentence from being heard, why, and a better way.

Deterministic word lists (``kosakata/nada.toml``), no score. A hint never blocks a sending and is
never stored: it is shown to the one who writes, while writing, and to nobody else.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SUMBER = Path(__file__).parent / "kosakata" / "nada.toml"
PANJANG_TERBESAR = 8000
KATA_TERSEDIKIT = 6
KATA_TERSEDIKIT_APRESIASI = 4
HURUF_SINGKATAN = 4
_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SERU = re.compile(r"!\s*!|\?\s*!|!\s*\?")
_KOSONG = re.compile(r"\[[a-z][^\]\[]{2,60}\]", re.IGNORECASE)
_KALIMAT = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """One hint: its code and heading, what was seen, why it matters, a better way."""

    kode: str
    judul: str
    apa: str
    mengapa: str
    lebih_baik: str


def check_nada(
    teks: str, *, apresiasi: bool = False, ada_tindak_lanjut: bool = False
) -> list[Petunjuk]:
    """Hints for a text, in the order in which they matter; nothing for an empty text.

    Praise needs no next step and may be short; with a follow-up beside it the step is there.
    """
    bersih = " ".join(teks[:PANJANG_TERBESAR].split())
    if not bersih:
        return []
    kecil, banyak = bersih.casefold(), len(_KATA.findall(bersih))
    pendek = banyak < (KATA_TERSEDIKIT_APRESIASI if apresiasi else KATA_TERSEDIKIT)
    temuan = [
        _hint("menilai_orang", _person(kecil)),
        _hint("membandingkan", _comparison(kecil)),
        _hint("mutlak", "" if apresiasi else _absolute(kecil)),
        _hint("seruan", _shouting(bersih)),
        _hint("belum_diisi", _blank(bersih)),
        _hint("terlalu_pendek", "pendek" if pendek else "", jumlah=banyak),
    ]
    if not pendek:
        selesai = apresiasi or ada_tindak_lanjut
        temuan += [
            _hint("tanpa_contoh", "" if _has_fact(kecil) else "tanpa"),
            _hint("tanpa_langkah", "" if selesai or _has_step(kecil) else "tanpa"),
        ]
    return [satu for satu in temuan if satu is not None]


def _hint(kode: str, kutipan: str, **isi: object) -> Petunjuk | None:
    if not kutipan:
        return None
    teks = _kosakata()[kode]
    return Petunjuk(
        kode,
        teks["judul"],
        teks["apa"].format(kutipan=kutipan, **isi),
        teks["mengapa"],
        teks["lebih_baik"],
    )


def _person(kecil: str) -> str:
    """The first label on a person; not where it is denied or speaks of a thing."""
    isi = _kosakata()["menilai_orang"]
    for cocok in _words("menilai_orang").finditer(kecil):
        sebelum = _KATA.findall(kecil[: cocok.start()])[-1:]
        if sebelum and sebelum[0] in (*isi["benda"], *isi["bantah"]):
            continue
        return cocok.group()
    return ""


def _absolute(kecil: str) -> str:
    """The first absolute word outside of a sentence that thanks or tells something good."""
    baik = _kosakata()["mutlak"]["baik"]
    for kalimat in _KALIMAT.findall(kecil):
        cocok = _words("mutlak").search(kalimat)
        if cocok and not any(satu in kalimat for satu in baik):
            return str(cocok.group())
    return ""


def _comparison(kecil: str) -> str:
    cocok = next((c for pola in _patterns() if (c := pola.search(kecil))), None)
    return cocok.group().strip() if cocok else ""


def _shouting(teks: str) -> str:
    """Two words in capitals that are no abbreviations, or exclamation marks one after another."""
    seru = _SERU.search(teks)
    if seru:
        return " ".join([*teks[: seru.start()].split()[-2:], ""]).strip() + seru.group()
    if teks.count("!") > 1:
        return "!"
    singkatan = frozenset(_kosakata()["seruan"]["singkatan"])
    besar = [k for k in _KATA.findall(teks) if _is_shouted(k, singkatan)]
    return " ".join(besar[:3]) if len(besar) > 1 else ""


def _is_shouted(kata: str, singkatan: frozenset[str]) -> bool:
    return len(kata) >= HURUF_SINGKATAN and kata.isupper() and kata not in singkatan


def _blank(teks: str) -> str:
    """A blank of a template that nobody filled in."""
    cocok = _KOSONG.search(teks)
    return cocok.group() if cocok else ""


def _has_fact(kecil: str) -> bool:
    return any(huruf.isdigit() for huruf in kecil) or bool(_words("tanpa_contoh").search(kecil))


def _has_step(kecil: str) -> bool:
    return "?" in kecil or bool(_words("tanpa_langkah").search(kecil))


@cache
def _kosakata() -> dict[str, Any]:
    return tomllib.loads(SUMBER.read_text())


@cache
def _words(kode: str) -> re.Pattern[str]:
    """One expression for a list of words, longest first; "-nya" and "-lah" may follow."""
    kata = sorted(_kosakata()[kode]["kata"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, kata))})(?:nya|lah|kah)?(?!\w)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(satu) for satu in _kosakata()["membandingkan"]["pola"])
