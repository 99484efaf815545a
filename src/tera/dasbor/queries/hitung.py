"""Counts as subqueries that stand beside each other in one statement."""

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce


def value_of(baris: QuerySet[Any], nilai: Any) -> Subquery:
    """An aggregate over rows of one agency, or NULL without any."""
    return Subquery(
        baris.order_by().values("instansi_id").annotate(nilai_=nilai).values("nilai_")[:1]
    )


def count_of(baris: QuerySet[Any], beda: str = "pk") -> Coalesce:
    """How many rows; with ``beda``, how many different values of that column."""
    hitung = Count(beda, distinct=beda != "pk")
    return Coalesce(value_of(baris, hitung), 0, output_field=IntegerField())
