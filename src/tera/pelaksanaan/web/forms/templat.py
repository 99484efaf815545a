"""The form of a text template: syntax only, the use case decides."""

from typing import Any

from django import forms

from tera.pelaksanaan.masukan import IsianTemplat
from tera.pelaksanaan.models import BagianBulanan, JenisUmpanBalik, TemplatUmpanBalik
from tera.pelaksanaan.services.templat import ISI_TERPANJANG, JENIS, JUDUL_TERPANJANG
from tera.pelaksanaan.web.forms.teks import pesan_of, text_field


class TemplatForm(forms.Form):
    """A situation, the words for it, and where they are offered."""

    use_required_attribute = False

    judul = forms.CharField(
        label="Judul",
        max_length=JUDUL_TERPANJANG,
        error_messages=pesan_of("Judul", JUDUL_TERPANJANG),
        help_text="Keadaannya, misalnya Laporan lapangan baik. Menjadi tulisan pada tombol.",
    )
    isi = text_field(
        "Kalimat",
        "Kalimat",
        ISI_TERPANJANG,
        baris=4,
        help_text="Tulis dalam kurung siku bagian yang diisi pemakai, misalnya [kegiatan].",
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[(satu.value, satu.label) for satu in JENIS],
        initial=JenisUmpanBalik.UMPAN_BALIK,
    )
    bagian = forms.ChoiceField(
        label="Bagian umpan balik bulanan",
        required=False,
        choices=[("", "Tidak ditawarkan di sana"), *BagianBulanan.choices],
        help_text="Tempat kalimat ini dimasukkan bila dipakai pada umpan balik bulanan.",
    )

    def isian(self) -> IsianTemplat:
        isi = self.cleaned_data
        return IsianTemplat(**isi | {"jenis": JenisUmpanBalik(isi["jenis"])})


def initial_templat(templat: TemplatUmpanBalik) -> dict[str, Any]:
    return {nama: getattr(templat, nama) for nama in TemplatForm.base_fields}
