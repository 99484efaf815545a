"""What the frame of every page shows. Nothing is asked of the database until a page shows it."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tera.akun.models import Akun
from tera.dasbor.menu import kedudukan, menu


def bingkai(request: HttpRequest) -> dict[str, Any]:
    """Agency, brand colour, theme, navigation. Fragments and public pages cost no query."""
    akun = getattr(request, "user", None)
    dasar: dict[str, Any] = {
        "tema": request.COOKIES.get("tema", ""),
        "pemilih": None,
        "menu": [],
        "instansi_nama": "",
        "merek_warna": "",
        "luring": settings.LURING,
        "pengguna_keterangan": "",
        "kabar_sejak": 0,
    }
    if akun is None or not akun.is_authenticated or not isinstance(akun, Akun):
        return dasar
    return dasar | {
        # From when the page's script catches up: the moment the request came in (config.jembatan).
        "kabar_sejak": int(1000 * request.META.get("tera.mulai", time.time())),
        "menu": SimpleLazyObject(lambda: menu(request)),
        "instansi_nama": akun.instansi.nama,
        "merek_warna": akun.instansi.warna.removeprefix("#").lower(),
        "pengguna_keterangan": SimpleLazyObject(lambda: kedudukan(request).jabatan),
    }
