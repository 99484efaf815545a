"""The result of a rule: a value, and the steps that led to it with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan, find_peraturan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Langkah:
    """One line of the working: what it is, what it came to (as shown), and the source.

    ``acuan`` is a regulation, a decision of the agency, or None for the inputs themselves;
    ``kepastian`` is None where the figure is no figure of law.
    """

    label: str
    nilai: str
    acuan: Acuan | Ketetapan | None = None
    kepastian: Kepastian | None = None


@dataclass(frozen=True, slots=True)
class Perhitungan(Generic[T]):
    """A value with the steps that explain it, in the order a reader follows them."""

    nilai: T
    langkah: tuple[Langkah, ...]


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One step as page, PDF and API show it; empty texts where there is nothing to show.

    ``peraturan`` is the slug of the cited regulation, empty for a decision of the agency.
    """

    label: str
    nilai: str
    acuan: str
    tautan: str
    kepastian: str
    peraturan: str = ""

    @property
    def dasar(self) -> str:
        """The source in words; a decision of the agency is named as one."""
        milik_instansi = self.acuan and not self.peraturan
        return f"Ketetapan instansi: {self.acuan}" if milik_instansi else self.acuan


def render_langkah(
    sumber: Perhitungan[Any] | Mapping[str, Any] | None,
) -> tuple[BarisLangkah, ...]:
    """The steps of a live or stored calculation in words: the one source of every "Mengapa?".

    ``sumber`` is a Perhitungan, what ``to_json`` made of one, or None while nothing is stored.
    A stored citation is shown as it was worded on its day.
    """
    if sumber is None:
        return ()
    data = to_json(sumber) if isinstance(sumber, Perhitungan) else sumber
    return tuple(_render(satu) for satu in data.get("langkah", ()))


def _render(langkah: Mapping[str, Any]) -> BarisLangkah:
    acuan = langkah.get("acuan") or {}
    slug, kepastian = acuan.get("peraturan"), langkah.get("kepastian")
    return BarisLangkah(
        label=langkah["label"],
        nilai=langkah["nilai"],
        acuan=acuan.get("teks", ""),
        tautan=(find_peraturan(slug).tautan or "") if slug else "",
        kepastian=Kepastian(kepastian).label if kepastian else "",
        peraturan=slug or "",
    )


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
    kepastian = data.get("kepastian")
    return Langkah(
        label=data["label"],
        nilai=data["nilai"],
        acuan=_acuan_from_json(data["acuan"]),
        kepastian=None if kepastian is None else Kepastian(kepastian),
    )


def _langkah_to_json(langkah: Langkah) -> dict[str, Any]:
    return {
        "label": langkah.label,
        "nilai": langkah.nilai,
        "acuan": _acuan_to_json(langkah.acuan),
        "kepastian": _plain(langkah.kepastian),
    }


def _acuan_to_json(acuan: Acuan | Ketetapan | None) -> dict[str, str | None] | None:
    if acuan is None:
        return None
    if isinstance(acuan, Ketetapan):
        return {"peraturan": None, "pasal": None, "teks": acuan.teks}
    return {"peraturan": acuan.peraturan, "pasal": acuan.pasal, "teks": acuan.teks}


def _acuan_from_json(data: Mapping[str, Any] | None) -> Acuan | Ketetapan | None:
    if data is None:
        return None
    if data["peraturan"] is None:
        return Ketetapan(data["teks"])
    return Acuan(data["peraturan"], data["pasal"])


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
