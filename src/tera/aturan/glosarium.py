"""What the words of the field mean, in one sentence each (``glosarium.toml``)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tera.aturan.berkas import AKAR, read_toml
from tera.aturan.galat import GalatAturan


class IstilahTidakDikenal(GalatAturan):
    """The glossary has no such word."""


@cache
def glosarium() -> Mapping[str, tuple[str, str]]:
    """Word and meaning by identifier ("pejabat_penilai")."""
    isi = read_toml(AKAR / "glosarium.toml")["istilah"]
    return MappingProxyType({satu["pengenal"]: (satu["istilah"], satu["arti"]) for satu in isi})


def find_istilah(pengenal: str) -> tuple[str, str]:
    """Word and meaning; raises IstilahTidakDikenal."""
    if pengenal not in glosarium():
        raise IstilahTidakDikenal(f"Istilah {pengenal[:40]!r} tidak ada dalam glosarium.")
    return glosarium()[pengenal]
