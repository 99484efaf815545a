"""Objectives of units."""

from datetime import date

from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.transisi import move
from tera.organisasi.models import UnitKerja
from tera.perencanaan.masukan import IsianSasaran
from tera.perencanaan.models import IndikatorSasaran, SasaranUnit
from tera.perencanaan.models.target import target_columns
from tera.perencanaan.permissions import check_can_manage_sasaran


@transaction.atomic
def save_sasaran(
    *,
    unit: UnitKerja,
    tahun: int,
    sasaran_id: int | None,
    isian: IsianSasaran,
    by: Akun,
    pada: date,
    versi: int = 0,
) -> SasaranUnit:
    """Add an objective (``sasaran_id`` None) or write one over with its indicators.

    ``versi`` is the one that the writer saw; raises VersiBerubah when another was quicker.
    """
    check_can_manage_sasaran(by, unit, pada)
    if not isian.indikator:
        raise MasukanTidakSah("Isi paling sedikit satu indikator dengan targetnya.")
    induk = _above(unit, tahun, isian.induk_id)
    if sasaran_id is None:
        sasaran = _add(unit, tahun, isian.uraian, induk)
    else:
        lama = _own(unit, tahun, sasaran_id)
        sasaran = move(lama, versi=versi, uraian=isian.uraian, induk=induk)
    sasaran.indikator.all().delete()
    IndikatorSasaran.objects.bulk_create(
        IndikatorSasaran(
            instansi_id=unit.instansi_id,
            sasaran=sasaran,
            uraian=satu.uraian,
            satuan=satu.satuan,
            arah=satu.arah,
            **target_columns(satu.target),
            urut=urut,
        )
        for urut, satu in enumerate(isian.indikator)
    )
    record_event(
        tindakan="simpan_sasaran",
        objek=sasaran,
        by=by,
        isi={
            "unit": unit.pk,
            "tahun": tahun,
            "uraian": isian.uraian,
            "indikator": [[satu.uraian, str(satu.target)] for satu in isian.indikator],
        },
    )
    return sasaran


def _add(unit: UnitKerja, tahun: int, uraian: str, induk: SasaranUnit | None) -> SasaranUnit:
    urut = SasaranUnit.objects.filter(unit=unit, tahun=tahun).count() + 1
    return SasaranUnit.objects.create(
        instansi_id=unit.instansi_id, unit=unit, tahun=tahun, uraian=uraian, induk=induk, urut=urut
    )


def _own(unit: UnitKerja, tahun: int, sasaran_id: int) -> SasaranUnit:
    sasaran = SasaranUnit.objects.filter(unit=unit, tahun=tahun, pk=sasaran_id).first()
    if sasaran is None:
        raise TidakDitemukan("Sasaran tidak ditemukan.")
    return sasaran


def _above(unit: UnitKerja, tahun: int, induk_id: int | None) -> SasaranUnit | None:
    if induk_id is None:
        return None
    induk = SasaranUnit.objects.filter(
        instansi_id=unit.instansi_id, tahun=tahun, pk=induk_id
    ).first()
    if induk is None or induk.unit_id == unit.pk:
        pesan = "Pilih sasaran dari unit di atasnya."
        raise MasukanTidakSah(pesan, {"induk": pesan})
    return induk


@transaction.atomic
def remove_sasaran(*, sasaran: SasaranUnit, by: Akun, pada: date, versi: int) -> None:
    """Take an objective away; results that pointed to it stay, without the link.

    Raises VersiBerubah when somebody changed it since the remover saw it.
    """
    check_can_manage_sasaran(by, sasaran.unit, pada)
    move(sasaran, versi=versi)
    record_event(tindakan="hapus_sasaran", objek=sasaran, by=by, isi={"uraian": sasaran.uraian})
    sasaran.delete()
