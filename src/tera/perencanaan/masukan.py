"""What the planning use cases take: plain values, already parsed, not yet judged."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Perspektif
from tera.aturan.target import Arah, Target
from tera.organisasi.models import Pegawai
from tera.perencanaan.models import DokumenStrategis


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianLembar:
    """The indicator sheet: what exactly is counted, how, from which data, and by whom."""

    definisi: str = ""
    rumus: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    iku: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianIndikator:
    """One indicator of a unit's objective or a person's result.

    ``id`` is the row that it continues (None begins a new one) and ``lembar`` its sheet: both for
    a unit's objective only.
    """

    uraian: str
    target: Target
    satuan: str = ""
    arah: Arah = Arah.NAIK
    aspek: Aspek | None = None
    perspektif: Perspektif | None = None
    lembar: IsianLembar = IsianLembar()
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianHasil:
    """One rencana hasil kerja with its indicators, in the order they are printed.

    ``induk_id`` is the superior's result; ``intervensi`` its text while there is none in Tera.
    ``sasaran_id`` is the unit's objective, which only the head of the unit chooses: what others
    do serves the objective of the result above.
    """

    jenis: JenisHasil
    uraian: str
    indikator: tuple[IsianIndikator, ...]
    induk_id: int | None = None
    sasaran_id: int | None = None
    intervensi: str = ""
    penugasan_dari: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianSasaran:
    """One objective of a unit with its indicators."""

    uraian: str
    indikator: tuple[IsianIndikator, ...]
    induk_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPustaka:
    """An entry of the indicator library: an indicator under its result, with where its data are."""

    hasil: str
    indikator: IsianIndikator
    sumber_data: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianIndikatorStrategis:
    """One indicator of an objective of several years; ``target`` by year, at least one.

    ``awal`` is the state in ``tahun_awal``; ``id`` the row that it continues.
    """

    uraian: str
    target: Mapping[int, Target]
    satuan: str = ""
    arah: Arah = Arah.NAIK
    awal: Decimal | None = None
    tahun_awal: int | None = None
    lembar: IsianLembar = IsianLembar()
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianSasaranStrategis:
    """One objective of the years ``mulai`` to ``selesai``, both included."""

    uraian: str
    dokumen: DokumenStrategis
    mulai: int
    selesai: int
    indikator: tuple[IsianIndikatorStrategis, ...]
    induk_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianLampiran:
    """The annex: lines of text for each of its three parts."""

    baris: dict[BagianLampiran, tuple[str, ...]] = field(default_factory=dict)


def tidy(teks: str) -> str:
    """A result as one line: what a cell of the matrix holds and compares."""
    return " ".join(teks.replace("\0", "").split())


def fingerprint(teks: str) -> str:
    """Names a cell's text in a form without repeating it; empty for an empty cell."""
    rapi = tidy(teks)
    return hashlib.sha256(rapi.encode()).hexdigest()[:16] if rapi else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianSel:
    """One cell of the matriks peran hasil: a person's part in a result of the leader (``induk``).

    ``teks`` empty means no part; ``dilihat`` is the ``fingerprint`` of what the writer saw.
    """

    pegawai_id: int
    induk_id: int
    teks: str
    dilihat: str = ""

    @property
    def disentuh(self) -> bool:
        """Whether the writer changed what she saw."""
        return fingerprint(self.teks) != self.dilihat


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianTim:
    """A tim kerja with its members and the role of each."""

    nama: str
    ketua: Pegawai
    anggota: tuple[tuple[Pegawai, str], ...]
    sejak: date
    sampai: date | None = None
    tugas: str = ""
    dasar: str = ""
