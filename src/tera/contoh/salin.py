"""Rows written with COPY: the way to put a hundred thousand of them into PostgreSQL in seconds."""

import json
from collections import Counter, deque
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

UKURAN_BLOK = 2_000


class _Tabel:
    """The columns of a model in order, with what stands in a column that nobody names."""

    def __init__(self, model: type[models.Model], sekarang: datetime) -> None:
        bidang: list[Any] = list(model._meta.concrete_fields)
        self.nama = model._meta.db_table
        self.judul = str(model._meta.verbose_name)
        self.kolom = ", ".join(f'"{satu.column}"' for satu in bidang)
        self.bawaan = {satu.attname: _default(satu, sekarang) for satu in bidang}
        self.json = frozenset(s.attname for s in bidang if isinstance(s, models.JSONField))
        self.kunci: deque[int] = deque()
        self.baris: list[tuple[Any, ...]] = []


def _default(bidang: Any, sekarang: datetime) -> Any:
    if getattr(bidang, "auto_now", False) or getattr(bidang, "auto_now_add", False):
        return sekarang
    isi = bidang.get_default()
    return json.dumps(isi) if isinstance(bidang, models.JSONField) and isi is not None else isi


class Penyalin:
    """Buffers rows of one agency and copies them table by table; keys come from the sequences.

    Foreign keys of Django are checked at commit, so the order of the tables does not matter.
    """

    def __init__(self, instansi_id: int, sekarang: datetime) -> None:
        self._instansi_id = instansi_id
        self._sekarang = sekarang
        self._tabel: dict[type[models.Model], _Tabel] = {}
        self.jumlah: Counter[str] = Counter()

    def tambah(self, model: type[models.Model], **nilai: Any) -> int:
        """Buffer one row of the agency; returns its key. Raises TypeError for an unknown column."""
        tabel = self._tabel.get(model)
        if tabel is None:
            tabel = self._tabel[model] = _Tabel(model, self._sekarang)
        if not tabel.kunci:
            tabel.kunci = _reserve(tabel.nama)
        kunci = tabel.kunci.popleft()
        for nama in tabel.json & nilai.keys():
            nilai[nama] = json.dumps(nilai[nama], cls=DjangoJSONEncoder)
        baris = {**tabel.bawaan, **nilai, "id": kunci, "instansi_id": self._instansi_id}
        if len(baris) != len(tabel.bawaan):
            raise TypeError(f"{tabel.nama} has no column {sorted(nilai.keys() - tabel.bawaan)}")
        tabel.baris.append(tuple(baris.values()))
        return kunci

    def tulis(self) -> None:
        """Copy what is buffered."""
        with connection.cursor() as cursor:
            for tabel in self._tabel.values():
                if not tabel.baris:
                    continue
                with cursor.copy(f'COPY "{tabel.nama}" ({tabel.kolom}) FROM STDIN') as copy:
                    for baris in tabel.baris:
                        copy.write_row(baris)
                self.jumlah[tabel.judul] += len(tabel.baris)
                tabel.baris = []

    def analyze(self) -> None:
        """Tell the planner how large the tables have become, also those filled from these rows."""
        tabel = (
            satu._meta.db_table
            for satu in apps.get_models()
            if satu._meta.app_config and satu._meta.app_config.name.startswith("tera.")
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(connection.ops.quote_name(t) for t in tabel)}")


def _reserve(tabel: str) -> deque[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [tabel, UKURAN_BLOK],
        )
        return deque(baris[0] for baris in cursor.fetchall())
