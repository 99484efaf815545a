"""Pages of ``penjelasan`` without a database: they ask it nothing, so nothing is set up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.kalkulator.bentuk import Kalkulator, Subjek
from tera.aturan.perhitungan import Langkah, Perhitungan

HARI_INI = date(2026, 11, 24)


@dataclass(frozen=True)
class Pembaca:
    """Whoever is signed in; the pages are the same for everyone."""

    is_authenticated: bool = True
    hari_ini: date = HARI_INI
    pk: int = 1

    def __str__(self) -> str:
        return "Sari"


def open_page(alamat: str, data: Mapping[str, Any] | None = None) -> HttpResponse:
    """What the address answers to a signed-in person."""
    request = RequestFactory().get(alamat, data)
    request.user = Pembaca()
    cocok = resolve(request.path)
    return cocok.func(request, *cocok.args, **cocok.kwargs)


def words(jawaban: HttpResponse) -> str:
    """The text of a page as it is read: no tags, single spaces."""
    utama = jawaban.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", f"<main{utama}")).split())


def nodes(jawaban: HttpResponse) -> int:
    return len(re.findall(r"<[a-z]", jawaban.content.decode()))


def echo(**masukan: Any) -> Perhitungan[Any]:
    """A rule that returns what it was given, so that a test sees what reaches a rule."""
    return Perhitungan(masukan, (Langkah("Masukan", "diterima"),))


def kalkulator(*bidang: Bidang, hitung: Callable[..., Perhitungan[Any]] = echo) -> Kalkulator:
    return Kalkulator(
        kode="uji",
        judul="Uji",
        subjek=Subjek.UMUM,
        penjelasan="Untuk menguji.",
        bidang=bidang,
        hitung=hitung,
        format=str,
        contoh={},
    )


def bidang(jenis: JenisBidang, **lain: Any) -> Bidang:
    return replace(Bidang(nama="x", label="Ikan", jenis=jenis), **lain)
