"""Set-based writing for imports: many rows in one statement, each remembered for the undo."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from psycopg import sql

from tera.organisasi.models import (
    AtasanLangsung,
    BatchImpor,
    Jabatan,
    Kepangkatan,
    Pegawai,
    Penugasan,
    PerubahanImpor,
    SusunanUnit,
    UnitKerja,
)

UKURAN = 5_000
# In the order in which created rows can be deleted again.
MODEL: dict[str, type[models.Model]] = {
    model.__name__: model
    for model in (
        AtasanLangsung, Penugasan, Kepangkatan, SusunanUnit, Pegawai, Jabatan, UnitKerja,
    )
}  # fmt: skip


def update_many(
    model: type[models.Model], kolom: Sequence[str], baris: Mapping[int, Sequence[Any]]
) -> None:
    """``UPDATE`` the named fields of many rows in one statement; ``baris`` maps id to values."""
    if not baris:
        return
    bidang: list[Any] = [model._meta.get_field(nama) for nama in kolom]
    nilai = [list(baris), *(list(satu) for satu in zip(*baris.values(), strict=True))]
    jenis = ["bigint", *(str(satu.db_type(connection)).split("(")[0] for satu in bidang)]
    perintah = sql.SQL("UPDATE {t} SET {isi} FROM unnest({arg}) AS v({nama}) WHERE {t}.id = v.id")
    nama_kolom = [str(satu.column) for satu in bidang]
    pernyataan = perintah.format(
        t=sql.Identifier(model._meta.db_table),
        isi=sql.SQL(", ").join(
            sql.SQL("{0} = v.{0}").format(sql.Identifier(nama)) for nama in nama_kolom
        ),
        arg=sql.SQL(", ").join(sql.SQL(f"%s::{satu}[]") for satu in jenis),
        nama=sql.SQL(", ").join(map(sql.Identifier, ["id", *nama_kolom])),
    )
    with connection.cursor() as cursor:
        cursor.execute(pernyataan.as_string(cursor.cursor), nilai)


class Buku:
    """Writes rows of one agency and keeps, for each, what it was before."""

    def __init__(self, instansi_id: int) -> None:
        self.instansi_id = instansi_id
        self.catatan: list[tuple[str, int, dict[str, Any] | None, dict[str, Any]]] = []

    def create(self, model: type[models.Model], baris: Sequence[Any]) -> Sequence[Any]:
        """Insert rows; the same objects come back with their ids."""
        dibuat = model._default_manager.bulk_create(baris, batch_size=UKURAN)
        self.catatan += [(model.__name__, satu.pk, None, {}) for satu in dibuat]
        return dibuat

    def change(
        self,
        model: type[models.Model],
        perubahan: Mapping[int, tuple[dict[str, Any], dict[str, Any]]],
    ) -> None:
        """Update rows: id to (fields before, fields after). Rows may change different fields."""
        menurut_bidang: dict[tuple[str, ...], dict[int, Sequence[Any]]] = {}
        for id_, (sebelum, sesudah) in perubahan.items():
            menurut_bidang.setdefault(tuple(sesudah), {})[id_] = tuple(sesudah.values())
            self.catatan.append((model.__name__, id_, sebelum, sesudah))
        for bidang, baris in menurut_bidang.items():
            update_many(model, bidang, baris)

    def ids(self, model: type[models.Model]) -> Collection[int]:
        """Rows of a model that were written."""
        return {id_ for nama, id_, _, _ in self.catatan if nama == model.__name__}

    def save(self, batch: BatchImpor) -> None:
        """Keep what was written with the batch, by COPY."""
        tabel = sql.Identifier(PerubahanImpor._meta.db_table)
        perintah = sql.SQL(
            "COPY {} (instansi_id, batch_id, model, objek_id, sebelum, sesudah) FROM STDIN"
        ).format(tabel)
        with connection.cursor() as cursor, cursor.copy(perintah) as salin:
            for nama, id_, sebelum, sesudah in self.catatan:
                lama = None if sebelum is None else _json(sebelum)
                salin.write_row((self.instansi_id, batch.pk, nama, id_, lama, _json(sesudah)))


def _json(isi: Mapping[str, Any]) -> str:
    return json.dumps(isi, cls=DjangoJSONEncoder) if isi else "{}"
