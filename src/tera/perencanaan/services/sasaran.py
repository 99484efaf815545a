"""Objectives of units."""

from datetime import date

from django.db import transaction

from tera.akun.models import Akun
from tera.aturan.target import JenisTarget
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.organisasi.models import UnitKerja
from tera.perencanaan.masukan import IsianSasaran
from tera.perencanaan.models import IndikatorSasaran, SasaranUnit
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
) -> SasaranUnit:
    """Add an objective (``sasaran_id`` None) or write one over with its indicators."""
    check_can_manage_sasaran(by, unit, pada)
    if not isian.indikator:
        raise MasukanTidakSah("Isi paling sedikit satu indikator dengan targetnya.")
    sasaran = _own(unit, tahun, sasaran_id)
    sasaran.uraian = isian.uraian
    sasaran.induk = _above(unit, tahun, isian.induk_id)
    sasaran.save()
    sasaran.indikator.all().delete()
    IndikatorSasaran.objects.bulk_create(
        IndikatorSasaran(
            instansi_id=unit.instansi_id,
            sasaran=sasaran,
            uraian=satu.uraian,
            satuan=satu.satuan,
            arah=satu.arah,
            jenis_target=satu.target.jenis,
            target_bawah=satu.target.bawah,
            target_atas=satu.target.atas,
            target_teks=satu.target.teks if satu.target.jenis == JenisTarget.TEKS else "",
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


def _own(unit: UnitKerja, tahun: int, sasaran_id: int | None) -> SasaranUnit:
    milik = SasaranUnit.objects.filter(unit=unit, tahun=tahun)
    if sasaran_id is None:
        return SasaranUnit(
            instansi_id=unit.instansi_id, unit=unit, tahun=tahun, urut=milik.count() + 1
        )
    sasaran = milik.filter(pk=sasaran_id).first()
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
def remove_sasaran(*, sasaran: SasaranUnit, by: Akun, pada: date) -> None:
    """Take an objective away; results that pointed to it stay, without the link."""
    check_can_manage_sasaran(by, sasaran.unit, pada)
    record_event(tindakan="hapus_sasaran", objek=sasaran, by=by, isi={"uraian": sasaran.uraian})
    sasaran.delete()
