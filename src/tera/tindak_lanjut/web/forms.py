"""Forms of follow-up: syntax only."""

from django import forms

from tera.aturan.predikat import Rating
from tera.penilaian.states import PutusanKeberatan
from tera.tindak_lanjut.models import JenisTindakLanjut
from tera.tindak_lanjut.services.pembinaan import TERPANJANG

TETAP = ("", "Tetap")


class BerVersi(forms.Form):
    """Carries the version that the person saw."""

    versi = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class PutusanForm(BerVersi):
    putusan = forms.TypedChoiceField(
        label="Putusan",
        choices=PutusanKeberatan.choices,
        coerce=PutusanKeberatan,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih putusan."},
    )
    rating_hasil = forms.TypedChoiceField(
        label="Rating hasil kerja menjadi",
        choices=[TETAP, *Rating.choices()],
        coerce=Rating,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    rating_perilaku = forms.TypedChoiceField(
        label="Rating perilaku kerja menjadi",
        choices=[TETAP, *Rating.choices()],
        coerce=Rating,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    alasan = forms.CharField(
        label="Alasan putusan",
        help_text="Pegawai dan penilai membaca alasan ini. Putusan bersifat final.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Tulis alasan putusan."},
    )


class RencanaForm(BerVersi):
    jenis = forms.TypedChoiceField(
        label="Bentuk tindak lanjut",
        choices=JenisTindakLanjut.choices,
        coerce=JenisTindakLanjut,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bimbingan atau pelatihan."},
    )
    rencana = forms.CharField(
        label="Rencana",
        help_text="Apa yang akan dilakukan, dan perubahan apa yang diharapkan.",
        max_length=TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis rencananya."},
    )
    tenggat = forms.DateField(
        label="Selesai paling lambat",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={
            "required": "Isi tenggat.",
            "invalid": "Tulis tanggal, misalnya 31-3-2026.",
        },
    )


class HasilForm(BerVersi):
    hasil = forms.CharField(
        label="Hasil",
        help_text="Apa yang sudah dilakukan dan apa yang berubah.",
        max_length=TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis hasilnya."},
    )
