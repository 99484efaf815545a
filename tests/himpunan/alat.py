"""Runs a chain over rows that are given as data, on the real PostgreSQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection

from tera.dasar.cte import Cte


def run(
    baris: Sequence[Mapping[str, Any]],
    kolom: Mapping[str, str],
    tambah: Callable[[Cte], Cte],
    hasil: str,
) -> list[dict[str, Any]]:
    """Every row of the step ``hasil`` of the chain that ``tambah`` builds on ``masukan``."""
    rantai = tambah(Cte().table("masukan", kolom, baris))
    with connection.cursor() as cursor:
        cursor.execute(*rantai.select(f"SELECT * FROM {hasil}"))
        nama = [satu.name for satu in cursor.description]
        return [dict(zip(nama, satu, strict=True)) for satu in cursor.fetchall()]
