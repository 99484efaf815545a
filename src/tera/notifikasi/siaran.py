"""What a use case tells the open pages: PostgreSQL carries it to every process at commit.

``pg_notify`` belongs to the transaction: what is rolled back is never told. A message holds at
most 8,000 bytes, so many recipients are split over several.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

SALURAN = "tera_langsung"
SEKALI = 150


def send_to_people(
    penerima: Iterable[tuple[int, int]], *, instansi_id: int, teks: str, tautan: str
) -> None:
    """Tell people (id of the person, id of her notification) of one sentence."""
    sisa = iter(penerima)
    pesan = []
    while sebagian := list(islice(sisa, SEKALI)):
        pesan.append({"i": instansi_id, "o": sebagian, "t": teks, "u": tautan})
    _send(pesan)


def send_to_topik(*, instansi_id: int, topik: Sequence[str]) -> None:
    """Tell pages that watch one of these topics that it changed; not what."""
    sisa = iter(topik)
    _send([{"i": instansi_id, "k": sebagian} for sebagian in _split(sisa)])


def _split(sisa: Iterator[str]) -> Iterator[list[str]]:
    while sebagian := list(islice(sisa, SEKALI)):
        yield sebagian


def _send(pesan: list[dict[str, Any]]) -> None:
    if not pesan:
        return
    teks = [json.dumps(p, ensure_ascii=False, separators=(",", ":")) for p in pesan]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_notify(%s::text, isi) FROM unnest(%s::text[]) AS isi", [SALURAN, teks]
        )
