"""Pages of long lists."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


class DaftarSempit(Sequence[M]):
    """A list for Django's ``Paginator`` that finds the keys of a page before it reads its rows.

    For lists whose scope is wide and whose rows join much: PostgreSQL then sorts narrow rows, and
    joins only those that are shown. ``baris`` adds what a row shows; one query more than without.
    """

    def __init__(
        self, semua: QuerySet[M, Any], baris: Callable[[QuerySet[M]], QuerySet[M]]
    ) -> None:
        self._semua, self._baris = semua, baris

    def __len__(self) -> int:
        return self._semua.count()

    @overload
    def __getitem__(self, letak: int) -> M: ...
    @overload
    def __getitem__(self, letak: slice) -> list[M]: ...
    def __getitem__(self, letak: int | slice) -> M | list[M]:
        if isinstance(letak, int):
            return self[letak : letak + 1][0]
        kunci = list(self._semua.values_list("pk", flat=True)[letak])
        if not kunci:
            return []
        dimaksud = self._semua.model._default_manager.filter(pk__in=kunci)
        menurut = {satu.pk: satu for satu in self._baris(dimaksud)}
        return [menurut[satu] for satu in kunci if satu in menurut]
