"""Text templates for feedback: one tap puts one into the field (``kosakata/*.toml``)."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tera.pelaksanaan.models import BagianBulanan, JenisUmpanBalik, TemplatUmpanBalik

SUMBER = Path(__file__).parent / "kosakata" / "templat_umpan_balik.toml"


@dataclass(frozen=True, slots=True)
class Templat:
    """A situation and the words for it.

    ``jenis`` is the kind of feedback that they suit, ``bagian`` the part of the monthly feedback,
    ``instansi`` whether the agency wrote them itself.
    """

    kode: str
    judul: str
    isi: str
    jenis: JenisUmpanBalik
    bagian: str = ""
    instansi: bool = False


@cache
def load_templat() -> tuple[Templat, ...]:
    """Those that come with Tera, in the order of the file."""
    semua = tomllib.loads(SUMBER.read_text())["templat"]
    return tuple(
        Templat(
            satu["kode"],
            satu["judul"],
            satu["isi"],
            JenisUmpanBalik(satu.get("jenis", JenisUmpanBalik.UMPAN_BALIK)),
            BagianBulanan(satu["bagian"]) if "bagian" in satu else "",
        )
        for satu in semua
    )


def all_templat(instansi: Iterable[TemplatUmpanBalik]) -> tuple[Templat, ...]:
    """The agency's own first, then those that come with Tera; a number is no code of a file."""
    sendiri = (
        Templat(
            str(satu.pk),
            satu.judul,
            satu.isi,
            JenisUmpanBalik(satu.jenis),
            satu.bagian,
            instansi=True,
        )
        for satu in instansi
    )
    return (*sendiri, *load_templat())


def append_text(semula: str, tambahan: str) -> str:
    """What was typed, and below it what is put in."""
    return f"{semula.rstrip()}\n\n{tambahan}" if semula.strip() else tambahan
