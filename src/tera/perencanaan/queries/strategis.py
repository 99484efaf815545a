"""Objectives of several years: as pages show them, and as the use cases take them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from tera.aturan.target import Arah, format_target
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import SusunanUnit, UnitKerja
from tera.perencanaan.masukan import IsianIndikatorStrategis, IsianLembar, IsianSasaranStrategis
from tera.perencanaan.models import (
    DokumenStrategis,
    IndikatorStrategis,
    SasaranStrategis,
    SasaranUnit,
    TargetTahunan,
)
from tera.perencanaan.rentang import LAMA_BIASA

LEMBAR = ("definisi", "rumus", "sumber_data", "penanggung_jawab", "iku")


class RentangRencana(NamedTuple):
    """A plan of a unit: which document, and its years."""

    dokumen: DokumenStrategis
    mulai: int
    selesai: int

    @property
    def kode(self) -> str:
        """As in an address: ``renstra-2025-2029``."""
        return f"{self.dokumen.value}-{self.mulai}-{self.selesai}"

    @property
    def label(self) -> str:
        return f"{self.dokumen.label} {self.mulai}–{self.selesai}"

    @property
    def tahun(self) -> tuple[int, ...]:
        return tuple(range(self.mulai, self.selesai + 1))


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """An indicator with its targets as written, in the order of the plan's years."""

    indikator: IndikatorStrategis
    target: list[tuple[int, str]]


def plans_of(sasaran: Iterable[SasaranStrategis]) -> list[RentangRencana]:
    """The plans to which these objectives belong, newest first."""
    semua = {rentang_of(satu) for satu in sasaran}
    return sorted(semua, key=lambda r: (-r.mulai, -r.selesai, r.dokumen))


def chosen_plan(rencana: list[RentangRencana], kode: str | None, tahun: int) -> RentangRencana:
    """The plan of that code, else the one that covers the year, else the newest; for a unit
    without any, five years from that one.
    """
    kosong = RentangRencana(DokumenStrategis.RENSTRA, tahun, tahun + LAMA_BIASA - 1)
    mencakup = (satu for satu in rencana if satu.mulai <= tahun <= satu.selesai)
    bawaan = next(mencakup, rencana[0] if rencana else kosong)
    return next((satu for satu in rencana if satu.kode == kode), bawaan)


def rentang_of(sasaran: SasaranStrategis) -> RentangRencana:
    """The plan to which an objective belongs."""
    return RentangRencana(DokumenStrategis(sasaran.dokumen), sasaran.mulai, sasaran.selesai)


def strategis_unit(instansi_id: int, unit_id: int, tahun: int) -> list[Any]:
    """All objectives of a unit without their indicators, in printing order: one query.

    ``sudah`` says whether the objective is part of the unit's objectives of that year already.
    """
    setahun = SasaranUnit.objects.filter(strategis=OuterRef("pk"), tahun=tahun)
    return list(
        SasaranStrategis.objects.milik_instansi(instansi_id)
        .filter(unit_id=unit_id)
        .select_related("induk")
        .annotate(sudah=Exists(setahun))
        .order_by("urut", "id")
    )


def fill_indikator(sasaran: list[SasaranStrategis]) -> None:
    """Read indicators and targets of these objectives: two queries."""
    prefetch_related_objects(sasaran, _indikator())


def strategis_for(
    instansi_id: int, unit_id: int, rentang: RentangRencana
) -> list[SasaranStrategis]:
    """The objectives of a plan with indicators and targets: three queries."""
    milik = SasaranStrategis.objects.milik_instansi(instansi_id)
    return list(with_indikator(milik.filter(unit_id=unit_id, **rentang._asdict())))


def with_indikator(sasaran: QuerySet[SasaranStrategis]) -> QuerySet[SasaranStrategis]:
    """Objectives in printing order with indicators and yearly targets."""
    return sasaran.select_related("induk").prefetch_related(_indikator()).order_by("urut", "id")


def _indikator() -> "Prefetch[str]":
    target = TargetTahunan.objects.order_by("tahun")
    indikator = IndikatorStrategis.objects.order_by("urut", "id").prefetch_related(
        Prefetch("target_tahunan", queryset=target)
    )
    return Prefetch("indikator", queryset=indikator)


def baris_indikator(sasaran: SasaranStrategis) -> list[BarisIndikator]:
    """The rows of an objective's table."""
    return [baris_of(satu, sasaran) for satu in sasaran.indikator.all()]


def baris_of(indikator: IndikatorStrategis, sasaran: SasaranStrategis) -> BarisIndikator:
    """One row; a year without a target stays empty."""
    target = {satu.tahun: format_target(satu.target) for satu in indikator.target_tahunan.all()}
    tahun = range(sasaran.mulai, sasaran.selesai + 1)
    return BarisIndikator(indikator, [(satu, target.get(satu, "")) for satu in tahun])


def get_strategis(unit: UnitKerja, sasaran_id: int) -> SasaranStrategis:
    """One objective of a unit; raises TidakDitemukan for any other."""
    milik = SasaranStrategis.objects.milik_instansi(unit.instansi_id).filter(unit=unit)
    sasaran = with_indikator(milik).filter(pk=sasaran_id).first()
    if sasaran is None:
        raise TidakDitemukan("Sasaran strategis tidak ditemukan.")
    return sasaran


def get_indikator_strategis(instansi_id: int, indikator_id: int) -> IndikatorStrategis:
    """One indicator with objective, unit and targets; TidakDitemukan outside of the agency."""
    indikator = (
        IndikatorStrategis.objects.milik_instansi(instansi_id)
        .select_related("sasaran__unit", "sasaran__induk")
        .prefetch_related(
            Prefetch("target_tahunan", queryset=TargetTahunan.objects.order_by("tahun"))
        )
        .filter(pk=indikator_id)
        .first()
    )
    if indikator is None:
        raise TidakDitemukan("Indikator tidak ditemukan.")
    return indikator


def induk_strategis(unit: UnitKerja, pada: date) -> QuerySet[SasaranStrategis]:
    """What an objective of a renstra may serve: the RPJMD, or the renstra of the unit above."""
    atas = SusunanUnit.objects.filter(unit=unit).berlaku_pada(pada).values("induk_id")
    return (
        SasaranStrategis.objects.milik_instansi(unit.instansi_id)
        .filter(Q(dokumen=DokumenStrategis.RPJMD) | Q(unit_id__in=atas))
        .order_by("-mulai", "dokumen", "urut", "id")
    )


def isian_strategis(sasaran: SasaranStrategis) -> IsianSasaranStrategis:
    """An objective as stored, in the shape in which a use case takes it."""
    return IsianSasaranStrategis(
        uraian=sasaran.uraian,
        dokumen=DokumenStrategis(sasaran.dokumen),
        mulai=sasaran.mulai,
        selesai=sasaran.selesai,
        induk_id=sasaran.induk_id,
        indikator=isian_indikator(sasaran.indikator.all()),
    )


def isian_indikator(
    indikator: Iterable[IndikatorStrategis],
) -> tuple[IsianIndikatorStrategis, ...]:
    """Indicators as stored."""
    return tuple(
        IsianIndikatorStrategis(
            id=satu.pk,
            uraian=satu.uraian,
            satuan=satu.satuan,
            arah=Arah(satu.arah),
            awal=satu.awal,
            tahun_awal=satu.tahun_awal,
            target={t.tahun: t.target for t in satu.target_tahunan.all()},
            lembar=lembar_of(satu),
        )
        for satu in indikator
    )


def lembar_of(indikator: Any) -> IsianLembar:
    """The sheet of a stored indicator, of one year or of several."""
    return IsianLembar(**{nama: getattr(indikator, nama) for nama in LEMBAR})
