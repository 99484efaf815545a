"""The agency's webhook: where it is, and a trial."""

import secrets
import uuid

from django.conf import settings
from django.db import transaction

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.notifikasi.models import WebhookInstansi
from tera.notifikasi.nomor_wa import parse_nomor_wa
from tera.notifikasi.permissions import check_can_manage_saluran
from tera.notifikasi.saluran import GagalKirim, Pesan, saluran_of
from tera.notifikasi.saluran.webhook import check_alamat
from tera.notifikasi.states import JenisSaluran

RAHASIA_TERPENDEK = 16


@transaction.atomic
def save_webhook(
    *, alamat: str, rahasia: str, aktif: bool, dasar_hukum: str, by: Akun
) -> WebhookInstansi:
    """Set or change the address; an empty ``rahasia`` keeps the one there is.

    Raises MasukanTidakSah. The record holds the address, never the secret.
    """
    check_can_manage_saluran(by)
    lama = (
        WebhookInstansi.objects.select_for_update(no_key=True)
        .filter(instansi_id=by.instansi_id)
        .first()
    )
    rahasia = rahasia or (lama.rahasia if lama else "")
    _check(alamat, rahasia, dasar_hukum)
    isi = {"alamat": alamat, "rahasia": rahasia, "aktif": aktif, "dasar_hukum": dasar_hukum}
    satu, _ = WebhookInstansi.objects.update_or_create(
        instansi_id=by.instansi_id, defaults=isi | {"oleh": by}
    )
    record_event(
        tindakan="ubah_webhook",
        objek=satu,
        by=by,
        isi={
            "alamat": alamat,
            "aktif": aktif,
            "dasar_hukum": dasar_hukum,
            "rahasia_diganti": not lama or lama.rahasia != rahasia,
        },
    )
    return satu


def _check(alamat: str, rahasia: str, dasar_hukum: str) -> None:
    bidang = {}
    try:
        check_alamat(alamat, lokal=settings.WEBHOOK_LOKAL)
    except GagalKirim as galat:
        bidang["alamat"] = galat.alasan
    if len(rahasia) < RAHASIA_TERPENDEK:
        bidang["rahasia"] = f"Rahasia paling sedikit {RAHASIA_TERPENDEK} karakter."
    if not dasar_hukum.strip():
        bidang["dasar_hukum"] = "Sebutkan keputusan yang menjadi dasarnya."
    if bidang:
        raise MasukanTidakSah(next(iter(bidang.values())), bidang)


def new_rahasia() -> str:
    """A secret that nobody guesses, to be copied into the gateway."""
    return secrets.token_urlsafe(32)


def try_webhook(*, nomor: str, by: Akun) -> None:
    """Send one message through the webhook now and say what the gateway answered.

    Raises MasukanTidakSah for a number that is none, KeadaanTidakCocok where it was not taken.
    """
    check_can_manage_saluran(by)
    tujuan = parse_nomor_wa(nomor)
    if tujuan is None:
        pesan = "Tulis nomor seluler Indonesia, misalnya 0812-3456-7890."
        raise MasukanTidakSah(pesan, {"nomor": pesan})
    saluran = saluran_of(JenisSaluran.WEBHOOK, by.instansi_id)
    if saluran is None:
        raise KeadaanTidakCocok("Webhook belum diisi atau sedang dimatikan.")
    try:
        saluran.send(
            Pesan(
                nomor=str(uuid.uuid4()),
                alamat=tujuan,
                nama=by.nama,
                perihal="Tera: uji coba",
                teks=f"Uji coba pemberitahuan Tera, {by.instansi.nama}.",
                tautan=settings.ALAMAT,
            )
        )
    except GagalKirim as galat:
        raise KeadaanTidakCocok(f"Belum berhasil. {galat.alasan}") from galat
