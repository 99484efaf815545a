"""Links from a stored result to its calculator."""

from typing import Any

from django import template

from tera.penjelasan import tautan

register = template.Library()


@register.simple_tag
def alamat_hitung(kode: str, perhitungan: Any) -> str:
    """The calculator's address, filled with the inputs that the result stored."""
    return tautan.alamat_hitung(kode, perhitungan)
