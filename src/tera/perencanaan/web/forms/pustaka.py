"""Forms of the indicator library: syntax only."""

from typing import Any

from django import forms

from tera.perencanaan.masukan import IsianIndikator, IsianPustaka
from tera.perencanaan.models import IndikatorPustaka, JabatanPustaka
from tera.perencanaan.web.forms.indikator import (
    IndikatorAspekForm,
    IndikatorPerspektifForm,
    initial_indikator,
)


class PustakaForm(IndikatorAspekForm, IndikatorPerspektifForm):
    """One entry of the library: result, indicator, target as an example, source of the data."""

    hasil = forms.CharField(
        label="Rencana hasil kerja",
        help_text="Keadaan yang dicapai. Contoh: Meningkatnya kepatuhan minum obat pasien.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sumber_data = forms.CharField(
        label="Sumber data",
        help_text="Dari mana angkanya dibaca. Contoh: rekam medis.",
        max_length=300,
        required=False,
    )
    field_order = (
        "jabatan",
        "hasil",
        "uraian",
        "target",
        "satuan",
        "arah",
        "aspek",
        "perspektif",
        "sumber_data",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uraian"].required = True
        self.fields["target"].help_text = "Contoh target: bilangan, rentang, atau teks"
        self.fields["aspek"].help_text = "Untuk pegawai. Kosongkan bila mengisi perspektif."
        self.fields["perspektif"].help_text = "Untuk pimpinan unit."

    def isian_pustaka(self) -> IsianPustaka:
        indikator: IsianIndikator = self.isian()
        return IsianPustaka(
            hasil=self.cleaned_data["hasil"],
            indikator=indikator,
            sumber_data=self.cleaned_data["sumber_data"],
        )


class UsulPustakaForm(PustakaForm):
    """A proposal: the entry and the kind of position that it is for."""

    jabatan = forms.ChoiceField(label="Jabatan", help_text="Kelompok jabatan dalam pustaka.")

    def __init__(self, *args: Any, jabatan: list[JabatanPustaka], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(str(satu.pk), satu.nama) for satu in sorted(jabatan, key=lambda s: s.nama)]
        self.fields["jabatan"].choices = [("", "Pilih"), *pilihan]  # type: ignore[attr-defined]


class AlasanForm(forms.Form):
    """A note to a decision."""

    catatan = forms.CharField(
        label="Catatan",
        help_text="Wajib bila menolak atau mencabut.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def initial_pustaka(entri: IndikatorPustaka) -> dict[str, Any]:
    """Values of an entry for its form."""
    return initial_indikator(entri) | {"hasil": entri.hasil, "sumber_data": entri.sumber_data}
