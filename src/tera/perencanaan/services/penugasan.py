"""Giving an objective of a unit to the head of the unit: one click on the coverage map."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.skp import JenisHasil, Pendekatan
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Penugasan
from tera.perencanaan.batas import HASIL_TERBANYAK, INDIKATOR_TERBANYAK
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.services.draf import open_drafts
from tera.perencanaan.services.indikator import copy_indikator
from tera.perencanaan.states import DAPAT_DIUBAH


@transaction.atomic
def assign_sasaran(*, sasaran: SasaranUnit, by: Akun, pada: date) -> RencanaHasilKerja:
    """Make the objective a result in the plan of the unit's head, with its indicators; a draft is
    opened where there is none. The second click gives the first one's result.

    Raises MasukanTidakSah for a unit without a head, a full plan or too many indicators, and
    KeadaanTidakCocok for a plan that cannot be changed now.
    """
    check_can_manage_sasaran(by, sasaran.unit, pada)
    skp = _plan(sasaran, by, pada)
    if lama := skp.hasil.filter(sasaran=sasaran).first():
        return lama
    _check_open(skp, sasaran)
    move(skp, versi=skp.versi, dari=DAPAT_DIUBAH)
    hasil = RencanaHasilKerja.objects.create(
        instansi_id=skp.instansi_id,
        skp=skp,
        jenis=JenisHasil.UTAMA,
        uraian=sasaran.uraian,
        sasaran=sasaran,
        urut=skp.hasil.count() + 1,
    )
    for urut, satu in enumerate(sasaran.indikator.order_by("urut", "id")):
        copy_indikator(satu, hasil, skp, urut=urut).save()
    record_event(
        tindakan="beri_sasaran",
        objek=skp,
        by=by,
        isi={"sasaran": sasaran.pk, "hasil": hasil.pk, "uraian": hasil.uraian},
    )
    if by.pegawai_id != skp.pegawai_id:
        notify(
            jenis=JenisKabar.SKP,
            penerima=[skp.pegawai],
            teks=f"Sasaran unit “{sasaran.uraian[:120]}” masuk ke SKP {skp.tahun} Anda.",
            tautan=reverse("skp", args=[skp.pk]),
        )
    return hasil


def _plan(sasaran: SasaranUnit, by: Akun, pada: date) -> Skp:
    kepala = (
        Penugasan.objects.filter(unit=sasaran.unit, kepala_unit=True)
        .berlaku_pada(pada)
        .order_by("sifat", "-sejak")
        .first()
    )
    if kepala is None:
        raise MasukanTidakSah(
            f"{sasaran.unit.nama} belum punya kepala unit hari ini. Tetapkan dulu di Organisasi."
        )
    skp = open_drafts(
        penugasan=[kepala],
        tahun=sasaran.tahun,
        pendekatan=Pendekatan.KUANTITATIF,
        by=by,
        pada=pada,
    )
    return skp[kepala.pk]


def _check_open(skp: Skp, sasaran: SasaranUnit) -> None:
    if not skp.dapat_diubah:
        raise KeadaanTidakCocok(
            f"SKP kepala unit berstatus “{skp.get_status_display()}”. Minta ia menarik kembali "
            "atau mengubah SKP-nya, lalu ulangi."
        )
    if skp.hasil.count() >= HASIL_TERBANYAK:
        raise MasukanTidakSah(f"SKP kepala unit sudah memuat {HASIL_TERBANYAK} hasil kerja.")
    if sasaran.indikator.count() > INDIKATOR_TERBANYAK:
        raise MasukanTidakSah(
            f"Satu hasil kerja memuat paling banyak {INDIKATOR_TERBANYAK} indikator, dan sasaran "
            "ini punya lebih. Bagi sasaran ini menjadi beberapa, lalu ulangi."
        )
