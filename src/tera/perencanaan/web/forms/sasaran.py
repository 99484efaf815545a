"""Form of an objective of a unit."""

from typing import Any

from django import forms

from tera.perencanaan.masukan import IsianIndikator, IsianSasaran
from tera.perencanaan.web.forms.indikator import KOSONG


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
