"""The form that hands over the approving of plans."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tera.organisasi.models import Penugasan


def _tanggal(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"Isi tanggal {label.lower()}."},
    )


class DelegasiForm(forms.Form):
    """To whom, out of the people found by ``q``, from when to when, and why."""

    q = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    kepada = forms.ChoiceField(
        label="Didelegasikan kepada",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih siapa yang menggantikan Anda.",
            "invalid_choice": "Cari lagi, lalu pilih salah satu nama.",
        },
    )
    sejak = _tanggal("Mulai")
    sampai = _tanggal("Sampai")
    alasan = forms.CharField(
        label="Alasan",
        help_text="Misalnya: cuti tahunan, dinas luar, atau pendidikan.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, calon: Iterable[Penugasan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kepada"].choices = [  # type: ignore[attr-defined]
            (str(p.pegawai_id), f"{p.pegawai.nama_lengkap}|{p.jabatan.nama}, {p.unit.nama}")
            for p in calon
        ]
