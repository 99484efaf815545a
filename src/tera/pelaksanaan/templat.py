"""Text templates for feedback: one tap puts one into the field (``kosakata/*.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tera.pelaksanaan.models import JenisUmpanBalik

SUMBER = Path(__file__).parent / "kosakata" / "templat_umpan_balik.toml"


@dataclass(frozen=True, slots=True)
class Templat:
    """A situation and the words for it; ``jenis`` is the kind of feedback that they suit."""

    kode: str
    judul: str
    isi: str
    jenis: JenisUmpanBalik


@cache
def load_templat() -> tuple[Templat, ...]:
    """All of them, in the order of the file."""
    semua = tomllib.loads(SUMBER.read_text())["templat"]
    return tuple(
        Templat(
            satu["kode"],
            satu["judul"],
            satu["isi"],
            JenisUmpanBalik(satu.get("jenis", JenisUmpanBalik.UMPAN_BALIK)),
        )
        for satu in semua
    )


def find_templat(kode: str) -> Templat | None:
    """The template of this code; None for any other text."""
    return next((satu for satu in load_templat() if satu.kode == kode), None)


def append_text(semula: str, tambahan: str) -> str:
    """What was typed, and below it what is put in."""
    return f"{semula.rstrip()}\n\n{tambahan}" if semula.strip() else tambahan
