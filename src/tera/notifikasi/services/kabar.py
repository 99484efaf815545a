"""Tell people what waits for them. Called by the use case that makes it wait."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from tera.dasar.errors import TidakDitemukan
from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.services.kiriman import enqueue_kabar
from tera.notifikasi.siaran import send_to_people, send_to_topik
from tera.organisasi.models import Pegawai


@transaction.atomic
def notify(
    *,
    penerima: Iterable[Pegawai | None],
    teks: str,
    tautan: str,
    jenis: JenisKabar = JenisKabar.LAINNYA,
) -> None:
    """One sentence to each person, in the caller's transaction; None among them is skipped.

    Whoever has a page open reads it there as soon as that transaction is committed; whoever wants
    this kind at once also gets it by the own channels.
    """
    teks = teks[:400]
    tersimpan = Notifikasi.objects.bulk_create(
        Notifikasi(
            instansi_id=orang.instansi_id, penerima=orang, jenis=jenis, teks=teks, tautan=tautan
        )
        for orang in penerima
        if orang is not None
    )
    menurut: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for satu in tersimpan:
        menurut[satu.instansi_id].append((satu.penerima_id, satu.pk))
    for instansi_id, orang_nomor in menurut.items():
        send_to_people(orang_nomor, instansi_id=instansi_id, teks=teks, tautan=tautan)
    enqueue_kabar(kabar=tersimpan)


def announce(*, instansi_id: int, topik: str | Iterable[str]) -> None:
    """Pages that watch a topic ("skp:12", "unit:3") are told at commit that it changed.

    Not what changed: the page asks again, with its reader's rights. See ``topik.sign_topik``.
    """
    send_to_topik(instansi_id=instansi_id, topik=[topik] if isinstance(topik, str) else [*topik])


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
