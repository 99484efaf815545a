"""Objectives of units."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.transisi import move
from tera.organisasi.models import UnitKerja
from tera.perencanaan.masukan import IsianIndikator, IsianSasaran
from tera.perencanaan.models import IndikatorSasaran, SasaranUnit
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.rentang import INDIKATOR_TERBANYAK, check_tahun


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

    An indicator that names its row keeps it, and with it the link to the plan of several years.
    ``versi`` is the one that the writer saw; raises VersiBerubah when another was quicker.
    """
    check_can_manage_sasaran(by, unit, pada)
    check_tahun(tahun, tahun)
    if not isian.indikator:
        raise MasukanTidakSah("Isi paling sedikit satu indikator dengan targetnya.")
    if len(isian.indikator) > INDIKATOR_TERBANYAK:
        raise MasukanTidakSah(f"Satu sasaran memuat paling banyak {INDIKATOR_TERBANYAK} indikator.")
    induk = _above(unit, tahun, isian.induk_id)
    if sasaran_id is None:
        sasaran = _add(unit, tahun, isian.uraian, induk)
    else:
        lama = _own(unit, tahun, sasaran_id)
        sasaran = move(lama, versi=versi, uraian=isian.uraian, induk=induk)
    _write_indikator(sasaran, isian.indikator)
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
    UnitKerja.objects.select_for_update(no_key=True).get(pk=unit.pk)
    setahun = SasaranUnit.objects.filter(unit=unit, tahun=tahun)
    if setahun.filter(uraian__iexact=uraian).exists():
        pesan = f"Sasaran dengan kalimat ini sudah ada pada tahun {tahun}."
        raise MasukanTidakSah(pesan, {"uraian": pesan})
    urut = setahun.count() + 1
    return SasaranUnit.objects.create(
        instansi_id=unit.instansi_id, unit=unit, tahun=tahun, uraian=uraian, induk=induk, urut=urut
    )


def _write_indikator(sasaran: SasaranUnit, isian: tuple[IsianIndikator, ...]) -> None:
    """Rows that are named stay, new ones are added, the others go."""
    lama = {satu.pk: satu for satu in sasaran.indikator.all()}
    tetap = [satu.id for satu in isian if satu.id is not None]
    if not set(tetap) <= lama.keys() or len(set(tetap)) != len(tetap):
        raise TidakDitemukan("Indikator tidak ditemukan.")
    sasaran.indikator.filter(pk__in=lama.keys() - set(tetap)).delete()
    for urut, satu in enumerate(isian):
        baris = lama[satu.id] if satu.id else IndikatorSasaran(sasaran=sasaran)
        baris.instansi_id, baris.urut = sasaran.instansi_id, urut
        baris.uraian, baris.satuan, baris.arah = satu.uraian, satu.satuan, satu.arah
        for nama, nilai in asdict(satu.lembar).items():
            setattr(baris, nama, nilai)
        baris.target = satu.target
        baris.save()


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
