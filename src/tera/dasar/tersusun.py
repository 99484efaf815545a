"""Query sets that are compiled once.

Django builds a query set and compiles its SQL anew for every request. On the pages that everyone
opens on deadline day that was two fifths of the CPU (docs/keputusan/0029). A function decorated
with ``tersusun`` still says in the ORM's own words what it asks for; the SQL, and what Django needs
to make rows of the answer, are kept from its first call on, and later calls only put values in.
"""

import inspect
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from types import NoneType
from typing import Any, ParamSpec, TypeVar, get_args, get_type_hints

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression

P = ParamSpec("P")
R = TypeVar("R")
TERKECIL, TERBESAR = models.BigIntegerField.MAX_BIGINT * -1 - 1, models.BigIntegerField.MAX_BIGINT
BIDANG: "Mapping[Any, models.Field[Any, Any]]" = {
    int: models.BigIntegerField(),
    str: models.TextField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
    list[int]: ArrayField(models.BigIntegerField()),
}


class Isian(Expression):
    """The place of a value in a compiled statement: what the function gets instead of the value.

    May stand wherever the ORM takes an expression, and among the parameters of ``RawSQL``.
    """

    def __init__(self, nama: str, output_field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.nama = nama

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def get_group_by_cols(self) -> list[Any]:
        return []

    def fill(self, nilai: Any, koneksi: Any) -> Any:
        """The value as the database driver takes it; EmptyResultSet for an id that cannot be."""
        if isinstance(nilai, int) and not TERKECIL <= nilai <= TERBESAR:
            raise EmptyResultSet
        return self.output_field.get_db_prep_value(nilai, connection=koneksi)


@dataclass(frozen=True, slots=True)
class _Susunan:
    """One compiled statement; ``penyusun`` is Django's compiler after its work."""

    asal: Any
    penyusun: Any
    sql: str
    parameter: tuple[Any, ...]

    def rows(self, nilai: Mapping[str, Any]) -> list[Any]:
        koneksi = connections[self.asal.db]
        parameter = tuple(
            satu.fill(nilai[satu.nama], koneksi) if isinstance(satu, Isian) else satu
            for satu in self.parameter
        )
        penyusun = copy(self.penyusun)
        penyusun.connection = koneksi
        penyusun.as_sql = lambda *_, **__: (self.sql, parameter)
        kueri = copy(self.asal.query)
        kueri.get_compiler = lambda *_, **__: penyusun
        siap = type(self.asal)(self.asal.model, using=self.asal._db)
        siap._query = kueri
        siap._iterable_class = self.asal._iterable_class
        siap._fields = self.asal._fields
        siap._prefetch_related_lookups = self.asal._prefetch_related_lookups
        return list(siap)


def tersusun(build: Callable[P, "models.QuerySet[Any, R]"]) -> Callable[P, list[R]]:
    """Decorate a function that returns a query set: a call gives the list of its rows.

    The parameters are values of the types in ``BIDANG`` (or None), and reach the function as
    ``Isian``: it may pass them on to the ORM and do nothing else with them. Keyword-only parameters
    are no values but say which statement is meant; each combination is compiled once. Raises
    TypeError, when decorating, for a value of any other type.
    """
    tanda = inspect.signature(build)
    jenis = get_type_hints(build)
    bentuk = [n for n, p in tanda.parameters.items() if p.kind is p.KEYWORD_ONLY]
    isian = {n: Isian(n, _field(jenis[n])) for n in tanda.parameters if n not in bentuk}
    tersimpan: dict[Hashable, _Susunan | None] = {}

    @wraps(build)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        terikat = tanda.bind(*args, **kwargs)
        terikat.apply_defaults()
        nilai = terikat.arguments
        kunci = tuple(nilai[nama] for nama in bentuk)
        if kunci not in tersimpan:
            pilihan: Any = {nama: nilai[nama] for nama in bentuk}
            tersimpan[kunci] = _compile(build(*isian.values(), **pilihan))  # type: ignore[arg-type]
        susunan = tersimpan[kunci]
        try:
            return [] if susunan is None else susunan.rows(nilai)
        except EmptyResultSet:
            return []

    return ask


def _field(jenis: Any) -> "models.Field[Any, Any]":
    pokok = [satu for satu in get_args(jenis) if satu is not NoneType] or [jenis]
    if jenis in BIDANG:
        return BIDANG[jenis]
    if len(pokok) == 1 and pokok[0] in BIDANG:
        return BIDANG[pokok[0]]
    raise TypeError(f"{jenis}: a compiled query takes only {', '.join(map(str, BIDANG))}")


def _compile(asal: Any) -> _Susunan | None:
    """None for a query set that can never have a row."""
    penyusun = asal.query.get_compiler(asal.db)
    try:
        sql, parameter = penyusun.as_sql()
    except EmptyResultSet:
        return None
    return _Susunan(asal, penyusun, sql, tuple(parameter))
