"""Small pieces that every view needs: the typed request and forms that keep what was typed."""

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest

from tera.dasar.errors import DomainError, MasukanTidakSah

if TYPE_CHECKING:
    from tera.akun.models import Akun

ID_TERBESAR = 10**9


class Permintaan(HttpRequest):
    """A request of a signed-in person, as views behind ``akses.masuk`` get it."""

    user: "Akun"


def add_refusal(form: forms.Form, galat: DomainError) -> None:
    """Put a service's refusal beside the fields it speaks of, or on top of the form."""
    sisa = True
    per_bidang = galat.bidang if isinstance(galat, MasukanTidakSah) else {}
    for bidang, pesan in per_bidang.items():
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


def read_id(teks: str | None) -> int:
    """The number of an object or of a version as it was sent; 0, which none has, for nonsense."""
    return integer(teks, 0, paling_kecil=0, paling_besar=ID_TERBESAR)


def chosen_id(request: HttpRequest, nama: str) -> int:
    """The number of an object that the address names; 0, which no object has, for none."""
    return read_id(request.GET.get(nama))


def posted_versi(request: HttpRequest) -> int:
    """The version of the document that the sender saw; 0, which no document has, for nonsense."""
    return read_id(request.POST.get("versi"))


def seen_versi(request: HttpRequest, kini: int, *, bentrok: bool) -> int:
    """The version that a form carries on: what its sender saw, so that a form sent back for
    another row or a correction still notices a change; the present one when the form is opened,
    and once the person has seen the collision.
    """
    return posted_versi(request) if request.method == "POST" and not bentrok else kini
