"""Pages of plain text, open to everyone: whoever cannot sign in needs the answers most."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tera.dasar.akses import publik

BERKAS = Path(__file__).with_name("bantuan.toml")


@cache
def _answers() -> list[dict[str, Any]]:
    bagian: list[dict[str, Any]] = tomllib.loads(BERKAS.read_text())["bagian"]
    return bagian


@publik
@require_safe
def bantuan(request: HttpRequest) -> HttpResponse:
    """Questions and answers by subject."""
    return render(request, "dasar/bantuan.html", {"bagian": _answers()})


@publik
@require_safe
def privasi(request: HttpRequest) -> HttpResponse:
    """Which personal data Tera keeps, why, and who sees it."""
    return render(request, "dasar/privasi.html")


@publik
@require_safe
def aksesibilitas(request: HttpRequest) -> HttpResponse:
    """What was done so that everyone can use Tera, and whom to tell when it is not enough."""
    return render(request, "dasar/aksesibilitas.html")
