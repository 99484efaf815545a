"""Budgets of docs/antarmuka: weight over the wire, nodes, width and touch, for every page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.e2e.halaman import BUKAN_HALAMAN, GALERI, HALAMAN, HANYA_POST, Kunjungan, visits
from tests.e2e.jendela import TELEPON
from tests.e2e.ukur import BENTANGKAN, JEPIT, KB, LUBER, SENTUH, Timbangan

PERTAMA = 60 * KB
CSS = 15 * KB
SKRIP = 25 * KB
ULANG = 15 * KB
SIMPUL = 1000
TANPA_HTMX = "() => !window.htmx && !!document.querySelector('[hx-get], [hx-post]')"


def _routes(simpul: URLResolver | None = None) -> Iterator[URLPattern]:
    for satu in (simpul or get_resolver()).url_patterns:
        if isinstance(satu, URLResolver):
            yield from _routes(satu)
        else:
            yield satu


def test_every_route_is_judged() -> None:
    rute = {str(pola.name) for pola in _routes()}
    tabel = set(HALAMAN) | HANYA_POST | BUKAN_HALAMAN | {GALERI}
    assert rute - tabel == set(), "rute tanpa baris di tests/e2e/halaman.py"
    assert tabel - rute == set(), "baris tanpa rute"


@pytest.mark.parametrize("kunjungan", visits(), ids=str)
def test_page_keeps_its_budget(kunjungan: Kunjungan, lihat: Any) -> None:
    jendela = lihat(kunjungan.siapa)
    jendela.allow(*kunjungan.penolakan)
    jendela.page.set_viewport_size(TELEPON)
    timbangan = Timbangan(jendela)
    timbangan.forget()
    jalur = kunjungan.jalur.format(**jendela.layanan.isi["id"])
    pertama = timbangan.visit(jalur)
    ulang = timbangan.visit(jalur)
    timbangan.detach()
    masalah = []
    if pertama.semua > PERTAMA or not pertama.semua:
        masalah.append(f"kunjungan pertama {pertama}")
    if pertama.menurut["Stylesheet"] > CSS or not pertama.menurut["Stylesheet"]:
        masalah.append(f"CSS {pertama}")
    if pertama.menurut["Script"] > SKRIP:
        masalah.append(f"skrip {pertama}")
    if ulang.semua > ULANG or not ulang.semua:
        masalah.append(f"kunjungan ulang {ulang}")
    if jendela.page.evaluate(TANPA_HTMX):
        masalah.append("hx- tanpa dasar/_htmx.html")
    simpul = jendela.page.evaluate("() => document.querySelectorAll('*').length")
    if simpul > SIMPUL:
        masalah.append(f"{simpul} simpul")
    masalah += _sizes(jendela)
    assert not masalah, "\n".join([jalur, *masalah])


def _sizes(jendela: Any) -> list[str]:
    """Width and touch on a phone, with everything unfolded that can be."""
    masalah = []
    jendela.page.evaluate(BENTANGKAN)
    for lebar in (320, 360):
        jendela.page.set_viewport_size({"width": lebar, "height": 740})
        masalah += [f"luber pada {lebar}: {el}" for el in jendela.page.evaluate(LUBER)]
        masalah += [f"terjepit pada {lebar}: {el}" for el in jendela.page.evaluate(JEPIT)]
    masalah += [f"sentuh {el}" for el in jendela.page.evaluate(SENTUH)]
    return masalah
