"""Rows written with COPY: the way to put a hundred thousand of them into PostgreSQL in seconds."""

import json
from collections import Counter, deque
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

UKURAN_BLOK = 2_000


class _Susunan:
    """The columns of a model and what stands in a column that nobody names."""

    def __init__(self, model: type[models.Model], sekarang: datetime) -> None:
        self.tabel = model._meta.db_table
        self.bidang = [(satu.attname, _default(satu, sekarang)) for satu in _columns(model)]
        self.json = {
            satu.attname for satu in _columns(model) if isinstance(satu, models.JSONField)
        }
        self.nama = {satu.attname for satu in _columns(model)}
        self.kolom = ", ".join(f'"{satu.column}"' for satu in _columns(model))
        self.kunci: deque[int] = deque()
        self.baris: list[tuple[Any, ...]] = []


def _columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def _default(bidang: models.Field[Any, Any], sekarang: datetime) -> Any:
    if getattr(bidang, "auto_now", False) or getattr(bidang, "auto_now_add", False):
        return sekarang
    return bidang.get_default


class Penyalin:
    """Buffers rows of one agency and copies them, table by table; keys come from the sequences.

    Foreign keys of Django are checked at commit, so the order of the tables does not matter.
    """

    def __init__(self, instansi_id: int, sekarang: datetime) -> None:
        self._instansi_id = instansi_id
        self._sekarang = sekarang
        self._susunan: dict[type[models.Model], _Susunan] = {}
        self.jumlah: Counter[str] = Counter()

    def tambah(self, model: type[models.Model], **nilai: Any) -> int:
        """Buffer one row of the agency; returns its key. Raises TypeError for an unknown column."""
        susunan = self._susunan.get(model)
        if susunan is None:
            susunan = self._susunan[model] = _Susunan(model, self._sekarang)
        if not nilai.keys() <= susunan.nama:
            raise TypeError(f"{model.__name__} has no {sorted(nilai.keys() - susunan.nama)}")
        if not susunan.kunci:
            susunan.kunci = _reserve(susunan.tabel)
        kunci = susunan.kunci.popleft()
        nilai["id"], nilai["instansi_id"] = kunci, self._instansi_id
        for nama in susunan.json & nilai.keys():
            nilai[nama] = json.dumps(nilai[nama], cls=DjangoJSONEncoder)
        susunan.baris.append(tuple(_value(nilai, *bidang) for bidang in susunan.bidang))
        return kunci

    def tulis(self) -> None:
        """Copy what is buffered."""
        with connection.cursor() as cursor:
            for model, susunan in self._susunan.items():
                if not susunan.baris:
                    continue
                with cursor.copy(f'COPY "{susunan.tabel}" ({susunan.kolom}) FROM STDIN') as copy:
                    for baris in susunan.baris:
                        copy.write_row(baris)
                self.jumlah[model._meta.verbose_name or model.__name__] += len(susunan.baris)
                susunan.baris = []


def _value(nilai: dict[str, Any], nama: str, bawaan: Any) -> Any:
    if nama in nilai:
        return nilai[nama]
    isi = bawaan() if callable(bawaan) else bawaan
    return isi if isinstance(isi, (str, int, date, type(None))) else json.dumps(isi)


def _reserve(tabel: str) -> deque[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [tabel, UKURAN_BLOK],
        )
        return deque(baris[0] for baris in cursor.fetchall())
