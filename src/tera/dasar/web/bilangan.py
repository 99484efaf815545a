"""A field for a number as Indonesians write it."""

from decimal import Decimal
from typing import Any

from django import forms

from tera.aturan.bilangan import parse_bilangan
from tera.aturan.galat import GalatAturan

PAPAN_ANGKA = {"inputmode": "decimal", "autocomplete": "off"}
"""Attributes that give a phone its number pad."""


class BilanganField(forms.CharField):
    """The exact Decimal ("1.234,5"); None when left empty."""

    def clean(self, value: Any) -> Decimal | None:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            return parse_bilangan(teks)
        except GalatAturan as galat:
            raise forms.ValidationError(galat.pesan) from galat
