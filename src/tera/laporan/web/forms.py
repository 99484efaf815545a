"""The form that asks for many documents: syntax only."""

from collections.abc import Iterable

from django import forms

from tera.laporan.kertas import Kertas
from tera.laporan.states import BentukBerkas
from tera.organisasi.models import UnitKerja


class CetakBatchForm(forms.Form):
    """Which unit, as one file or as one each, on which paper."""

    unit = forms.TypedChoiceField(
        label="Unit kerja",
        help_text="SKP unit ini dan semua unit di bawahnya.",
        coerce=int,
        error_messages={
            "required": "Pilih unit kerja.",
            "invalid_choice": "Pilih salah satu unit dalam daftar.",
        },
    )
    bentuk = forms.ChoiceField(
        label="Bentuk",
        choices=BentukBerkas.choices,
        widget=forms.RadioSelect,
        initial=BentukBerkas.PDF,
    )
    kertas = forms.ChoiceField(
        label="Kertas",
        choices=[(kertas.value, kertas.name) for kertas in Kertas],
        widget=forms.RadioSelect,
        initial=Kertas.A4.value,
    )
    hanya_disetujui = forms.BooleanField(label="Hanya SKP yang sudah disetujui", required=False)

    def __init__(self, *args: object, unit: Iterable[UnitKerja], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["unit"].choices = [(satu.pk, satu.nama) for satu in unit]  # type: ignore[attr-defined]
