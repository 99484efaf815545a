"""Working without a link (docs/keputusan/0025): worker, offline page, token, manifest."""

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from tera.dasar.akses import publik

# What the offline page needs, and every page of a person beside it.
DISIMPAN = (
    "tera.css",
    "tera.js",
    "titipan.js",
    "draf.js",
    "foto.js",
    "luring.js",
    "borang.js",
    "ikon.svg",
    "tanda.svg",
)
SELALU_TANYA = "no-cache"
TANPA_PEMILIK = {"instansi_nama": "", "merek_warna": "", "tema": ""}
WARNA, LATAR = "#074a57", "#f6f5f1"


@publik
@require_safe
def sw(request: HttpRequest) -> HttpResponse:
    """The worker of this release; with TERA_LURING=tidak one that removes itself."""
    if not settings.LURING:
        return _worker(f"importScripts({json.dumps(static('tera/sw-pergi.js'))});\n")
    isi = [static(f"tera/{nama}") for nama in DISIMPAN]
    skrip = [static("tera/titipan.js"), static("tera/sw.js")]
    versi = sha256(json.dumps([*isi, *skrip]).encode()).hexdigest()[:12]
    return _worker(
        f"const VERSI = {json.dumps(versi)}, ISI = {json.dumps(isi)};\n"
        f"importScripts(...{json.dumps(skrip)});\n"
    )


def _worker(isi: str) -> HttpResponse:
    return HttpResponse(
        isi, content_type="text/javascript", headers={"Cache-Control": SELALU_TANYA}
    )


@publik
@require_safe
def luring(request: HttpRequest) -> HttpResponse:
    """The page that a device keeps for the time without a link; nobody's data is in it."""
    return render(request, "dasar/luring.html", TANPA_PEMILIK)


@publik
@require_safe
def tanda(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and a fresh proof of origin: asked before anything that waited is sent."""
    akun = str(request.user.pk) if request.user.is_authenticated else ""
    return JsonResponse({"akun": akun, "tanda": get_token(request)})


@publik
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What makes Tera installable on the home screen."""
    ikon = [
        {"src": static("tera/ikon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("tera/ikon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("tera/ikon-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
        {"src": static("tera/tanda.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    return JsonResponse(
        {
            "id": "/",
            "name": "Tera: kinerja ASN",
            "short_name": "Tera",
            "description": "SKP, progres harian, umpan balik, dan hasil evaluasi.",
            "lang": "id",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "theme_color": WARNA,
            "background_color": LATAR,
            "icons": ikon,
        },
        content_type="application/manifest+json",
        headers={"Cache-Control": "public, max-age=86400"},
    )
