"""One way to change a row that others may change too: compare status and version in the UPDATE."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db import models
from django.db.models import F

from tera.dasar.errors import KeadaanTidakCocok, VersiBerubah

M = TypeVar("M", bound=models.Model)

PESAN_VERSI = (
    "Dokumen ini sudah diubah dari tab, perangkat, atau orang lain. Perubahan Anda belum disimpan; "
    "muat ulang halaman untuk melihat isi terbaru, lalu ulangi perubahan Anda."
)


def move(objek: M, *, versi: int, dari: Collection[str] | None = None, **nilai: Any) -> M:
    """Write ``nilai`` if the row still has this version and one of these states.

    Raises VersiBerubah or KeadaanTidakCocok when someone was quicker; the row is then untouched.
    """
    baris = type(objek)._default_manager.filter(pk=objek.pk, versi=versi)
    if dari is not None:
        baris = baris.filter(status__in=dari)
    if not baris.update(versi=F("versi") + 1, **nilai):
        raise _why_not(objek, dari)
    objek.refresh_from_db(fields=["versi", *(nama for nama in nilai)])
    return objek


def _why_not(objek: models.Model, dari: Collection[str] | None) -> KeadaanTidakCocok:
    objek.refresh_from_db()
    status = getattr(objek, "status", None)
    if dari is not None and status not in dari:
        label = objek.get_status_display()  # type: ignore[attr-defined]
        return KeadaanTidakCocok(
            f"Langkah ini tidak dapat dilakukan karena dokumen sekarang berstatus “{label}”. "
            "Muat ulang halaman untuk melihat siapa yang memprosesnya."
        )
    return VersiBerubah(PESAN_VERSI)
