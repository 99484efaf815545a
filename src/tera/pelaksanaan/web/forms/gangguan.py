"""The form of maintenance: syntax only, the use case decides."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from tera.pelaksanaan.services.gangguan import ALASAN_TERPANJANG
from tera.pelaksanaan.web.forms.teks import text_field

BENTUK = "%Y-%m-%dT%H:%M"


def _moment(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=[BENTUK, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=BENTUK),
        error_messages={"required": "Isi tanggal dan jamnya.", "invalid": "Isi tanggal dan jam."},
    )


class PemeliharaanForm(forms.Form):
    """From when to when, in the agency's own zone, and why."""

    use_required_attribute = False

    mulai = _moment("Mulai")
    selesai = _moment("Selesai")
    keterangan = text_field(
        "Alasan", "Alasan", ALASAN_TERPANJANG, baris=2, help_text="Terlihat oleh semua pegawai."
    )

    def __init__(self, *args: Any, zona: ZoneInfo, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._zona = zona

    def moment(self, nama: str) -> datetime:
        """The moment that the agency's clock shows."""
        saat: datetime = self.cleaned_data[nama]
        return saat.replace(tzinfo=self._zona)
