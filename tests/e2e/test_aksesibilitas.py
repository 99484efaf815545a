"""axe-core on every page, as each person sees it, in both themes and at three widths."""

from typing import Any

import pytest

from tests.e2e.halaman import GALERI, Kunjungan, visits
from tests.e2e.ukur import BENTANGKAN, axe

LEBAR = (320, 768, 1280)


@pytest.mark.parametrize("kunjungan", [*visits(), Kunjungan(GALERI, "", "/galeri/")], ids=str)
def test_page_has_no_violation(kunjungan: Kunjungan, lihat: Any) -> None:
    """Light with all rules; dark with those that colours decide, for the rest is the same."""
    jendela = lihat(kunjungan.siapa)
    jendela.allow(*kunjungan.penolakan)
    page = jendela.open(kunjungan.jalur.format(**jendela.layanan.isi["id"]))
    page.evaluate(BENTANGKAN)
    langgar = []
    for tema in ("terang", "gelap"):
        # What the server writes for the cookie; test_theme_follows_the_cookie holds it to that.
        page.evaluate("(tema) => { document.documentElement.dataset.tema = tema; }", tema)
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 900})
            langgar += [
                f"{tema} {lebar}: {satu}" for satu in axe(page, hanya_warna=tema == "gelap")
            ]
    assert not langgar, "\n".join([page.url, *langgar])


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize("siapa", ["", "sari"])
def test_theme_follows_the_cookie(tema: str, siapa: str, buka: Any) -> None:
    page = buka(siapa, tema=tema).open("/bantuan/")
    assert page.evaluate("() => document.documentElement.dataset.tema") == tema


def test_axe_sees_a_fault_when_there_is_one(buka: Any) -> None:
    """The rule of the house: a test that cannot fail is a defect."""
    page = buka("").open("/masuk/")
    page.evaluate("() => { document.querySelector('label').remove(); }")
    assert any("label" in satu for satu in axe(page))
