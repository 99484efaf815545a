"""Plans of units to Excel, in the layout in which they are read again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tera.aturan.target import Arah, JenisTarget, format_target
from tera.laporan.excel import Kolom
from tera.perencanaan.impor.kolom import (
    AWAL,
    LEBAR_TARGET,
    SEBELUM,
    SESUDAH,
    KolomRencana,
    target_heading,
)
from tera.perencanaan.models import SasaranStrategis, SasaranUnit
from tera.perencanaan.models.target import NilaiTarget

Sel = tuple[object, ...]


def columns(tahun: Sequence[int], *, awal: bool) -> tuple[Kolom, ...]:
    """Columns of a plan of these years; ``awal`` adds the baseline."""
    target = [
        Kolom(judul=target_heading(satu), lebar=LEBAR_TARGET, jenis="bilangan") for satu in tahun
    ]
    return (
        *map(_text, SEBELUM),
        *(Kolom(judul=k.judul, lebar=k.lebar, jenis="bilangan") for k in AWAL if awal),
        *target,
        *map(_text, SESUDAH),
    )


def _text(satu: KolomRencana) -> Kolom:
    return Kolom(judul=satu.judul, lebar=satu.lebar)


def cells_strategis(sasaran: Iterable[SasaranStrategis], tahun: Sequence[int]) -> Iterator[Sel]:
    """One row an indicator, with baseline and the target of each year."""
    for satu in sasaran:
        for i in satu.indikator.all():
            target = {t.tahun: _figure(t) for t in i.target_tahunan.all()}
            # The year stays text: as a number Excel would group its digits.
            awal = (i.awal, str(i.tahun_awal or ""))
            yield (*_before(satu, i), *awal, *(target.get(t, "") for t in tahun), *_after(i))


def cells_setahun(sasaran: Iterable[SasaranUnit]) -> Iterator[Sel]:
    """One row an indicator of a year's objectives (perjanjian kinerja)."""
    for satu in sasaran:
        for i in sorted(satu.indikator.all(), key=lambda baris: (baris.urut, baris.pk)):
            yield (*_before(satu, i), _figure(i), *_after(i))


def _before(sasaran: SasaranStrategis | SasaranUnit, i: Any) -> Sel:
    return (sasaran.uraian, i.uraian, i.definisi, i.rumus, i.satuan, Arah(i.arah).value)


def _after(i: Any) -> Sel:
    return (i.sumber_data, i.penanggung_jawab, "Ya" if i.iku else "")


def _figure(baris: NilaiTarget) -> object:
    """A number as a number, a range or words as they are written."""
    angka = baris.jenis_target == JenisTarget.ANGKA
    return baris.target_bawah if angka else format_target(baris.target)
