"""The form that moves a deadline."""

from collections.abc import Iterable
from typing import Any

from django import forms


class PerpanjanganForm(forms.Form):
    """For whom, until when, why."""

    unit = forms.TypedChoiceField(
        label="Berlaku untuk",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Satu unit dan semua unit di bawahnya, atau seluruh instansi.",
    )
    sampai = forms.DateField(
        label="Tenggat baru",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggal tenggat baru."},
    )
    alasan = forms.CharField(
        label="Alasan", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, unit: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Seluruh instansi"), *unit]  # type: ignore[attr-defined]
