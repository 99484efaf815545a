"""Questions about what was told to a person."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.notifikasi.models import (
    Kiriman,
    KonfirmasiKontak,
    Notifikasi,
    SetelanKabar,
    WebhookInstansi,
)
from tera.organisasi.models import Pegawai


def notifikasi_of(pegawai: Pegawai) -> QuerySet[Notifikasi]:
    """Everything told to a person, unread first, then the newest."""
    return Notifikasi.objects.filter(instansi_id=pegawai.instansi_id, penerima=pegawai).order_by(
        F("dibaca_pada").desc(nulls_first=True), "-id"
    )


def get_notifikasi(pegawai: Pegawai | None, notifikasi_id: int) -> Notifikasi:
    """One notification of the person; raises TidakDitemukan for anyone else's."""
    semua = notifikasi_of(pegawai) if pegawai else Notifikasi.objects.none()
    satu = semua.filter(pk=notifikasi_id).select_related("penerima").first()
    if satu is None:
        raise TidakDitemukan("Pemberitahuan tidak ditemukan.")
    return satu


def notifikasi_sejak(
    pegawai: Pegawai, sejak: datetime | None, paling_banyak: int = 5
) -> list[Notifikasi]:
    """What changed since a moment, with what is still unread, newest first: one query."""
    return _kabar(pegawai.instansi_id, pegawai.pk, sejak, paling_banyak=paling_banyak)


@tersusun
def _kabar(
    instansi_id: int, pegawai_id: int, sejak: datetime | None, *, paling_banyak: int
) -> QuerySet[Notifikasi]:
    semua = Notifikasi.objects.filter(instansi_id=instansi_id, penerima_id=pegawai_id)
    baru = Q(dibaca_pada__isnull=True) | Q(dibuat_pada__gt=sejak)
    return semua.filter(baru).order_by("-id")[:paling_banyak]


def kabar_sejak(pegawai: Pegawai, sejak: datetime, paling_banyak: int = 20) -> list[Notifikasi]:
    """What was told after a moment and is unread, oldest first; the newest ones when many were."""
    semua = Notifikasi.objects.filter(
        instansi_id=pegawai.instansi_id,
        penerima=pegawai,
        dibaca_pada__isnull=True,
        dibuat_pada__gt=sejak,
    )
    return list(semua.order_by("-id")[:paling_banyak])[::-1]


def jumlah_baru(pegawai: Pegawai) -> int:
    """How many notifications the person has not read."""
    return Notifikasi.objects.filter(
        instansi_id=pegawai.instansi_id, penerima=pegawai, dibaca_pada__isnull=True
    ).count()


def setelan_of(pegawai: Pegawai) -> SetelanKabar:
    """The choice of a person; what holds without one is not stored."""
    ada = SetelanKabar.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai).first()
    return ada or SetelanKabar(instansi_id=pegawai.instansi_id, pegawai=pegawai)


def konfirmasi_of(pegawai: Pegawai) -> list[KonfirmasiKontak]:
    """Addresses that wait for their code."""
    semua = KonfirmasiKontak.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai)
    return list(semua.order_by("saluran"))


def webhook_of(instansi_id: int) -> WebhookInstansi | None:
    """Where the agency takes messages, also while it is switched off."""
    return WebhookInstansi.objects.filter(instansi_id=instansi_id).first()


def kiriman_gagal(instansi_id: int) -> QuerySet[Kiriman]:
    """What was given up, newest first."""
    return (
        Kiriman.objects.milik_instansi(instansi_id)
        .filter(gagal_pada__isnull=False)
        .select_related("penerima")
        .order_by("-gagal_pada", "-id")
    )


def kiriman_menunggu(instansi_id: int) -> int:
    """How many messages have not been sent yet."""
    return (
        Kiriman.objects.milik_instansi(instansi_id)
        .filter(dikirim_pada__isnull=True, gagal_pada__isnull=True)
        .count()
    )
