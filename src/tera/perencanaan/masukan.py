"""What the planning use cases take: plain values, already parsed, not yet judged."""

from dataclasses import dataclass, field

from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Perspektif
from tera.aturan.target import Arah, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianIndikator:
    """One indicator of a unit's objective or a person's result."""

    uraian: str
    target: Target
    satuan: str = ""
    arah: Arah = Arah.NAIK
    aspek: Aspek | None = None
    perspektif: Perspektif | None = None


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
class IsianLampiran:
    """The annex: lines of text for each of its three parts."""

    baris: dict[BagianLampiran, tuple[str, ...]] = field(default_factory=dict)
