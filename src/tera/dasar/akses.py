"""Every route states who may open it; a view without a statement fails the tests.

The statement is about the route (signed in, a role). Whether this person may see this object is
the scoped query's business (404), whether she may act on it the permission's (403).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from tera.dasar.errors import TidakBoleh

View = Callable[..., HttpResponseBase]
# On every post that the outbox of a device sends (static/tera/titipan.js).
KEPALA_ANTRE = "X-Tera-Antre"


@dataclass(frozen=True)
class Akses:
    """``publik`` needs no sign-in; ``peran`` empty means any signed-in person.

    ``latar`` is asked by a script: it gets 401 instead of the way to the sign-in page.
    """

    publik: bool = False
    peran: frozenset[str] = frozenset()
    latar: bool = False

    def __str__(self) -> str:
        if self.publik:
            return "publik"
        return " | ".join(sorted(self.peran)) or ("masuk (latar)" if self.latar else "masuk")


def publik(view: View) -> View:
    """Open to everyone, signed in or not."""
    view.akses = Akses(publik=True)  # type: ignore[attr-defined]
    return view


def masuk(view: View) -> View:
    """Open to every signed-in person."""
    return _guard(view, Akses())


def masuk_latar(view: View) -> View:
    """Open to every signed-in person, asked by a script: 401 without a page for anyone else."""

    return _guard(view, Akses(latar=True))


def peran(*nama: str) -> Callable[[View], View]:
    """Open to accounts that hold one of these roles today."""

    def decorate(view: View) -> View:
        return _guard(view, Akses(peran=frozenset(nama)))

    return decorate


def _guard(view: View, akses: Akses) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return HttpResponse(status=401) if akses.latar else _to_sign_in(request)
        if akses.peran and not request.user.punya_peran(*akses.peran):
            raise TidakBoleh("Halaman ini hanya untuk peran lain. Kembali ke Beranda.")
        return view(request, *args, **kwargs)

    guarded.akses = akses  # type: ignore[attr-defined]
    return guarded


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    tujuan = request.get_full_path() if request.method == "GET" else "/"
    alamat = f"{reverse('masuk')}?{urlencode({'lanjut': tujuan})}"
    if request.headers.get("HX-Request") or KEPALA_ANTRE in request.headers:
        return HttpResponse(status=401, headers={"HX-Redirect": alamat})
    return HttpResponseRedirect(alamat)
