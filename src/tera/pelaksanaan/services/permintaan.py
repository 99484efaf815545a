"""Asking a colleague for feedback, declining with a reason, taking the request back."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.dasar.sekali import claim
from tera.dasar.transisi import move
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.services import notify
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import PermintaanUmpanBalik, StatusMinta
from tera.pelaksanaan.permissions import (
    check_can_ask_umpan_balik,
    check_can_decline_permintaan,
    check_can_withdraw_permintaan,
)
from tera.pelaksanaan.services.bersama import clean_teks
from tera.perencanaan.models import RencanaHasilKerja

PESAN_TERPANJANG = 500
PESAN_TERPENDEK = 3


@transaction.atomic
def ask_umpan_balik(
    *,
    kepada: Pegawai,
    hasil: RencanaHasilKerja | None,
    nilai_dasar: NilaiDasar | None,
    pesan: str,
    by: Akun,
    kunci: UUID | None = None,
) -> PermintaanUmpanBalik:
    """Ask somebody of the agency for feedback on one's own work, result or behaviour."""
    check_can_ask_umpan_balik(by, kepada)
    if hasil is not None and (nilai_dasar is not None or hasil.skp.pegawai_id != by.pegawai_id):
        raise TidakDitemukan("Hasil kerja tidak ditemukan di SKP Anda.")
    kiriman = claim(kunci=kunci, by=by, tindakan="minta_umpan_balik")
    if kiriman.sudah and kiriman.objek_id is not None:
        return PermintaanUmpanBalik.objects.get(pk=kiriman.objek_id)
    minta = _create(
        instansi_id=by.instansi_id,
        dari_id=by.pegawai_id,
        kepada=kepada,
        hasil=hasil,
        nilai_dasar=str(nilai_dasar or ""),
        pesan=_clean(pesan, "pesan", "Pesan"),
        dibuat_pada=timezone.now(),
    )
    kiriman.done(minta)
    record_event(
        tindakan="minta_umpan_balik",
        objek=minta,
        by=by,
        isi={"kepada": kepada.pk, "hasil": minta.hasil_id, "nilai_dasar": minta.nilai_dasar},
    )
    notify(
        jenis=JenisKabar.UMPAN_BALIK,
        penerima=[kepada],
        teks=f"{by.nama} meminta umpan balik Anda.",
        tautan=reverse("umpan_balik_minta", args=[minta.pk]),
    )
    return minta


@transaction.atomic
def decline_permintaan(
    *, minta: PermintaanUmpanBalik, alasan: str, by: Akun
) -> PermintaanUmpanBalik:
    """Say that one cannot give it, and why."""
    check_can_decline_permintaan(by, minta)
    _end(minta, by, StatusMinta.DITOLAK, _clean(alasan, "alasan", "Alasan"))
    notify(
        jenis=JenisKabar.UMPAN_BALIK,
        penerima=[minta.dari],
        teks=f"{by.nama} belum dapat memberi umpan balik: {minta.alasan}",
        tautan=f"{reverse('umpan_balik_saya')}?tab=permintaan",
    )
    return minta


@transaction.atomic
def withdraw_permintaan(*, minta: PermintaanUmpanBalik, by: Akun) -> PermintaanUmpanBalik:
    """Take one's own request back while it waits."""
    check_can_withdraw_permintaan(by, minta)
    _end(minta, by, StatusMinta.DITARIK, "")
    return minta


def _create(**nilai: object) -> PermintaanUmpanBalik:
    """The unique constraint decides: two requests for the same thing cannot both wait."""
    try:
        with transaction.atomic():
            return PermintaanUmpanBalik.objects.create(**nilai)
    except IntegrityError as galat:
        raise KeadaanTidakCocok(
            "Permintaan yang sama kepada orang ini masih menunggu jawaban."
        ) from galat


def _end(minta: PermintaanUmpanBalik, by: Akun, status: StatusMinta, alasan: str) -> None:
    move(
        minta,
        versi=minta.versi,
        dari={StatusMinta.MENUNGGU},
        status=status,
        alasan=alasan,
        diputus_pada=timezone.now(),
    )
    record_event(
        tindakan="akhiri_permintaan_umpan_balik",
        objek=minta,
        by=by,
        isi={"status": status, "alasan": alasan},
    )


def _clean(teks: str, bidang: str, sebut: str) -> str:
    bersih = clean_teks(teks, bidang=bidang, sebut=sebut, paling_panjang=PESAN_TERPANJANG)
    if len(bersih) < PESAN_TERPENDEK:
        pesan = f"{sebut} belum diisi."
        raise MasukanTidakSah(pesan, {bidang: pesan})
    return bersih
