"""Forms of appraisal: they check syntax only; what may be set is the service's business."""

from typing import Any

from django import forms

from tera.aturan.predikat import PredikatOrganisasi, Rating
from tera.penilaian.masukan import ALASAN_TERPANJANG, CATATAN_TIM_TERPANJANG, TEKS_TERPANJANG
from tera.penilaian.queries import Konteks

ARTI_RATING = {
    Rating.DI_ATAS: "Melampaui sebagian besar ekspektasi",
    Rating.SESUAI: "Memenuhi ekspektasi yang disepakati",
    Rating.DI_BAWAH: "Sebagian besar ekspektasi belum terpenuhi",
}
PILIHAN_RATING = [(str(satu), f"{satu.label}|{arti}") for satu, arti in ARTI_RATING.items()]


class BerVersi(forms.Form):
    """Carries the version that the person saw; empty where there was nothing yet."""

    versi = forms.IntegerField(
        required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput
    )


class RatingForm(BerVersi):
    """Both ratings and the note; the head of a unit is offered the rating of the unit only."""

    rating_hasil = forms.TypedChoiceField(
        label="Rating hasil kerja",
        choices=PILIHAN_RATING,
        coerce=Rating,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    rating_perilaku = forms.TypedChoiceField(
        label="Rating perilaku kerja",
        help_text="Satu rating untuk ketujuh nilai BerAKHLAK, bukan tujuh.",
        choices=PILIHAN_RATING,
        coerce=Rating,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    catatan = forms.CharField(
        label="Catatan atau rekomendasi",
        help_text="Apa yang sudah baik, dan apa yang perlu ditingkatkan pada periode berikutnya.",
        max_length=TEKS_TERPANJANG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, konteks: Konteks | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if konteks is not None and konteks.wajib is not None:
            wajib = konteks.wajib.nilai
            hasil = self.fields["rating_hasil"]
            hasil.choices = [satu for satu in PILIHAN_RATING if satu[0] == wajib]  # type: ignore[attr-defined]
            hasil.initial = str(wajib)
            hasil.help_text = "Mengikuti capaian unit yang dipimpin."

    def require_ratings(self) -> bool:
        """For setting: both ratings must be there; says so beside the field."""
        for bidang in ("rating_hasil", "rating_perilaku"):
            if self.cleaned_data.get(bidang) is None and bidang not in self.errors:
                label = str(self.fields[bidang].label).lower()
                self.add_error(bidang, f"Pilih {label} sebelum menetapkan.")
        return self.is_valid()


class RatingTimForm(forms.Form):
    """The head's rating of one result, among many on the page: named after whose result it is."""

    rating = forms.TypedChoiceField(
        choices=PILIHAN_RATING,
        coerce=Rating,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    catatan = forms.CharField(
        help_text="Wajib bila ratingnya bukan Sesuai Ekspektasi. Pegawai ikut membacanya.",
        max_length=CATATAN_TIM_TERPANJANG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, nama: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].label = f"Rating hasil kerja {nama}"
        self.fields["catatan"].label = f"Catatan untuk {nama}"

    def clean(self) -> None:
        tanpa = self.cleaned_data.get("rating") is None and "rating" not in self.errors
        if tanpa and self.has_changed():
            self.add_error("rating", "Pilih rating untuk catatan ini.")


class CapaianForm(BerVersi):
    predikat = forms.TypedChoiceField(
        label="Predikat capaian kinerja organisasi",
        choices=PredikatOrganisasi.choices(),
        coerce=PredikatOrganisasi,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih predikat."},
    )
    alasan = forms.CharField(
        label="Alasan",
        help_text="Sebutkan capaian yang menjadi dasar, misalnya realisasi perjanjian kinerja.",
        max_length=ALASAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasannya."},
    )


class KeberatanForm(BerVersi):
    alasan = forms.CharField(
        label="Alasan keberatan",
        help_text="Sebutkan bagian mana yang menurut Anda tidak sesuai, dan buktinya.",
        max_length=TEKS_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis alasan keberatan Anda."},
    )


class TanggapanForm(BerVersi):
    tanggapan = forms.CharField(
        label="Penjelasan Anda",
        help_text="Jelaskan dasar rating. Pegawai dan atasan Anda membaca penjelasan ini.",
        max_length=TEKS_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis penjelasan Anda."},
    )
