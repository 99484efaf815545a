"""A citation: which regulation, and which article where a source confirms the number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tera.aturan.berkas import AKAR, find_key_faults, read_toml
from tera.aturan.galat import GalatAturan

WAJIB = ("slug", "jenis", "nomor", "tahun", "judul")
BOLEH = ("tautan", "berlaku_sejak", "dicabut_oleh")


class PeraturanTidakDikenal(GalatAturan):
    """The cited regulation is not in the register."""


class RegisterTidakSah(GalatAturan):
    """The register of regulations itself is faulty."""


@dataclass(frozen=True, slots=True)
class Peraturan:
    """One regulation of the register.

    ``berlaku_sejak`` and ``tautan`` are None where no source gave them.
    ``dicabut_oleh`` is the slug of the regulation that revoked this one.
    """

    slug: str
    jenis: str
    nomor: str
    tahun: int
    judul: str
    tautan: str | None = None
    berlaku_sejak: date | None = None
    dicabut_oleh: str | None = None

    @property
    def teks(self) -> str:
        """The short name in use, such as "PermenPANRB 6/2022"."""
        return f"{self.jenis} {self.nomor}/{self.tahun}"


@dataclass(frozen=True, slots=True)
class Acuan:
    """A place in a regulation; ``pasal`` is None unless a source confirms the article.

    Raises PeraturanTidakDikenal when ``peraturan`` is no slug of the register.
    """

    peraturan: str
    pasal: str | None = None

    def __post_init__(self) -> None:
        """Refuse what the register does not hold, so that no invented source is shown."""
        find_peraturan(self.peraturan)

    @property
    def teks(self) -> str:
        """The citation as shown, such as "PermenPANRB 6/2022 Pasal 24"."""
        nama = find_peraturan(self.peraturan).teks
        return nama if self.pasal is None else f"{nama} Pasal {self.pasal}"


@cache
def register() -> Mapping[str, Peraturan]:
    """Every known regulation by slug, from ``peraturan/*.toml``."""
    return load_register(AKAR / "peraturan")


def find_peraturan(slug: str) -> Peraturan:
    """The regulation with this slug; raises PeraturanTidakDikenal."""
    try:
        return register()[slug]
    except KeyError:
        raise PeraturanTidakDikenal(f"Peraturan {slug!r} tidak ada dalam register.") from None


def load_register(folder: Path) -> Mapping[str, Peraturan]:
    """Read a register; raises RegisterTidakSah on unknown keys, repeats, or dangling links."""
    hasil: dict[str, Peraturan] = {}
    for path in sorted(folder.glob("*.toml")):
        for data in read_toml(path).get("peraturan", []):
            peraturan = _parse_peraturan(data, nama=path.name)
            if peraturan.slug in hasil:
                raise RegisterTidakSah(f"{path.name}: {peraturan.slug!r} tertulis dua kali.")
            hasil[peraturan.slug] = peraturan
    for peraturan in hasil.values():
        if peraturan.dicabut_oleh is not None and peraturan.dicabut_oleh not in hasil:
            raise RegisterTidakSah(f"{peraturan.slug}: pencabutnya tidak ada dalam register.")
    return MappingProxyType(hasil)


def _parse_peraturan(data: Mapping[str, Any], *, nama: str) -> Peraturan:
    if faults := find_key_faults(data, wajib=WAJIB, boleh=BOLEH):
        raise RegisterTidakSah(f"{nama}: {'; '.join(faults)}.")
    return Peraturan(**data)
