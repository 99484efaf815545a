"""Forms of feedback: syntax only, the use cases decide."""

from typing import Any

from django import forms

from tera.aturan.perilaku import NilaiDasar
from tera.pelaksanaan.services.umpan_balik import ISI_TERPANJANG
from tera.pelaksanaan.web.forms.teks import text_field
from tera.perencanaan.models import RencanaHasilKerja


class UmpanBalikForm(forms.Form):
    """A superior's word: on what, and the text."""

    use_required_attribute = False

    perihal = forms.ChoiceField(label="Tentang", required=False)
    isi = text_field(
        "Umpan balik",
        "Umpan balik",
        ISI_TERPANJANG,
        baris=4,
        help_text="Sebutkan yang sudah baik, yang perlu diperbaiki, dan langkah berikutnya.",
    )

    def __init__(self, *args: Any, hasil: list[RencanaHasilKerja], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._hasil = {f"hasil-{satu.pk}": satu for satu in hasil}
        self._nilai = {f"nilai-{nilai}": nilai for nilai in NilaiDasar}
        self.fields["perihal"].choices = [  # type: ignore[attr-defined]
            ("", "Kinerja secara umum"),
            ("Hasil kerja", [(kunci, str(satu)[:90]) for kunci, satu in self._hasil.items()]),
            ("Perilaku kerja", [(kunci, nilai.label) for kunci, nilai in self._nilai.items()]),
        ]

    @property
    def hasil(self) -> RencanaHasilKerja | None:
        return self._hasil.get(self.cleaned_data["perihal"])

    @property
    def nilai_dasar(self) -> NilaiDasar | None:
        return self._nilai.get(self.cleaned_data["perihal"])


class JawabanForm(forms.Form):
    """An answer in one thread."""

    use_required_attribute = False

    isi = text_field("Jawaban", "Jawaban", ISI_TERPANJANG)
