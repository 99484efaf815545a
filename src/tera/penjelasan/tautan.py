"""From the stored inputs of a result to the calculator that comes to the same figure."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from tera.aturan.kalkulator import DAFTAR, find_kalkulator
from tera.dasar.web.isian import format_alamat

Masukan = Mapping[str, Any]


def _predikat(masukan: Masukan) -> Masukan:
    return {
        "hasil": masukan["rating_hasil"],
        "perilaku": masukan["rating_perilaku"],
        "pada": date.fromisoformat(masukan["pada"]),
    }


def _angka_kredit(masukan: Masukan) -> Masukan:
    return {
        "jenjang": masukan["jenjang"],
        "predikat": masukan["predikat"],
        "bulan": len(masukan["bulan"]),
        "pada": date.fromisoformat(masukan["pada"]),
    }


# By the address of the calculator: how the inputs that an app stored reach it.
ASAL: Mapping[str, Callable[[Masukan], Masukan]] = {
    "predikat": _predikat,
    "angka-kredit": _angka_kredit,
}


def alamat_hitung(kode: str, perhitungan: Mapping[str, Any] | None) -> str:
    """The address with the form filled in; empty where nothing is stored to fill it with.

    A calculator that asks for more than was stored on the day is not offered.
    """
    tersimpan = (perhitungan or {}).get("masukan")
    if not tersimpan or all(satu.kode != kode for satu in DAFTAR):
        return ""
    kalkulator = find_kalkulator(kode)
    masukan = ASAL[kode](tersimpan)
    if any(satu.wajib and satu.nama not in masukan for satu in kalkulator.bidang):
        return ""
    return f"{reverse('hitung', args=[kode])}?{format_alamat(kalkulator.bidang, masukan)}"
