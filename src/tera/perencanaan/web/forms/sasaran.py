"""Forms of an objective of a unit."""

from dataclasses import replace
from typing import Any

from django import forms

from tera.perencanaan.masukan import IsianIndikator, IsianSasaran
from tera.perencanaan.web.forms.indikator import KOSONG, IndikatorForm, initial_indikator
from tera.perencanaan.web.forms.lembar import LembarForm, initial_lembar


class SasaranForm(forms.Form):
    """An objective of a unit."""

    uraian = forms.CharField(
        label="Sasaran",
        help_text="Keadaan yang hendak dicapai unit tahun ini.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    induk = forms.TypedChoiceField(
        label="Mendukung sasaran unit di atasnya", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, induk: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["induk"].choices = [KOSONG, *induk]  # type: ignore[attr-defined]
        if not induk:
            del self.fields["induk"]

    def isian(self, indikator: tuple[IsianIndikator, ...]) -> IsianSasaran:
        return IsianSasaran(
            uraian=self.cleaned_data["uraian"],
            induk_id=self.cleaned_data.get("induk"),
            indikator=indikator,
        )


class IndikatorSasaranForm(IndikatorForm, LembarForm):
    """An indicator of a unit's objective, with its sheet."""

    def isian(self) -> IsianIndikator:
        return replace(super().isian(), id=self.cleaned_data["id"], lembar=self.lembar())


def initial_indikator_sasaran(indikator: Any) -> dict[str, Any]:
    """Values of a stored indicator for its form row."""
    return {**initial_indikator(indikator), **initial_lembar(indikator)}
