"""The field that takes evidence: several files at once, a phone's camera among them."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files import File

from tera.aturan.bilangan import format_bilangan
from tera.pelaksanaan.berkas import MEGA, TERIMA
from tera.pelaksanaan.berkas.jenis import SEBUTAN
from tera.pelaksanaan.services.bukti import BUKTI_TERBANYAK


class BanyakBerkas(forms.FileInput):
    allow_multiple_selected = True


class BerkasField(forms.FileField):
    """A tuple of files, judged by ``berkas.check_berkas`` with its own sentences.

    ``data-foto`` is what foto.js looks for: it shrinks pictures before they are sent.
    """

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=255,
            allow_empty_file=True,
            widget=BanyakBerkas(attrs={"accept": TERIMA, "data-foto": ""}),
        )

    def clean(self, data: Any, initial: Any = None) -> tuple["File[bytes]", ...]:
        berkas = tuple(super(BerkasField, self).clean(satu) for satu in data or ())
        if len(berkas) > BUKTI_TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {BUKTI_TERBANYAK} berkas sekali kirim.")
        return berkas


def petunjuk_berkas() -> str:
    """What is taken, and how large each may be."""
    besar = format_bilangan(settings.UNGGAH_TERBESAR // MEGA)
    return f"{SEBUTAN}; boleh beberapa, masing-masing paling besar {besar} MB."
