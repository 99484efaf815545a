"""Filling a draft from another plan."""

from collections.abc import Mapping

from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.transisi import move
from tera.perencanaan.batas import HASIL_TERBANYAK
from tera.perencanaan.models import AsalHasil, IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import get_sumber, hasil_of, hasil_pimpinan_skp
from tera.perencanaan.services.indikator import copy_indikator
from tera.perencanaan.states import DAPAT_DIUBAH


@transaction.atomic
def copy_skp(*, skp: Skp, dari: Skp, by: Akun, versi: int) -> list[RencanaHasilKerja]:
    """Add the results and indicators of ``dari`` to a draft, never its progress.

    What the draft says already in the same words is left out. A link to the superior's result is
    kept where it is one of the superior's results of this year, with the objective that this one
    serves, else its text. Raises
    TidakDitemukan for a plan that is no source (``queries.sumber_salinan``), MasukanTidakSah when
    nothing new would come or the draft would grow too long.
    """
    check_can_edit_skp(by, skp)
    asal = _new_to(skp, hasil_of(get_sumber(skp, dari.pk)))
    jumlah = RencanaHasilKerja.objects.filter(skp=skp).count()
    _check_size(jumlah, len(asal))
    move(skp, versi=versi, dari=DAPAT_DIUBAH)
    pimpinan = hasil_pimpinan_skp(skp, skp.instansi.hari_ini())
    induk = {satu.pk: satu for satu in pimpinan}
    baru = RencanaHasilKerja.objects.bulk_create(
        _copy_hasil(skp, satu, urut, induk) for urut, satu in enumerate(asal, jumlah + 1)
    )
    IndikatorKinerja.objects.bulk_create(
        copy_indikator(
            indikator,
            salinan,
            skp,
            urut=indikator.urut,
            aspek=indikator.aspek,
            perspektif=indikator.perspektif,
            pustaka_id=indikator.pustaka_id,
        )
        for salinan, satu in zip(baru, asal, strict=True)
        for indikator in satu.indikator.all()
    )
    record_event(
        tindakan="salin_skp",
        objek=skp,
        by=by,
        isi={"dari": dari.pk, "hasil": [[satu.pk, satu.uraian] for satu in baru]},
    )
    return baru


def _new_to(skp: Skp, asal: list[RencanaHasilKerja]) -> list[RencanaHasilKerja]:
    sudah = {
        " ".join(uraian.split())
        for uraian in RencanaHasilKerja.objects.filter(skp=skp).values_list("uraian", flat=True)
    }
    return [satu for satu in asal if " ".join(satu.uraian.split()) not in sudah]


def _check_size(jumlah: int, tambah: int) -> None:
    if not tambah:
        raise MasukanTidakSah("Semua hasil kerja SKP itu sudah ada di SKP ini.")
    if jumlah + tambah > HASIL_TERBANYAK:
        raise MasukanTidakSah(
            f"Satu SKP memuat paling banyak {HASIL_TERBANYAK} hasil kerja; sudah ada {jumlah} dan "
            f"akan disalin {tambah}."
        )


def _copy_hasil(
    skp: Skp, asal: RencanaHasilKerja, urut: int, pimpinan: Mapping[int, RencanaHasilKerja]
) -> RencanaHasilKerja:
    induk = pimpinan.get(asal.induk_id) if asal.induk_id else None
    return RencanaHasilKerja(
        instansi_id=skp.instansi_id,
        skp=skp,
        jenis=asal.jenis,
        uraian=asal.uraian,
        induk=induk,
        intervensi="" if induk else asal.intervensi_tampil,
        sasaran_id=induk.sasaran_id if induk else None,
        asal=AsalHasil.SALINAN,
        salinan_dari=asal,
        urut=urut,
    )
