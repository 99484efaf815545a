"""Text fields with their sentences."""

from typing import Any

from django import forms

from tera.pelaksanaan.services.terlambat import ALASAN_TERPANJANG


def pesan_of(sebut: str, paling_panjang: int) -> dict[str, str]:
    return {
        "required": f"{sebut} belum diisi.",
        "max_length": f"{sebut} paling panjang {paling_panjang} karakter; ini %(show_value)d.",
    }


def text_field(label: str, sebut: str, paling_panjang: int, **lain: Any) -> forms.CharField:
    baris = lain.pop("baris", 3)
    return forms.CharField(
        label=label,
        max_length=paling_panjang,
        widget=forms.Textarea(attrs={"rows": baris}),
        error_messages=pesan_of(sebut, paling_panjang),
        **lain,
    )


def reason_field() -> forms.CharField:
    """Why something is written after its window; the use case asks for it where it is."""
    return forms.CharField(
        label="Alasan terlambat",
        required=False,
        max_length=ALASAN_TERPANJANG,
        error_messages=pesan_of("Alasan", ALASAN_TERPANJANG),
        help_text="Isian ini tetap diterima dan ditandai terlambat, dengan alasan Anda.",
    )
