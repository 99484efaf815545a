"""What a workbook says, as text: the same shape for the stored plan and for an uploaded one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tera.aturan.skp import Bentuk, Pendekatan
from tera.aturan.target import format_target
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.queries import DetailSkp


@dataclass(frozen=True, slots=True, kw_only=True)
class IndikatorLembar:
    """One indicator; ``target`` as written ("98-99,5"), the others by the values of their enums.

    A qualitative plan has its measure in ``uraian`` alone.
    """

    uraian: str
    target: str = ""
    satuan: str = ""
    arah: str = ""
    aspek: str = ""
    perspektif: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilLembar:
    """One result; ``kode`` is the stored result that it continues, None for a new one."""

    kode: int | None
    jenis: str
    uraian: str
    intervensi: str = ""
    penugasan_dari: str = ""
    indikator: tuple[IndikatorLembar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarSkp:
    """A whole plan. ``perilaku`` and ``lampiran`` are empty where the workbook has no such sheet:
    that part of the plan then stays as it is.
    """

    hasil: tuple[HasilLembar, ...]
    perilaku: Mapping[str, str] = field(default_factory=dict)
    lampiran: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def lembar_from_json(isi: Mapping[str, Any]) -> LembarSkp:
    """The inverse of ``LembarSkp.as_json``."""
    return LembarSkp(
        hasil=tuple(
            HasilLembar(
                **satu | {"indikator": tuple(IndikatorLembar(**i) for i in satu["indikator"])}
            )
            for satu in isi["hasil"]
        ),
        perilaku=dict(isi["perilaku"]),
        lampiran={bagian: tuple(baris) for bagian, baris in isi["lampiran"].items()},
    )


def lembar_of(detail: DetailSkp) -> LembarSkp:
    """The stored plan."""
    return LembarSkp(
        hasil=tuple(_hasil(satu, detail.skp) for satu in detail.hasil),
        perilaku={nilai.value: ekspektasi for nilai, ekspektasi in detail.perilaku},
        lampiran={bagian.value: tuple(baris) for bagian, baris in detail.lampiran.items()},
    )


def _hasil(satu: RencanaHasilKerja, skp: Skp) -> HasilLembar:
    return HasilLembar(
        kode=satu.pk,
        jenis=satu.jenis,
        uraian=satu.uraian,
        intervensi=satu.intervensi_tampil,
        penugasan_dari=satu.penugasan_dari,
        indikator=tuple(indikator_lembar(i, skp) for i in satu.indikator.all()),
    )


def indikator_lembar(satu: IndikatorKinerja, skp: Skp) -> IndikatorLembar:
    """A stored indicator as its row: what the plan's form and approach have a column for."""
    jpt = skp.bentuk == Bentuk.JPT
    perspektif = satu.perspektif if jpt else ""
    if skp.pendekatan == Pendekatan.KUALITATIF:
        return IndikatorLembar(uraian=satu.uraian, perspektif=perspektif)
    return IndikatorLembar(
        uraian=satu.uraian,
        target=format_target(satu.target),
        satuan=satu.satuan,
        arah=satu.arah,
        aspek="" if jpt else satu.aspek,
        perspektif=perspektif,
    )
