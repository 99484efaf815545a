"""Objectives of several years: RPJMD of the agency, renstra of a unit."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.transisi import move
from tera.organisasi.models import UnitKerja
from tera.perencanaan.masukan import IsianIndikatorStrategis, IsianSasaranStrategis
from tera.perencanaan.models import (
    DokumenStrategis,
    IndikatorStrategis,
    SasaranStrategis,
    TargetTahunan,
)
from tera.perencanaan.models.target import target_columns
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries.strategis import (
    get_strategis,
    induk_strategis,
    isian_strategis,
)
from tera.perencanaan.rentang import INDIKATOR_TERBANYAK, check_tahun

KOLOM_INDIKATOR = (
    "uraian", "satuan", "arah", "awal", "tahun_awal", "urut",
    "definisi", "rumus", "sumber_data", "penanggung_jawab", "iku",
)  # fmt: skip


@transaction.atomic
def save_sasaran_strategis(
    *,
    unit: UnitKerja,
    sasaran_id: int | None,
    isian: IsianSasaranStrategis,
    by: Akun,
    pada: date,
    versi: int = 0,
) -> SasaranStrategis:
    """Add an objective (``sasaran_id`` None) or write one over with indicators and targets.

    An indicator that names its row keeps it, and with it the link from each year's objectives.
    ``versi`` is the one that the writer saw; raises VersiBerubah when another was quicker.
    """
    check_can_manage_sasaran(by, unit, pada)
    _check_isian(isian)
    _check_induk(unit, isian, pada)
    kolom: dict[str, Any] = {
        nama: getattr(isian, nama) for nama in ("uraian", "dokumen", "mulai", "selesai", "induk_id")
    }
    if sasaran_id is None:
        sasaran = _add(unit, isian, kolom)
    else:
        sasaran = move(get_strategis(unit, sasaran_id), versi=versi, **kolom)
    _write_indikator(sasaran, isian.indikator)
    record_event(
        tindakan="simpan_sasaran_strategis",
        objek=sasaran,
        by=by,
        isi={"unit": unit.pk, **kolom, "indikator": _said(isian.indikator)},
    )
    return sasaran


def _add(unit: UnitKerja, isian: IsianSasaranStrategis, kolom: dict[str, Any]) -> SasaranStrategis:
    """A new objective; the same words twice in a plan are a form that was sent twice."""
    UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    semua = SasaranStrategis.objects.filter(unit=unit, mulai=isian.mulai)
    rencana = semua.filter(dokumen=isian.dokumen, selesai=isian.selesai)
    if rencana.filter(uraian__iexact=isian.uraian).exists():
        pesan = "Sasaran dengan kalimat ini sudah ada dalam rencana ini."
        raise MasukanTidakSah(pesan, {"uraian": pesan})
    return SasaranStrategis.objects.create(
        instansi_id=unit.instansi_id, unit=unit, urut=semua.count() + 1, **kolom
    )


def _check_isian(isian: IsianSasaranStrategis) -> None:
    check_tahun(isian.mulai, isian.selesai)
    if not isian.indikator:
        raise MasukanTidakSah("Isi paling sedikit satu indikator dengan targetnya.")
    if len(isian.indikator) > INDIKATOR_TERBANYAK:
        raise MasukanTidakSah(
            f"Satu sasaran strategis memuat paling banyak {INDIKATOR_TERBANYAK} indikator."
        )
    for satu in isian.indikator:
        _check_target(satu, isian)


def _check_target(satu: IsianIndikatorStrategis, isian: IsianSasaranStrategis) -> None:
    sebut = f"indikator “{satu.uraian[:60]}”"
    if not satu.target:
        raise MasukanTidakSah(f"Isi target paling sedikit satu tahun untuk {sebut}.")
    luar = [tahun for tahun in satu.target if not isian.mulai <= tahun <= isian.selesai]
    if luar:
        raise MasukanTidakSah(
            f"Target tahun {luar[0]} pada {sebut} di luar {isian.mulai} sampai {isian.selesai}."
        )
    if satu.tahun_awal is not None and satu.tahun_awal > isian.selesai:
        raise MasukanTidakSah(
            f"Tahun data awal pada {sebut} tidak boleh sesudah {isian.selesai}, tahun terakhirnya."
        )


def _check_induk(unit: UnitKerja, isian: IsianSasaranStrategis, pada: date) -> None:
    if isian.induk_id is None:
        return
    pesan = "Pilih sasaran RPJMD atau sasaran renstra unit di atasnya."
    if isian.dokumen == DokumenStrategis.RPJMD:
        pesan = "Sasaran RPJMD adalah yang teratas, jadi tidak mendukung sasaran lain."
    elif induk_strategis(unit, pada).filter(pk=isian.induk_id).exists():
        return
    raise MasukanTidakSah(pesan, {"induk": pesan})


def _write_indikator(sasaran: SasaranStrategis, isian: tuple[IsianIndikatorStrategis, ...]) -> None:
    """Rows that are named stay, new ones are added, the others go; targets are written anew."""
    lama = {satu.pk: satu for satu in IndikatorStrategis.objects.filter(sasaran=sasaran)}
    tetap = [satu.id for satu in isian if satu.id is not None]
    if not set(tetap) <= lama.keys() or len(set(tetap)) != len(tetap):
        raise TidakDitemukan("Indikator tidak ditemukan.")
    IndikatorStrategis.objects.filter(pk__in=lama.keys() - set(tetap)).delete()
    baris = []
    for urut, satu in enumerate(isian):
        awal = lama[satu.id] if satu.id else IndikatorStrategis(sasaran=sasaran)
        baris.append(_filled(awal, satu, sasaran.instansi_id, urut))
    IndikatorStrategis.objects.bulk_update([b for b in baris if b.pk], KOLOM_INDIKATOR)
    IndikatorStrategis.objects.bulk_create([b for b in baris if not b.pk])
    TargetTahunan.objects.filter(indikator__sasaran=sasaran).delete()
    TargetTahunan.objects.bulk_create(
        TargetTahunan(
            instansi_id=sasaran.instansi_id, indikator=b, tahun=tahun, **target_columns(target)
        )
        for b, satu in zip(baris, isian, strict=True)
        for tahun, target in sorted(satu.target.items())
    )


def _filled(
    baris: IndikatorStrategis, isian: IsianIndikatorStrategis, instansi_id: int, urut: int
) -> IndikatorStrategis:
    baris.instansi_id, baris.urut = instansi_id, urut
    for nama in ("uraian", "satuan", "arah", "awal", "tahun_awal"):
        setattr(baris, nama, getattr(isian, nama))
    for nama, nilai in asdict(isian.lembar).items():
        setattr(baris, nama, nilai)
    return baris


def _said(indikator: Iterable[IsianIndikatorStrategis]) -> list[list[object]]:
    return [
        [satu.uraian, {str(tahun): str(target) for tahun, target in satu.target.items()}]
        for satu in indikator
    ]


@transaction.atomic
def save_lembar_indikator(
    *,
    indikator: IndikatorStrategis,
    isian: IsianIndikatorStrategis,
    by: Akun,
    pada: date,
    versi: int,
) -> SasaranStrategis:
    """Write the sheet of one indicator over, the others of its objective untouched.

    ``versi`` is that of the objective; raises VersiBerubah when another was quicker.
    """
    sasaran = get_strategis(indikator.sasaran.unit, indikator.sasaran_id)
    seluruh = isian_strategis(sasaran)
    baris = tuple(
        replace(isian, id=satu.id) if satu.id == indikator.pk else satu
        for satu in seluruh.indikator
    )
    return save_sasaran_strategis(
        unit=indikator.sasaran.unit,
        sasaran_id=sasaran.pk,
        isian=replace(seluruh, indikator=baris),
        by=by,
        pada=pada,
        versi=versi,
    )


@transaction.atomic
def remove_sasaran_strategis(
    *, sasaran: SasaranStrategis, by: Akun, pada: date, versi: int
) -> None:
    """Take an objective away; the years' objectives made from it stay, without the link.

    Raises VersiBerubah when somebody changed it since the remover saw it.
    """
    check_can_manage_sasaran(by, sasaran.unit, pada)
    move(sasaran, versi=versi)
    record_event(
        tindakan="hapus_sasaran_strategis", objek=sasaran, by=by, isi={"uraian": sasaran.uraian}
    )
    sasaran.delete()
