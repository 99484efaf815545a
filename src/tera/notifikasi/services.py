"""Tell people what waits for them. Called by the use case that makes it wait."""

from collections.abc import Iterable

from django.utils import timezone

from tera.dasar.errors import TidakDitemukan
from tera.notifikasi.models import Notifikasi
from tera.organisasi.models import Pegawai


def notify(*, penerima: Iterable[Pegawai | None], teks: str, tautan: str) -> None:
    """One sentence to each person, in the caller's transaction; None among them is skipped."""
    Notifikasi.objects.bulk_create(
        Notifikasi(instansi_id=orang.instansi_id, penerima=orang, teks=teks[:400], tautan=tautan)
        for orang in penerima
        if orang is not None
    )


def mark_read(*, pegawai: Pegawai, notifikasi_id: int | None = None) -> None:
    """Mark one notification of a person read, or all of them."""
    milik = Notifikasi.objects.filter(
        instansi_id=pegawai.instansi_id, penerima=pegawai, dibaca_pada__isnull=True
    )
    if notifikasi_id is None:
        milik.update(dibaca_pada=timezone.now())
    elif not Notifikasi.objects.filter(
        instansi_id=pegawai.instansi_id, penerima=pegawai, pk=notifikasi_id
    ).exists():
        raise TidakDitemukan("Pemberitahuan tidak ditemukan.")
    else:
        milik.filter(pk=notifikasi_id).update(dibaca_pada=timezone.now())
