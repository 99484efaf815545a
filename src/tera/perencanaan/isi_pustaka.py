"""The library that comes with Tera: TOML of ``pustaka/``, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tera.aturan.berkas import find_key_faults, read_toml
from tera.aturan.skp import Aspek, Perspektif
from tera.aturan.target import Arah, Target, parse_target

FOLDER = Path(__file__).parent / "pustaka"


@dataclass(frozen=True, slots=True)
class IsiIndikator:
    """An indicator under its result; it has an aspek, or its result a perspektif (heads)."""

    hasil: str
    uraian: str
    target: Target
    satuan: str
    arah: Arah
    aspek: Aspek | None
    perspektif: Perspektif | None
    sumber_data: str


@dataclass(frozen=True, slots=True)
class IsiJabatan:
    """A kind of position; ``kata_kunci`` are words of official names that stand for it."""

    kode: str
    nama: str
    kelompok: str
    kata_kunci: tuple[str, ...]
    indikator: tuple[IsiIndikator, ...]


@cache
def read_pustaka(folder: Path = FOLDER) -> tuple[IsiJabatan, ...]:
    """Every position of the folder in the order of the files.

    Raises ValueError that names the file and what is wrong in it: an unknown or missing key, a
    code used twice, an indicator with both or neither of aspek and perspektif.
    """
    semua: list[IsiJabatan] = []
    for berkas in sorted(folder.glob("*.toml")):
        data = read_toml(berkas)
        _check(berkas, data, wajib=("kelompok", "jabatan"))
        semua.extend(_jabatan(berkas, data["kelompok"], satu) for satu in data["jabatan"])
    kode = [satu.kode for satu in semua]
    if kembar := sorted({satu for satu in kode if kode.count(satu) > 1}):
        raise ValueError(f"kode jabatan dipakai dua kali: {', '.join(kembar)}")
    return tuple(semua)


def _check(
    berkas: Path, data: Mapping[str, Any], *, wajib: tuple[str, ...], boleh: tuple[str, ...] = ()
) -> None:
    if salah := find_key_faults(data, wajib=wajib, boleh=boleh):
        sebut = data.get("uraian") or data.get("kode") or ""
        raise ValueError(f"{berkas.name}: {sebut}: {'; '.join(salah)}")


def _jabatan(berkas: Path, kelompok: str, data: dict[str, Any]) -> IsiJabatan:
    _check(berkas, data, wajib=("kode", "nama", "kata_kunci", "hasil"))
    return IsiJabatan(
        kode=data["kode"],
        nama=data["nama"],
        kelompok=kelompok,
        kata_kunci=tuple(data["kata_kunci"]),
        indikator=tuple(
            indikator for hasil in data["hasil"] for indikator in _hasil(berkas, hasil)
        ),
    )


def _hasil(berkas: Path, data: dict[str, Any]) -> list[IsiIndikator]:
    _check(berkas, data, wajib=("uraian", "indikator"), boleh=("perspektif",))
    perspektif = Perspektif(data["perspektif"]) if "perspektif" in data else None
    return [_indikator(berkas, data["uraian"], perspektif, satu) for satu in data["indikator"]]


def _indikator(
    berkas: Path, hasil: str, perspektif: Perspektif | None, data: dict[str, Any]
) -> IsiIndikator:
    wajib = ("uraian", "target", "satuan", "sumber_data", *(() if perspektif else ("aspek",)))
    _check(berkas, data, wajib=wajib, boleh=("arah",))
    return IsiIndikator(
        hasil=hasil,
        uraian=data["uraian"],
        target=parse_target(data["target"]),
        satuan=data["satuan"],
        arah=Arah(data.get("arah", Arah.NAIK)),
        aspek=Aspek(data["aspek"]) if "aspek" in data else None,
        perspektif=perspektif,
        sumber_data=data["sumber_data"],
    )
