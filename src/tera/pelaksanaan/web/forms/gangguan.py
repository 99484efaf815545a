"""The form of maintenance: syntax only, the use case decides."""

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
    """From when to when, by the agency's clock (the zone of the request), and why."""

    use_required_attribute = False

    mulai = _moment("Mulai")
    selesai = _moment("Selesai")
    keterangan = text_field(
        "Alasan", "Alasan", ALASAN_TERPANJANG, baris=2, help_text="Terlihat oleh semua pegawai."
    )
