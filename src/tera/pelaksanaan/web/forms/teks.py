"""Text fields with their sentences."""

from typing import Any

from django import forms


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
