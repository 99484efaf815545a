"""A plan from a file: compared first, then written in one transaction or not at all."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from tera.akun.models import Akun
from tera.aturan.target import Arah
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, VersiBerubah
from tera.organisasi.models import UnitKerja
from tera.perencanaan.impor.banding import Banding, PerubahanSasaran, SasaranLama, compare
from tera.perencanaan.impor.isi import RencanaBerkas
from tera.perencanaan.masukan import (
    IsianIndikator,
    IsianIndikatorStrategis,
    IsianSasaran,
    IsianSasaranStrategis,
)
from tera.perencanaan.models import DokumenStrategis, IndikatorSasaran
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries import sasaran_for
from tera.perencanaan.queries.strategis import (
    RentangRencana,
    isian_indikator,
    lembar_of,
    strategis_for,
)
from tera.perencanaan.services.sasaran import save_sasaran
from tera.perencanaan.services.strategis import save_sasaran_strategis

BERUBAH = (
    "Rencana unit ini diubah orang lain sejak pratinjau dibuat. Belum ada yang disimpan; periksa "
    "berkas sekali lagi untuk melihat pratinjau yang baru."
)


def compare_strategis(
    unit: UnitKerja, dokumen: DokumenStrategis, rencana: RencanaBerkas
) -> Banding:
    """What a file would do to the unit's plan of these years; nothing is written."""
    rentang = RentangRencana(dokumen, rencana.mulai, rencana.selesai)
    lama = [
        SasaranLama(s.pk, s.versi, s.uraian, s.induk_id, isian_indikator(s.indikator.all()))
        for s in strategis_for(unit.instansi_id, unit.pk, rentang)
    ]
    return compare(rencana, lama)


def compare_tahunan(unit: UnitKerja, tahun: int, rencana: RencanaBerkas) -> Banding:
    """What a file would do to the unit's objectives of a year; nothing is written."""
    lama = [
        SasaranLama(s.pk, s.versi, s.uraian, s.induk_id, _one_year(s.indikator.all(), tahun))
        for s in sasaran_for(unit.instansi_id, [unit.pk], tahun)
    ]
    return compare(rencana, lama)


def _one_year(
    indikator: Iterable[IndikatorSasaran], tahun: int
) -> tuple[IsianIndikatorStrategis, ...]:
    return tuple(
        IsianIndikatorStrategis(
            id=satu.pk,
            uraian=satu.uraian,
            satuan=satu.satuan,
            arah=Arah(satu.arah),
            target={tahun: satu.target},
            lembar=lembar_of(satu),
        )
        for satu in sorted(indikator, key=lambda i: (i.urut, i.pk))
    )


@transaction.atomic
def apply_rencana_strategis(
    *,
    unit: UnitKerja,
    dokumen: DokumenStrategis,
    rencana: RencanaBerkas,
    sidik: Mapping[str, int],
    by: Akun,
    pada: date,
) -> Banding:
    """Write a previewed file into the unit's plan; applied once more it changes nothing.

    ``sidik`` is what the preview was compared with; raises VersiBerubah when that is no longer so.
    """
    check_can_manage_sasaran(by, unit, pada)
    _lock(unit)
    banding = compare_strategis(unit, dokumen, rencana)
    _check_unchanged(banding, sidik)
    for satu in banding.berubah:
        save_sasaran_strategis(
            unit=unit,
            sasaran_id=satu.lama.id if satu.lama else None,
            isian=IsianSasaranStrategis(
                uraian=satu.uraian,
                dokumen=dokumen,
                mulai=rencana.mulai,
                selesai=rencana.selesai,
                indikator=satu.isian,
                induk_id=satu.lama.induk_id if satu.lama else None,
            ),
            by=by,
            pada=pada,
            versi=satu.lama.versi if satu.lama else 0,
        )
    _record(unit, f"{dokumen.label} {rencana.mulai}-{rencana.selesai}", banding, by)
    return banding


@transaction.atomic
def apply_sasaran_tahunan(
    *,
    unit: UnitKerja,
    tahun: int,
    rencana: RencanaBerkas,
    sidik: Mapping[str, int],
    by: Akun,
    pada: date,
) -> Banding:
    """The same for the unit's objectives of one year (perjanjian kinerja)."""
    check_can_manage_sasaran(by, unit, pada)
    _lock(unit)
    banding = compare_tahunan(unit, tahun, rencana)
    _check_unchanged(banding, sidik)
    for satu in banding.berubah:
        save_sasaran(
            unit=unit,
            tahun=tahun,
            sasaran_id=satu.lama.id if satu.lama else None,
            isian=_isian_tahunan(satu, tahun),
            by=by,
            pada=pada,
            versi=satu.lama.versi if satu.lama else 0,
        )
    _record(unit, f"Perjanjian kinerja {tahun}", banding, by)
    return banding


def _isian_tahunan(satu: PerubahanSasaran, tahun: int) -> IsianSasaran:
    return IsianSasaran(
        uraian=satu.uraian,
        induk_id=satu.lama.induk_id if satu.lama else None,
        indikator=tuple(
            IsianIndikator(
                id=i.id,
                uraian=i.uraian,
                target=i.target[tahun],
                satuan=i.satuan,
                arah=i.arah,
                lembar=i.lembar,
            )
            for i in satu.isian
        ),
    )


def _lock(unit: UnitKerja) -> None:
    """One file at a time for a unit."""
    UnitKerja.objects.select_for_update().get(pk=unit.pk)


def _check_unchanged(banding: Banding, sidik: Mapping[str, int]) -> None:
    if banding.temuan:
        raise MasukanTidakSah(banding.temuan[0].pesan)
    if banding.berubah and banding.sidik != dict(sidik):
        raise VersiBerubah(BERUBAH)


def _record(unit: UnitKerja, rencana: str, banding: Banding, by: Akun) -> None:
    record_event(
        tindakan="impor_rencana",
        objek=unit,
        by=by,
        isi={
            "rencana": rencana,
            "baru": banding.count("baru"),
            "berubah": banding.count("berubah"),
            "tetap": banding.count("tetap"),
        },
    )
