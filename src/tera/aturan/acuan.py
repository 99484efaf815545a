"""A citation: which regulation, which article where a source confirms it, and how sure we are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tera.aturan.berkas import AKAR, find_key_faults, read_toml
from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan

WAJIB = ("slug", "jenis", "nomor", "tahun", "judul")
BOLEH = ("tautan", "ditetapkan", "berlaku_sejak", "dicabut_oleh", "mengubah", "pasal")
DERET = ("mengubah", "pasal")


class PeraturanTidakDikenal(GalatAturan):
    """The cited regulation is not in the register."""


class PasalTidakDikenal(GalatAturan):
    """The register lists no source that confirms this article."""


class RegisterTidakSah(GalatAturan):
    """The register of regulations itself is faulty."""


class Kepastian(Berlabel):
    """How sure the source of a figure is; shown beside the figure."""

    RESMI = "resmi", "Resmi"
    SEKUNDER = "sekunder", "Sumber sekunder"
    BELUM_DIVERIFIKASI = "belum_diverifikasi", "Belum diverifikasi"


@dataclass(frozen=True, slots=True)
class Peraturan:
    """One regulation of the register.

    ``ditetapkan`` (signed), ``berlaku_sejak`` (in force) and ``tautan`` are None where no source
    gave them.
    ``dicabut_oleh`` is the slug of the regulation that revoked this one, ``mengubah`` are the
    slugs of those that it amends. ``pasal`` are the articles that a source of ours confirms, as
    they are cited ("24", "10 ayat (2)"); no other can be cited.
    """

    slug: str
    jenis: str
    nomor: str
    tahun: int
    judul: str
    tautan: str | None = None
    ditetapkan: date | None = None
    berlaku_sejak: date | None = None
    dicabut_oleh: str | None = None
    mengubah: tuple[str, ...] = ()
    pasal: tuple[str, ...] = ()

    @property
    def teks(self) -> str:
        """The short name in use, such as "PermenPANRB 6/2022"; without a number the year."""
        nomor = f"{self.nomor}/{self.tahun}" if self.nomor else f"{self.tahun}"
        return f"{self.jenis} {nomor}"


@dataclass(frozen=True, slots=True)
class Acuan:
    """A place in a regulation; ``pasal`` is None unless a source confirms the article.

    Raises PeraturanTidakDikenal when ``peraturan`` is no slug of the register, and
    PasalTidakDikenal for an article that the register does not confirm.
    """

    peraturan: str
    pasal: str | None = None

    def __post_init__(self) -> None:
        """Refuse what the register does not hold, so that no invented source is shown."""
        peraturan = find_peraturan(self.peraturan)
        if self.pasal is not None and self.pasal not in peraturan.pasal:
            raise PasalTidakDikenal(
                f"{peraturan.teks} Pasal {self.pasal} belum dipastikan oleh sebuah sumber."
            )

    @property
    def teks(self) -> str:
        """The citation as shown, such as "PermenPANRB 6/2022 Pasal 24"."""
        nama = find_peraturan(self.peraturan).teks
        return nama if self.pasal is None else f"{nama} Pasal {self.pasal}"


@dataclass(frozen=True, slots=True)
class Ketetapan:
    """A decision of the agency itself, such as "Peraturan Bupati 12/2025": a source of settings."""

    teks: str


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
        tujuan = {*peraturan.mengubah, *filter(None, [peraturan.dicabut_oleh])}
        if asing := tujuan - hasil.keys():
            raise RegisterTidakSah(f"{peraturan.slug}: {min(asing)!r} tidak ada dalam register.")
    return MappingProxyType(hasil)


def _parse_peraturan(data: Mapping[str, Any], *, nama: str) -> Peraturan:
    if faults := find_key_faults(data, wajib=WAJIB, boleh=BOLEH):
        raise RegisterTidakSah(f"{nama}: {'; '.join(faults)}.")
    deret = {kunci: data[kunci] for kunci in DERET if kunci in data}
    if salah := [kunci for kunci, isi in deret.items() if type(isi) is not list]:
        raise RegisterTidakSah(f"{nama}: {salah[0]} harus berupa daftar.")
    return Peraturan(**{**data, **{kunci: tuple(isi) for kunci, isi in deret.items()}})
