"""The shape of every API of Tera: signed in by session, refusals as problem details (RFC 9457)."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from tera.aturan.galat import GalatAturan
from tera.dasar.akses import Akses, publik
from tera.dasar.errors import DomainError

TIPE = "application/problem+json"
Galat = Exception | type[Exception]


def make_api(*, judul: str, versi: str) -> NinjaAPI:
    """An API without routes: its errors are problems with the sentence that a page would show."""
    api = NinjaAPI(
        title=judul,
        version=versi,
        urls_namespace="api",
        auth=django_auth,
        docs_url=None,
        openapi_url=None,
    )
    for jenis, tangani in PENANGAN.items():
        api.add_exception_handler(jenis, tangani)
    return api


def routes(api: NinjaAPI, awalan: str) -> list[URLPattern]:
    """The API's addresses below ``awalan``, each stating its access, and its OpenAPI description.

    One for each path, whatever the number of its methods.
    """
    pola = {str(satu.pattern): satu for satu in api.urls[0] if isinstance(satu, URLPattern)}
    terpakai = [satu for satu in pola.values() if satu.name != "api-root"]
    for satu in terpakai:
        satu.callback.akses = Akses()  # type: ignore[attr-defined]

    @publik
    @require_GET
    def openapi(request: HttpRequest) -> HttpResponse:
        return JsonResponse(api.get_openapi_schema(path_prefix=awalan))

    return [path("openapi.json", openapi, name="api_openapi"), *terpakai]


def problem(status: int, judul: str, pesan: str, **lain: object) -> HttpResponse:
    """A refusal: ``title`` names its kind, ``detail`` is the sentence that says what to do."""
    isi = {"type": "about:blank", "status": status, "title": judul, "detail": pesan, **lain}
    return HttpResponse(json.dumps(isi), content_type=TIPE, status=status)


def _domain(request: HttpRequest, galat: Galat) -> HttpResponse:
    assert isinstance(galat, DomainError)
    return problem(galat.status, galat.judul, galat.pesan)


def _rule(request: HttpRequest, galat: Galat) -> HttpResponse:
    assert isinstance(galat, GalatAturan)
    return problem(422, "Ada isian yang perlu diperbaiki", galat.pesan)


def _body(request: HttpRequest, galat: Galat) -> HttpResponse:
    return problem(422, "Ada isian yang perlu diperbaiki", "Kirim objek JSON seperti pada contoh.")


def _sign_in(request: HttpRequest, galat: Galat) -> HttpResponse:
    return problem(401, "Belum masuk", "Masuk dulu, lalu ulangi permintaan ini.")


def _http(request: HttpRequest, galat: Galat) -> HttpResponse:
    assert isinstance(galat, HttpError)
    judul = HTTPStatus(galat.status_code).phrase
    return problem(galat.status_code, judul, "Permintaan ini tidak dapat dibaca. Periksa isinya.")


PENANGAN: dict[type[Exception], Callable[[HttpRequest, Galat], HttpResponse]] = {
    DomainError: _domain,
    GalatAturan: _rule,
    ValidationError: _body,
    AuthenticationError: _sign_in,
    HttpError: _http,
}
