"""Dated values of the law, one TOML file a subject, read strictly.

The loader refuses whatever a reviewer could overlook: an unknown key, an unknown regulation,
dates out of order, a value without a source.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from tera.aturan.acuan import Acuan, Kepastian, PasalTidakDikenal, PeraturanTidakDikenal
from tera.aturan.berkas import AKAR, find_key_faults, read_toml
from tera.aturan.galat import GalatAturan
from tera.aturan.perhitungan import Langkah

FOLDER = AKAR / "parameter"
NAMA = re.compile(r"[a-z][a-z0-9_]*")


class ParameterTidakDikenal(GalatAturan):
    """There is no parameter of that name."""


class ParameterTidakSah(GalatAturan):
    """A parameter file breaks the format."""


class SumberTidakSah(ParameterTidakSah):
    """A value has no source, or one that is not in the register."""


class ParameterTidakBerlaku(GalatAturan):
    """The date lies before the first value: the rule did not exist yet."""


@dataclass(frozen=True, slots=True)
class Nilai:
    """One dated value: ``isi`` (deeply read-only) holds from ``sejak`` until the next.

    ``sumber`` says where it was read (an address, a document and its page), empty where unknown.
    """

    isi: Any
    sejak: date
    acuan: Acuan
    kepastian: Kepastian
    sumber: str = ""

    def langkah(self, label: str, nilai: str) -> Langkah:
        """A step of a calculation that rests on this value: its source and certainty go along."""
        return Langkah(label, nilai, self.acuan, self.kepastian)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A subject of the law with its values in date order.

    ``diperiksa`` is the day a person compared the file with the official text; None when
    nobody has yet. ``sumbu`` says what the rows and the columns of a matrix are; else empty.
    """

    nama: str
    judul: str
    satuan: str
    kepastian: Kepastian
    diperiksa: date | None
    catatan: str
    nilai: tuple[Nilai, ...]
    sumbu: tuple[str, ...] = ()

    def pada(self, tanggal: date) -> Nilai:
        """The value in force on a date; raises ParameterTidakBerlaku before the first."""
        for nilai in reversed(self.nilai):
            if nilai.sejak <= tanggal:
                return nilai
        raise ParameterTidakBerlaku(
            f"{self.judul} belum berlaku pada {tanggal.isoformat()}; "
            f"berlaku sejak {self.nilai[0].sejak.isoformat()}."
        )

    @property
    def terbaru(self) -> Nilai:
        """The last known value, for suggestions and drawings that belong to no date."""
        return self.nilai[-1]


@cache
def parameter(nama: str) -> Parameter:
    """Load a parameter by name, once; raises ParameterTidakDikenal or ParameterTidakSah."""
    path = FOLDER / f"{nama}.toml"
    if not NAMA.fullmatch(nama) or not path.is_file():
        raise ParameterTidakDikenal(f"Parameter {nama!r} tidak ada.")
    return parse_parameter(nama, read_toml(path))


def nama_parameter() -> tuple[str, ...]:
    """The names of all parameters, in order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def find_stale(pada: date) -> tuple[Parameter, ...]:
    """Parameters that nobody compared with the official text in the twelve months before a day.

    Those never compared come first, then the longest ago.
    """
    basi = [satu for satu in map(parameter, nama_parameter()) if _is_stale(satu.diperiksa, pada)]
    return tuple(sorted(basi, key=lambda satu: (satu.diperiksa or date.min, satu.nama)))


def _is_stale(diperiksa: date | None, pada: date) -> bool:
    if diperiksa is None:
        return True
    setahun = (diperiksa.year + 1, diperiksa.month, diperiksa.day)
    return setahun <= (pada.year, pada.month, pada.day)


def parse_parameter(nama: str, data: Mapping[str, Any]) -> Parameter:
    """Check and build one parameter; raises ParameterTidakSah or SumberTidakSah."""
    _check_keys(
        nama,
        data,
        wajib=("judul", "satuan", "kepastian", "nilai"),
        boleh=("diperiksa", "catatan", "sumbu"),
    )
    kepastian = _parse_kepastian(nama, data["kepastian"])
    nilai = tuple(_parse_nilai(nama, satu, kepastian=kepastian) for satu in data["nilai"])
    _check_dates(nama, [satu.sejak for satu in nilai])
    diperiksa = data.get("diperiksa")
    return Parameter(
        nama=nama,
        judul=data["judul"],
        satuan=data["satuan"],
        kepastian=kepastian,
        diperiksa=None if diperiksa is None else _parse_date(nama, diperiksa),
        catatan=data.get("catatan", ""),
        nilai=nilai,
        sumbu=_parse_sumbu(nama, data.get("sumbu")),
    )


def _parse_sumbu(nama: str, sumbu: object) -> tuple[str, ...]:
    if sumbu is None:
        return ()
    match sumbu:
        case [str(baris), str(kolom)]:
            return (baris, kolom)
    raise ParameterTidakSah(f"{nama}: sumbu menyebut isi baris, lalu isi kolom.")


def _parse_nilai(nama: str, data: Mapping[str, Any], *, kepastian: Kepastian) -> Nilai:
    if "acuan" not in data:
        raise SumberTidakSah(f"{nama}: sebuah nilai tidak menyebut sumbernya.")
    _check_keys(nama, data, wajib=("sejak", "acuan", "isi"), boleh=("kepastian", "sumber"))
    sendiri = data.get("kepastian")
    return Nilai(
        isi=_freeze(nama, data["isi"]),
        sejak=_parse_date(nama, data["sejak"]),
        acuan=_parse_acuan(nama, data["acuan"]),
        kepastian=kepastian if sendiri is None else _parse_kepastian(nama, sendiri),
        sumber=data.get("sumber", ""),
    )


def _parse_acuan(nama: str, data: Mapping[str, Any]) -> Acuan:
    if faults := find_key_faults(data, wajib=("peraturan",), boleh=("pasal",)):
        raise SumberTidakSah(f"{nama}: acuan: {'; '.join(faults)}.")
    try:
        return Acuan(data["peraturan"], data.get("pasal"))
    except (PeraturanTidakDikenal, PasalTidakDikenal) as galat:
        raise SumberTidakSah(f"{nama}: {galat.pesan}") from None


def _parse_kepastian(nama: str, nilai: object) -> Kepastian:
    for kepastian in Kepastian:
        if kepastian.value == nilai:
            return kepastian
    raise ParameterTidakSah(f"{nama}: kepastian {nilai!r} tidak dikenal.")


def _parse_date(nama: str, nilai: object) -> date:
    if type(nilai) is not date:
        raise ParameterTidakSah(f"{nama}: {nilai!r} bukan tanggal.")
    return nilai


def _check_dates(nama: str, tanggal: list[date]) -> None:
    if not tanggal:
        raise ParameterTidakSah(f"{nama}: tidak ada nilai.")
    if tanggal != sorted(set(tanggal)):
        raise ParameterTidakSah(f"{nama}: tanggal berulang atau tidak berurutan.")


def _check_keys(
    nama: str, data: Mapping[str, Any], *, wajib: tuple[str, ...], boleh: tuple[str, ...] = ()
) -> None:
    if faults := find_key_faults(data, wajib=wajib, boleh=boleh):
        raise ParameterTidakSah(f"{nama}: {'; '.join(faults)}.")


def _freeze(nama: str, isi: Any) -> Any:
    if isinstance(isi, dict):
        return MappingProxyType({kunci: _freeze(nama, nilai) for kunci, nilai in isi.items()})
    if isinstance(isi, list):
        return tuple(_freeze(nama, nilai) for nilai in isi)
    if isinstance(isi, Decimal) and not isi.is_finite():
        raise ParameterTidakSah(f"{nama}: {isi} bukan bilangan.")
    return isi
