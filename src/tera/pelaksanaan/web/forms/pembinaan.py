"""Date and time fields that the forms of pembinaan share."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from tera.organisasi.models import Instansi


def date_field(label: str, **lain: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggalnya.",
            "invalid": "Tanggal tidak dapat dibaca. Tulis seperti 21-11-2026.",
        },
        **lain,
    )


def time_field(label: str, **lain: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Isi jamnya.",
            "invalid": "Jam tidak dapat dibaca. Tulis seperti 09.30.",
        },
        **lain,
    )


def join_waktu(tanggal: date, jam: time, instansi: Instansi) -> datetime:
    """A moment in the agency's zone, to the minute."""
    return datetime.combine(tanggal, jam.replace(second=0, microsecond=0), instansi.zona)
