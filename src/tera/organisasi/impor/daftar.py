"""Reads stored previews page by page: the database cuts the slice, the plan itself stays there."""

import json
from collections.abc import Sequence
from typing import Any, overload

from django.db import connection
from django.db.models import QuerySet

from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import BatchImpor

_IRISAN = """
SELECT jsonb_path_query_array(rencana -> %s, %s::jsonpath) FROM organisasi_batchimpor WHERE id = %s
"""


def daftar_batch(instansi_id: int) -> QuerySet[BatchImpor]:
    """The agency's batches, newest first, without their plans."""
    return (
        BatchImpor.objects.milik_instansi(instansi_id)
        .defer("rencana")
        .select_related("dibuat_oleh")
        .order_by("-id")
    )


def batch_milik(instansi_id: int, batch_id: int) -> BatchImpor:
    """One batch of the agency, without its plan; raises TidakDitemukan."""
    batch = daftar_batch(instansi_id).filter(pk=batch_id).first()
    if batch is None:
        raise TidakDitemukan("Impor tidak ditemukan.")
    return batch


class BagianRencana(Sequence[dict[str, Any]]):
    """A part of a plan ("baru", "temuan", ...) for a paginator that knows the count."""

    def __init__(self, batch: BatchImpor, bagian: str, jumlah: int) -> None:
        self.batch = batch
        self.bagian = bagian
        self.jumlah = jumlah

    def __len__(self) -> int:
        return self.jumlah

    @overload
    def __getitem__(self, letak: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, letak: slice) -> list[dict[str, Any]]: ...

    def __getitem__(self, letak: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(letak, int):
            return self[letak : letak + 1][0]
        awal, akhir, _ = letak.indices(self.jumlah)
        if awal >= akhir:
            return []
        jalan = f"$[{awal} to {akhir - 1}]"
        with connection.cursor() as cursor:
            cursor.execute(_IRISAN, [self.bagian, jalan, self.batch.pk])
            isi = cursor.fetchone()[0]
        return list(json.loads(isi) if isinstance(isi, str) else isi)
