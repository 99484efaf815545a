"""The result of a rule: a value, and the steps that led to it with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

from tera.aturan.acuan import Acuan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Langkah:
    """One line of the working: what it is, what it came to (as shown), and the source."""

    label: str
    nilai: str
    acuan: Acuan | None = None


@dataclass(frozen=True, slots=True)
class Perhitungan(Generic[T]):
    """A value with the steps that explain it, in the order a reader follows them."""

    nilai: T
    langkah: tuple[Langkah, ...]


def to_json(perhitungan: Perhitungan[Any]) -> dict[str, Any]:
    """Plain JSON types, to be stored with a finalised result.

    A Fraction or Decimal becomes text ("25/12"), so that nothing is rounded on the way.
    Raises TypeError for a value that has no exact JSON form.
    """
    return {
        "nilai": _plain(perhitungan.nilai),
        "langkah": [_langkah_to_json(langkah) for langkah in perhitungan.langkah],
    }


def langkah_from_json(data: Mapping[str, Any]) -> Langkah:
    """One stored step back; raises PeraturanTidakDikenal for a citation not in the register."""
    acuan = data["acuan"]
    return Langkah(
        label=data["label"],
        nilai=data["nilai"],
        acuan=None if acuan is None else Acuan(acuan["peraturan"], acuan["pasal"]),
    )


def _langkah_to_json(langkah: Langkah) -> dict[str, Any]:
    return {
        "label": langkah.label,
        "nilai": langkah.nilai,
        "acuan": None if langkah.acuan is None else _acuan_to_json(langkah.acuan),
    }


def _acuan_to_json(acuan: Acuan) -> dict[str, str | None]:
    return {"peraturan": acuan.peraturan, "pasal": acuan.pasal, "teks": acuan.teks}


def _plain(nilai: Any) -> Any:
    if nilai is None or isinstance(nilai, (bool, int)):
        return nilai
    if isinstance(nilai, (str, Fraction, Decimal)):
        return str(nilai)
    if isinstance(nilai, date):
        return nilai.isoformat()
    if is_dataclass(nilai):
        return {bidang.name: _plain(getattr(nilai, bidang.name)) for bidang in fields(nilai)}
    if isinstance(nilai, Mapping):
        return {str(kunci): _plain(isi) for kunci, isi in nilai.items()}
    if isinstance(nilai, (tuple, list)):
        return [_plain(isi) for isi in nilai]
    raise TypeError(f"{type(nilai).__name__} has no exact JSON form")
