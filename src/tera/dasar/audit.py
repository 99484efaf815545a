"""Write, seal and verify the audit record."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from tera.dasar.models import AuditEvent, AuditSegel

GENESIS = b"\0" * 32
KUNCI_SEGEL = 0x7E2A_0001
UKURAN_BATCH = 5_000


class Pelaku(Protocol):
    """Whoever acts: an account."""

    pk: Any
    instansi_id: int
    nama: str

    def punya_peran(self, *nama: str) -> bool:
        """Whether one of these roles is held today, for whatever unit."""
        ...

    def unit_dengan_peran(self, *nama: str) -> list[int | None]:
        """Units for which one of these roles is held; None stands for the whole agency."""
        ...


def record_event(
    *,
    tindakan: str,
    objek: models.Model,
    by: Pelaku | None,
    isi: Mapping[str, Any] | None = None,
    instansi_id: int | None = None,
) -> AuditEvent:
    """Write one event in the caller's transaction; without a transaction it refuses to.

    ``by`` is None only for what Tera itself does (commands, jobs).
    """
    _check_transaction()
    event = _event(tindakan, objek, by, isi or {}, instansi_id)
    event.save(force_insert=True)
    return event


def record_events(
    *, tindakan: str, isi: Iterable[tuple[models.Model, Mapping[str, Any]]], by: Pelaku | None
) -> None:
    """The same for many objects at once, each with what happened to it: one statement."""
    _check_transaction()
    AuditEvent.objects.bulk_create(_event(tindakan, objek, by, rinci) for objek, rinci in isi)


def _check_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "an audit event needs the use case's transaction"
        )


def _event(
    tindakan: str,
    objek: models.Model,
    by: Pelaku | None,
    isi: Mapping[str, Any],
    instansi_id: int | None = None,
) -> AuditEvent:
    milik: int | None = instansi_id or getattr(objek, "instansi_id", None)
    if milik is None and by is not None:
        milik = by.instansi_id
    return AuditEvent(
        instansi_id=milik,
        pada=timezone.now(),
        pelaku_id=by.pk if by else None,
        pelaku=by.nama if by else "Tera",
        tindakan=tindakan,
        objek=objek._meta.label,
        objek_id=objek.pk,
        isi=json.loads(json.dumps(dict(isi), cls=DjangoJSONEncoder)),
    )


def canonical(event: AuditEvent) -> bytes:
    """The bytes that are hashed: every column, in a fixed order, as compact JSON."""
    kolom = [
        event.pk,
        event.instansi_id,
        event.pada.astimezone(UTC).isoformat(timespec="microseconds"),
        event.pelaku_id,
        event.pelaku,
        event.tindakan,
        event.objek,
        event.objek_id,
        event.isi,
    ]
    return json.dumps(kolom, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def link(sebelum: bytes, event: AuditEvent) -> bytes:
    """Next link of the chain."""
    return hashlib.sha256(sebelum + canonical(event)).digest()


@transaction.atomic
def seal_events(*, paling_banyak: int = UKURAN_BATCH) -> int:
    """Append the events not yet sealed to the chain; returns how many. One sealer at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_SEGEL])
    terakhir = AuditSegel.objects.order_by("-nomor").first()
    nomor, sidik = (terakhir.nomor, bytes(terakhir.sidik)) if terakhir else (0, GENESIS)
    segel = []
    for event in AuditEvent.objects.filter(segel__isnull=True).order_by("id")[:paling_banyak]:
        nomor, sidik = nomor + 1, link(sidik, event)
        segel.append(AuditSegel(nomor=nomor, event=event, sidik=sidik))
    AuditSegel.objects.bulk_create(segel, batch_size=1_000)
    return len(segel)


def seal_all() -> int:
    """Seal until nothing is left; returns how many events were sealed."""
    jumlah = 0
    while terbaru := seal_events():
        jumlah += terbaru
    return jumlah


@dataclass(frozen=True)
class HasilVerifikasi:
    """Outcome of ``verify_chain``.

    ``kepala`` is the last link in hex: publish it outside the server, and a later run compares.
    ``kerusakan`` holds one Indonesian sentence for each broken place.
    """

    tersegel: int
    belum_tersegel: int
    kepala: str
    sampai: datetime | None
    kerusakan: tuple[str, ...]

    @property
    def utuh(self) -> bool:
        return not self.kerusakan


def verify_chain(*, kepala_terbit: str | None = None) -> HasilVerifikasi:
    """Recompute the whole chain from the stored events and name every place that differs.

    ``kepala_terbit`` is a head published earlier: it must still be one of the links, else the end
    of the record was cut off and rebuilt.
    """
    sidik, nomor, sampai = GENESIS, 0, None
    kerusakan: list[str] = []
    ditemukan = kepala_terbit is None
    for segel in _chain():
        nomor += 1
        if segel.nomor != nomor:
            kerusakan.append(f"Segel nomor {nomor} sampai {segel.nomor - 1} hilang.")
            nomor = segel.nomor
        if link(sidik, segel.event) != bytes(segel.sidik):
            kerusakan.append(
                f"Catatan {segel.event_id} ({segel.event.tindakan}) "
                f"tidak cocok dengan segel {nomor}."
            )
        sidik, sampai = bytes(segel.sidik), segel.event.pada
        ditemukan = ditemukan or sidik.hex() == kepala_terbit
    if not ditemukan:
        kerusakan.append("Kepala rantai yang pernah diterbitkan tidak ada lagi dalam catatan.")
    belum = AuditEvent.objects.filter(segel__isnull=True).count()
    return HasilVerifikasi(nomor, belum, sidik.hex(), sampai, tuple(kerusakan))


def _chain() -> Iterator[AuditSegel]:
    return (
        AuditSegel.objects.select_related("event")
        .order_by("nomor")
        .iterator(chunk_size=UKURAN_BATCH)
    )
