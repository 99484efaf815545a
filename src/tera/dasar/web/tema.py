"""Light, dark, or as the device is set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tera.dasar.akses import publik

SETAHUN = 31_536_000
PILIHAN = ("terang", "gelap")


@publik
@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie and go back to the page it was made on."""
    asal = request.headers.get("Referer", "")
    aman = url_has_allowed_host_and_scheme(asal, allowed_hosts={request.get_host()})
    jawaban = redirect(asal if aman else "/")
    pilihan = request.POST.get("tema", "")
    if pilihan in PILIHAN:
        jawaban.set_cookie("tema", pilihan, max_age=SETAHUN, samesite="Lax", httponly=True)
    else:
        jawaban.delete_cookie("tema")
    return jawaban
