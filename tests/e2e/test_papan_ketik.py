"""Without a mouse: signing in, and a queue of approvals by j, k and s."""

from typing import Any

from playwright.sync_api import Page

from tests.e2e.jendela import MEJA


def focused(page: Page, atribut: str) -> str:
    return str(page.evaluate("(a) => document.activeElement.getAttribute(a) || ''", atribut))


def tab_to(page: Page, atribut: str, nilai: str, *, paling_banyak: int = 40) -> None:
    """Press Tab until the element has the focus; the way there must not be long."""
    for _ in range(paling_banyak):
        page.keyboard.press("Tab")
        if focused(page, atribut) == nilai:
            return
    raise AssertionError(f"{nilai} tidak tercapai dengan Tab")


def test_signing_in(jalan: Any) -> None:
    jendela = jalan(ukuran=MEJA)
    page = jendela.open("/masuk/")
    page.keyboard.press("Tab")
    assert focused(page, "class") == "lewati"
    tab_to(page, "name", "nip", paling_banyak=5)
    page.keyboard.type(jendela.layanan.isi["nip"]["sari"])
    tab_to(page, "name", "sandi", paling_banyak=1)
    page.keyboard.type(jendela.layanan.isi["sandi"])
    page.keyboard.press("Enter")
    jendela.expect("Langkah Anda sekarang")


def test_the_skip_link_leads_past_the_menu(jalan: Any) -> None:
    jendela = jalan("sari", ukuran=MEJA)
    page = jendela.open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_the_queue(jalan: Any) -> None:
    budi = jalan("budi", ukuran=MEJA)
    page = budi.open("/antrean/")
    baris = page.locator("[data-butir]").count()
    for huruf in "jsjsjk":
        page.keyboard.press(huruf)
    page.keyboard.press("s")
    terpilih = page.locator("[data-butir] input:checked")
    assert page.locator("[data-jumlah-terpilih]").inner_text() == "1"
    assert terpilih.count() == 1
    page.keyboard.press("s")
    assert page.locator("[data-jumlah-terpilih]").inner_text() == "2"
    tab_to(page, "type", "submit", paling_banyak=3 * baris + 5)
    page.keyboard.press("Enter")
    budi.expect("2 SKP disetujui.")


def test_the_shortcuts_can_be_turned_off(jalan: Any) -> None:
    """A reader who dictates must be able to switch single keys off (WCAG 2.1.4)."""
    budi = jalan("budi", ukuran=MEJA)
    page = budi.open("/antrean/")
    budi.click("Matikan atau nyalakan")
    page.locator("body").press("j")
    assert page.evaluate("() => document.activeElement.closest('[data-butir]') === null")


def test_focus_is_visible(jalan: Any) -> None:
    """Whatever Tab reaches shows it."""
    page = jalan("budi", ukuran=MEJA).open("/antrean/")
    tanpa = []
    for _ in range(25):
        page.keyboard.press("Tab")
        tampak = page.evaluate(
            """() => { const g = getComputedStyle(document.activeElement);
              return (g.outlineStyle !== "none" && parseFloat(g.outlineWidth) >= 2)
                || g.boxShadow !== "none"; }"""
        )
        if not tampak:
            tanpa.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 90)"))
    assert not tanpa, tanpa
