"""Small pieces that every view needs: the typed request and forms that keep what was typed."""

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest

from tera.dasar.errors import MasukanTidakSah

if TYPE_CHECKING:
    from tera.akun.models import Akun

VERSI_TERBESAR = 10**9


class Permintaan(HttpRequest):
    """A request of a signed-in person, as views behind ``akses.masuk`` get it."""

    user: "Akun"


def add_refusal(form: forms.Form, galat: MasukanTidakSah) -> None:
    """Put a service's refusal beside the fields it speaks of, or on top of the form."""
    sisa = True
    for bidang, pesan in galat.bidang.items():
        if bidang in form.fields:
            form.add_error(bidang, pesan)
            sisa = False
    if sisa:
        form.add_error(None, galat.pesan)


def integer(teks: str | None, bawaan: int, *, paling_kecil: int, paling_besar: int) -> int:
    """A number from the address bar; nonsense falls back to the default."""
    if teks and teks.isascii() and teks.isdigit() and len(teks) <= 9:
        return min(max(int(teks), paling_kecil), paling_besar)
    return bawaan


def chosen_id(request: HttpRequest, nama: str) -> int:
    """The number of an object that the address names; 0, which no object has, for none."""
    return integer(request.GET.get(nama), 0, paling_kecil=0, paling_besar=VERSI_TERBESAR)


def posted_versi(request: HttpRequest) -> int:
    """The version of the document that the sender saw; 0, which no document has, for nonsense."""
    return integer(request.POST.get("versi"), 0, paling_kecil=0, paling_besar=VERSI_TERBESAR)
