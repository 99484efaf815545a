"""A sending that arrives twice is carried out once.

A phone on a bad link does not know whether its entry arrived, so it sends it again; so does a
double click, and the queue of entries written offline. Each sending carries a key of its own
(a UUID made where it was typed). The use case claims the key in its transaction::

    kiriman = claim(kunci=kunci, by=by, tindakan="catat_progres")
    if kiriman.sudah:
        return get(kiriman.objek_id)   # what the first one made
    ...
    kiriman.done(objek)

A use case that changes an object also tells what was sent and on which version (``isi``): the same
form sent again with other words is no repetition and meets the version check.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from django.db import connection, models, transaction
from django.utils import timezone

from tera.dasar.audit import Pelaku
from tera.dasar.errors import KeadaanTidakCocok
from tera.dasar.models import KirimanSekali

SIMPAN = timedelta(days=30)
PESAN_LAIN = "Kunci kiriman ini sudah dipakai untuk hal lain. Muat ulang halaman, lalu kirim lagi."


@dataclass(frozen=True, slots=True)
class Kiriman:
    """``sudah``: an earlier sending with this key was carried out, and made ``objek_id``."""

    pk: int | None
    sudah: bool
    objek_id: int | None = None

    def done(self, objek: models.Model) -> None:
        """Remember what this sending made."""
        if self.pk is not None:
            KirimanSekali.objects.filter(pk=self.pk).update(objek_id=objek.pk)


def claim(*, kunci: UUID | None, by: Pelaku, tindakan: str, isi: Sequence[object] = ()) -> Kiriman:
    """Claim a key of this account for one action; without a key every sending counts.

    With ``isi`` (plain values) only a sending of the same content is a repetition.
    Two sendings at once: the second waits until the first has ended. Raises KeadaanTidakCocok
    where the key served another action.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a claim needs the use case's transaction")
    if kunci is None:
        return Kiriman(None, sudah=False)
    if isi:
        kunci = uuid5(kunci, repr(tuple(isi)))
    baru, dibuat = KirimanSekali.objects.get_or_create(
        instansi_id=by.instansi_id, akun_id=by.pk, kunci=kunci, defaults={"tindakan": tindakan}
    )
    if not dibuat and baru.tindakan != tindakan:
        raise KeadaanTidakCocok(PESAN_LAIN)
    return Kiriman(baru.pk, sudah=not dibuat, objek_id=baru.objek_id)


def forget_old() -> int:
    """Drop keys that nobody repeats any more; returns how many."""
    jumlah, _ = KirimanSekali.objects.filter(dibuat_pada__lt=timezone.now() - SIMPAN).delete()
    return jumlah
