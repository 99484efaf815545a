"""Headers that every answer carries, and refusals turned into pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tera.dasar.akses import KEPALA_ANTRE
from tera.dasar.errors import DomainError, TerlaluBesar
from tera.dasar.web.galat import refusal

Lanjut = Callable[[HttpRequest], HttpResponse]

CSP = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class KebijakanKeamanan:
    """A strict content policy on every page; pages of a person are never kept by a cache."""

    def __init__(self, get_response: Lanjut) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        jawaban.setdefault("Content-Security-Policy", CSP)
        jawaban.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith("/statis/"):
            jawaban.setdefault("Cache-Control", "private, no-store")
        return jawaban


class BatasKiriman:
    """Refuses a body that is too large by its announced length, before a byte reaches the disk."""

    def __init__(self, get_response: Lanjut) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        panjang = request.headers.get("Content-Length", "")
        if panjang.isdigit() and int(panjang) > settings.KIRIMAN_TERBESAR:
            megabita = settings.KIRIMAN_TERBESAR // 1024**2
            pesan = (
                f"Kiriman ini lebih dari {megabita} MB, jadi tidak diterima dan tidak ada yang "
                "berubah. Perkecil berkasnya, lalu kirim lagi."
            )
            return refusal(request, TerlaluBesar(pesan))
        return self.get_response(request)


class PenolakanBerkalimat:
    """A domain error that a view did not handle becomes a page with its sentence."""

    def __init__(self, get_response: Lanjut) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        return refusal(request, galat) if isinstance(galat, DomainError) else None


class KirimanAntre:
    """A post from the outbox of a device gets no page: 204, and where a page would have led to.

    It names the account that wrote it. Somebody else who has signed in on that device meanwhile
    does not send it: 401, and it goes on waiting.
    """

    def __init__(self, get_response: Lanjut) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        penulis = request.headers.get(KEPALA_ANTRE)
        if penulis is None:
            return self.get_response(request)
        if request.user.is_authenticated and penulis != str(request.user.pk):
            return HttpResponse(status=401)
        jawaban = self.get_response(request)
        if not isinstance(jawaban, HttpResponseRedirect):
            return jawaban
        pendek = HttpResponse(status=204, headers={"X-Tera-Menuju": jawaban.url})
        pendek.cookies = jawaban.cookies
        return pendek
