"""Forms of indicators: one class for each form and approach of a plan."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tera.aturan.galat import GalatAturan
from tera.aturan.skp import Aspek, Perspektif
from tera.aturan.target import (
    Arah,
    JenisTarget,
    Target,
    format_target,
    parse_target,
)
from tera.perencanaan.masukan import IsianIndikator
from tera.perencanaan.web.forms.baris import BarisForm

KOSONG = ("", "Pilih")


class TargetField(forms.CharField):
    """A number, a range or words: ``95``, ``98-99,5``, ``tepat waktu``."""

    def clean(self, value: Any) -> Target | None:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            return parse_target(teks)
        except GalatAturan as galat:
            raise ValidationError(galat.pesan) from galat


class IndikatorForm(BarisForm):
    """An indicator with numbers; a row left empty counts as not there."""

    uraian = forms.CharField(label="Indikator", max_length=500, required=False)
    target = TargetField(
        label="Target", help_text="Bilangan, rentang, atau teks", max_length=500, required=False
    )
    satuan = forms.CharField(label="Satuan", max_length=60, required=False)
    arah = forms.ChoiceField(
        label="Makin baik bila",
        choices=[(Arah.NAIK, "Naik"), (Arah.TURUN, "Turun")],
        required=False,
        initial=Arah.NAIK,
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("target") and not isi.get("uraian"):
            self.add_error("uraian", "Tulis indikator untuk target ini.")
        if isi.get("uraian") and "target" in isi and isi["target"] is None:
            self.add_error("target", "Isi target: bilangan (95), rentang (98-99,5), atau teks.")
        return isi

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    def isian(self) -> IsianIndikator:
        isi = self.cleaned_data
        return IsianIndikator(
            uraian=isi["uraian"],
            target=isi["target"],
            satuan=isi["satuan"],
            arah=Arah(isi["arah"] or Arah.NAIK),
            aspek=Aspek(isi["aspek"]) if isi.get("aspek") else None,
            perspektif=Perspektif(isi["perspektif"]) if isi.get("perspektif") else None,
        )


class IndikatorAspekForm(IndikatorForm):
    aspek = forms.ChoiceField(label="Aspek", choices=[KOSONG, *Aspek.choices()], required=False)


class IndikatorPerspektifForm(IndikatorForm):
    perspektif = forms.ChoiceField(
        label="Perspektif", choices=[KOSONG, *Perspektif.choices()], required=False
    )


class UkuranForm(BarisForm):
    """The qualitative form: measure and target in one sentence."""

    uraian = forms.CharField(
        label="Ukuran keberhasilan dan target",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    def isian(self) -> IsianIndikator:
        return IsianIndikator(
            uraian=self.cleaned_data["uraian"],
            target=Target(JenisTarget.TEKS, None, None, self.cleaned_data["uraian"]),
        )


class UkuranPerspektifForm(UkuranForm):
    perspektif = forms.ChoiceField(
        label="Perspektif", choices=[KOSONG, *Perspektif.choices()], required=False
    )

    def isian(self) -> IsianIndikator:
        dasar = super().isian()
        perspektif = self.cleaned_data["perspektif"]
        return IsianIndikator(
            uraian=dasar.uraian,
            target=dasar.target,
            perspektif=Perspektif(perspektif) if perspektif else None,
        )


FORM_INDIKATOR: dict[tuple[str, str], type[forms.Form]] = {
    ("jpt", "kuantitatif"): IndikatorPerspektifForm,
    ("jpt", "kualitatif"): UkuranPerspektifForm,
    ("ja_jf", "kuantitatif"): IndikatorAspekForm,
    ("ja_jf", "kualitatif"): UkuranForm,
}


def initial_indikator(indikator: Any) -> dict[str, Any]:
    """Values of a stored indicator for its form row."""
    return {
        "uraian": indikator.uraian,
        "target": format_target(indikator.target),
        "satuan": indikator.satuan,
        "arah": indikator.arah,
        "aspek": getattr(indikator, "aspek", ""),
        "perspektif": getattr(indikator, "perspektif", ""),
    }
