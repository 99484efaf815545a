"""Fields for a day and for an hour, as a phone's own pickers send them and as people type them."""

from typing import Any

from django import forms

BENTUK_TANGGAL = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
BENTUK_JAM = ["%H:%M", "%H.%M", "%H:%M:%S"]


def date_field(label: str, bantuan: str = "", **lain: Any) -> forms.DateField:
    """A day; an empty or unreadable one is told in a sentence."""
    return forms.DateField(
        label=label,
        help_text=bantuan,
        input_formats=BENTUK_TANGGAL,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggalnya.",
            "invalid": "Tanggal tidak dapat dibaca. Tulis seperti 21-11-2026.",
        },
        **lain,
    )


def time_field(label: str, **lain: Any) -> forms.TimeField:
    """An hour and minute of the day."""
    return forms.TimeField(
        label=label,
        input_formats=BENTUK_JAM,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Isi jamnya.",
            "invalid": "Jam tidak dapat dibaca. Tulis seperti 07.30.",
        },
        **lain,
    )
