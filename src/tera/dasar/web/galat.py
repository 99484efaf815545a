"""Error pages: what happened, whether the work is safe, what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from tera.dasar.akses import publik
from tera.dasar.errors import DomainError, TerlaluSering, TidakDitemukan

ALAMAT_ASAL_TERPANJANG = 500


def refusal(request: HttpRequest, galat: DomainError) -> HttpResponse:
    """The page (or htmx fragment) of a refused use case."""
    if isinstance(galat, TidakDitemukan):
        return render(request, "404.html", status=404)
    jawaban = render(
        request,
        "dasar/penolakan.html",
        {"galat": galat, "kembali": _back(request)},
        status=galat.status,
    )
    if isinstance(galat, TerlaluSering):
        jawaban["Retry-After"] = str(galat.tunggu)
    return jawaban


def _back(request: HttpRequest) -> str:
    asal = request.headers.get("Referer", "")
    milik_sendiri = asal.startswith(f"{request.scheme}://{request.get_host()}/")
    return asal if milik_sendiri and len(asal) < ALAMAT_ASAL_TERPANJANG else "/"


@publik
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old."""
    return render(request, "403_csrf.html", {"alasan": reason}, status=403)


@publik
def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """A request that no browser form of Tera makes (too many fields, a broken address)."""
    return render(request, "400.html", status=400)


@publik
def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "403.html", status=403)


@publik
def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@publik
def server_error(request: HttpRequest) -> HttpResponse:
    """Without context processors: the database may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)
