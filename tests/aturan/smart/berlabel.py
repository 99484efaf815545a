"""The labelled indicators, read and split: two thirds to tune by, one third held out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tera.aturan.berkas import read_toml
from tera.aturan.smart import Kriteria, MasukanSmart
from tera.aturan.target import Target, parse_target

BERKAS = Path(__file__).parent / "berlabel.toml"


@dataclass(frozen=True)
class Berlabel:
    """One indicator; ``label`` says of each criterion whether it holds."""

    masukan: MasukanSmart
    label: dict[Kriteria, bool]
    sumber: str

    @property
    def disisihkan(self) -> bool:
        """Held out: decided by the text alone, so that no later choice moves it."""
        return hashlib.sha256(self.masukan.teks.encode()).digest()[0] % 3 == 0


def read_berlabel() -> Iterator[Berlabel]:
    """Every labelled indicator of the file."""
    for dokumen in read_toml(BERKAS)["dokumen"]:
        for label, teks, *lain in dokumen["isi"]:
            satuan, target = lain or ("", "")
            yield Berlabel(
                MasukanSmart(teks=teks, satuan=satuan, target=_target(target)),
                {Kriteria.SPESIFIK: label[0] == "S", Kriteria.TERUKUR: label[1] == "M"},
                dokumen["sumber"],
            )


def _target(teks: str) -> Target | None:
    return parse_target(teks) if teks else None
