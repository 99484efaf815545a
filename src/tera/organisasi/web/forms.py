"""Forms of the organisation's pages: syntax only; what is allowed, the services decide."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from tera.dasar.web.isian import make_fields
from tera.organisasi.models import Penugasan
from tera.organisasi.pengaturan.bentuk import TUNGGAL, Kunci


def _tanggal(label: str, bantuan: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=bantuan,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tanggal tidak dapat dibaca. Tulis seperti 21-11-2026."},
    )


class UnggahForm(forms.Form):
    """A staff list and the day that it speaks of."""

    berkas = forms.FileField(
        label="Berkas Excel (.xlsx)",
        help_text="Ekspor SIASN dengan lembar Data Utama dan Unor, paling besar 20 MB.",
        allow_empty_file=True,
        error_messages={"required": "Pilih berkas Excel yang akan diperiksa."},
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )
    per_tanggal = _tanggal(
        "Keadaan per tanggal", "Tanggal keadaan data, seperti tertulis di berkas."
    )


class PermintaanAtasanForm(forms.Form):
    """Who the superior should be, out of the people found by ``q``."""

    q = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    usulan = forms.ChoiceField(
        label="Atasan yang seharusnya",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih atasan yang seharusnya.",
            "invalid_choice": "Cari lagi, lalu pilih salah satu nama.",
        },
    )
    alasan = forms.CharField(
        label="Alasan",
        help_text="Misalnya: pindah tugas menurut SK nomor dan tanggal berapa.",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya, misalnya nomor SK penempatan."},
    )

    def __init__(self, *args: Any, calon: Iterable[Penugasan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["usulan"].choices = [  # type: ignore[attr-defined]
            (str(p.pegawai_id), _two_lines(p.pegawai.nama_lengkap, f"{p.jabatan}, {p.unit}"))
            for p in calon
        ]


def _two_lines(judul: str, keterangan: str) -> str:
    return f"{judul.replace('|', ' ')}|{keterangan}"


class KeputusanForm(forms.Form):
    """The pengelola's decision; the note is needed only to refuse."""

    keputusan = forms.ChoiceField(choices=[("setuju", "Setujui"), ("tolak", "Tolak")])
    catatan = forms.CharField(
        label="Catatan",
        help_text="Wajib bila menolak; pegawai akan membacanya.",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PengaturanForm(forms.Form):
    """A new value of one setting; its field follows from what the setting allows."""

    sejak = _tanggal("Berlaku sejak", "Nilai lama tetap tercatat sampai sehari sebelumnya.")
    dasar_hukum = forms.CharField(
        label="Dasar keputusan",
        help_text="Misalnya: Keputusan Bupati Nomor 12 Tahun 2026.",
        max_length=300,
        error_messages={"required": "Sebutkan keputusan yang menjadi dasarnya."},
    )

    def __init__(self, *args: Any, kunci: Kunci, kini: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kunci = kunci
        self.fields = {**make_fields(kunci.bidang, kunci.by_input(kini)), **self.fields}

    def isi(self) -> Any:
        """The value in the shape in which it is stored."""
        nilai = {satu.nama: self.cleaned_data[satu.nama] for satu in self.kunci.bidang}
        return self.kunci.write(nilai[TUNGGAL] if self.kunci.tunggal else nilai)


def first_of_year(hari_ini: date) -> date:
    """What the date of an upload starts with."""
    return hari_ini.replace(month=1, day=1)
