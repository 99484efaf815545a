"""A plan as a file tells it: only what stands there, so that the rest can stay as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from tera.aturan.target import Arah, JenisTarget, Target
from tera.organisasi.impor.temuan import shown

INDIKATOR = ("satuan", "arah", "awal", "tahun_awal")
LEMBAR = ("definisi", "rumus", "sumber_data", "penanggung_jawab", "iku")


class Pilihan(NamedTuple):
    """What the form says beside the file.

    ``mulai`` is the first year of a list of targets, ``satuan`` the unit where the file has none,
    ``setahun`` the year of a perjanjian kinerja (None for a plan of several years).
    """

    mulai: int | None = None
    satuan: str = ""
    setahun: int | None = None


@dataclass(frozen=True, slots=True)
class IndikatorBerkas:
    """An indicator of a file: the fields that it tells, and the targets by year (None empties).

    ``alamat`` is where it stands: "B7", or "sasaran[1].indikator[2]".
    """

    alamat: str
    uraian: str
    nilai: Mapping[str, Any]
    target: Mapping[int, Target | None]


@dataclass(frozen=True, slots=True)
class SasaranBerkas:
    """An objective of a file."""

    uraian: str
    indikator: tuple[IndikatorBerkas, ...]


@dataclass(frozen=True, slots=True)
class RencanaBerkas:
    """All that a file tells, with the first and the last year of its targets."""

    mulai: int
    selesai: int
    sasaran: tuple[SasaranBerkas, ...]


@dataclass(frozen=True, slots=True)
class TemuanRencana:
    """What is wrong at an address of the file, and what to do about it."""

    alamat: str
    isi: str
    pesan: str


@dataclass(slots=True)
class Catatan:
    """Collects findings while a file is read."""

    temuan: list[TemuanRencana] = field(default_factory=list)

    def add(self, alamat: str, nilai: object, pesan: str) -> None:
        self.temuan.append(TemuanRencana(alamat, "" if nilai is None else shown(nilai), pesan))


def key_of(teks: str) -> str:
    """By what an objective or an indicator is recognised: its words, however spaced."""
    return " ".join(teks.casefold().split())


def to_json(rencana: RencanaBerkas) -> list[Any]:
    """The plan as plain lists, to be signed and sent along with the preview."""
    return [
        rencana.mulai,
        rencana.selesai,
        [
            [
                s.uraian,
                [[i.alamat, i.uraian, _nilai(i.nilai), _target(i.target)] for i in s.indikator],
            ]
            for s in rencana.sasaran
        ],
    ]


def _nilai(nilai: Mapping[str, Any]) -> dict[str, Any]:
    return {n: str(isi) if isinstance(isi, Decimal) else isi for n, isi in nilai.items()}


def _target(target: Mapping[int, Target | None]) -> dict[str, Any]:
    return {
        str(tahun): satu and [satu.jenis, _text(satu.bawah), _text(satu.atas), satu.teks]
        for tahun, satu in target.items()
    }


def _text(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)


def from_json(data: list[Any]) -> RencanaBerkas:
    """The inverse of ``to_json``."""
    mulai, selesai, sasaran = data
    return RencanaBerkas(
        mulai,
        selesai,
        tuple(
            SasaranBerkas(uraian, tuple(_indikator_from(*satu) for satu in indikator))
            for uraian, indikator in sasaran
        ),
    )


def _indikator_from(
    alamat: str, uraian: str, nilai: dict[str, Any], target: dict[str, Any]
) -> IndikatorBerkas:
    baca = dict(nilai)
    if "arah" in baca:
        baca["arah"] = Arah(baca["arah"])
    if baca.get("awal") is not None:
        baca["awal"] = Decimal(baca["awal"])
    return IndikatorBerkas(
        alamat,
        uraian,
        baca,
        {int(tahun): satu and _target_from(*satu) for tahun, satu in target.items()},
    )


def _target_from(jenis: str, bawah: str | None, atas: str | None, teks: str) -> Target:
    return Target(JenisTarget(jenis), _number(bawah), _number(atas), teks)


def _number(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)
