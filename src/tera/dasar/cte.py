"""One SQL statement as a chain of named steps, with the law joined in as tables.

The set-based twins of the rules of ``aturan`` are such steps: a step reads the relation before it
and adds columns. The tables of law come from the same dated parameters that the scalar rules read,
so there is one source for both; a differential test holds the two together.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from tera.aturan.parameter import parameter

Baris = Mapping[str, Any]

DATED = MappingProxyType({"sejak": "date", "sebelum": "date"})


@dataclass(frozen=True, slots=True)
class Cte:
    """A chain of common table expressions; each addition returns a longer chain."""

    steps: tuple[tuple[str, str], ...] = ()
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def step(self, name: str, sql: str, **params: Any) -> "Cte":
        """Add ``name AS (sql)``; raises ValueError when the name or a parameter stands already."""
        taken = {satu for satu, _ in self.steps}
        if name in taken or params.keys() & self.params.keys():
            raise ValueError(f"{name}: step or parameter stands already")
        merged = MappingProxyType({**self.params, **params})
        return Cte((*self.steps, (name, sql)), merged)

    def table(self, name: str, columns: Mapping[str, str], rows: Iterable[Baris]) -> "Cte":
        """Add a table of law: ``columns`` give the SQL type of each key of ``rows``."""
        kolom = ", ".join(f"{nama} {jenis}" for nama, jenis in columns.items())
        sql = f"SELECT * FROM jsonb_to_recordset(%({name})s::jsonb) AS t({kolom})"
        return self.step(name, sql, **{name: json.dumps(list(rows), default=str)})

    def select(self, sql: str, **params: Any) -> tuple[str, dict[str, Any]]:
        """The whole statement that ends in ``sql``, and its parameters."""
        rantai = ",\n".join(f"{nama} AS ({isi})" for nama, isi in self.steps)
        return f"WITH {rantai}\n{sql}", {**self.params, **params}


def dated_rows(nama: str, explode: Callable[[Any], Iterable[Baris]]) -> list[dict[str, Any]]:
    """The rows of a parameter's values, in force from ``sejak`` and before ``sebelum``."""
    nilai = parameter(nama).nilai
    akhir = [str(berikut.sejak) for berikut in nilai[1:]] + ["infinity"]
    return [
        {"sejak": str(satu.sejak), "sebelum": sebelum, **baris}
        for satu, sebelum in zip(nilai, akhir, strict=True)
        for baris in explode(satu.isi)
    ]
