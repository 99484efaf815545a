"""The part of a form that is the indicator sheet, for an indicator of one year or of several."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.forms import BoundField

from tera.perencanaan.masukan import IsianLembar
from tera.perencanaan.queries.strategis import lembar_of
from tera.perencanaan.web.forms.baris import BarisForm

TEKS_LEMBAR = ("definisi", "rumus", "sumber_data", "penanggung_jawab")


def _area(label: str, terpanjang: int, bantuan: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=terpanjang,
        required=False,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LembarForm(BarisForm):
    """Sheet of an indicator; ``id`` is its row, so that it keeps its links when it is changed."""

    id = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )
    definisi = _area("Definisi", 2_000, "Apa persisnya yang dihitung.")
    rumus = _area("Rumus", 1_000, "Cara menghitungnya, misalnya A dibagi B kali 100.")
    sumber_data = forms.CharField(label="Sumber data", max_length=300, required=False)
    penanggung_jawab = forms.CharField(label="Penanggung jawab", max_length=250, required=False)
    iku = forms.BooleanField(label="Indikator kinerja utama (IKU)", required=False)

    def lembar(self) -> IsianLembar:
        """What was typed, with line ends as they are stored."""
        teks = {nama: self.cleaned_data[nama].replace("\r\n", "\n") for nama in TEKS_LEMBAR}
        return IsianLembar(**teks, iku=self.cleaned_data["iku"])

    @property
    def bidang_lembar(self) -> list[BoundField]:
        return [self[nama] for nama in (*TEKS_LEMBAR, "iku")]

    @property
    def bidang_utama(self) -> list[BoundField]:
        """The visible fields that do not belong to the sheet."""
        lembar = {satu.name for satu in self.bidang_lembar}
        return [satu for satu in self.visible_fields() if satu.name not in lembar]

    @property
    def lembar_terbuka(self) -> bool:
        """Whether the folded part must show an error."""
        return any(satu.errors for satu in self.bidang_lembar)


def initial_lembar(indikator: Any) -> dict[str, Any]:
    """Values of a stored indicator for its sheet."""
    return {"id": indikator.pk, **asdict(lembar_of(indikator))}
