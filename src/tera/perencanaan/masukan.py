"""What the planning use cases take: plain values, already parsed, not yet judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Perspektif
from tera.aturan.target import Arah, Target
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
    """

    jenis: JenisHasil
    uraian: str
    indikator: tuple[IsianIndikator, ...]
    induk_id: int | None = None
    intervensi: str = ""
    penugasan_dari: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianSasaran:
    """One objective of a unit with its indicators."""

    uraian: str
    indikator: tuple[IsianIndikator, ...]
    induk_id: int | None = None


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
