"""Without a link: nothing typed is lost, nothing is stored twice, nothing is left behind."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.e2e.badai import ISI, KEGAGALAN, rage
from tests.e2e.jendela import Jendela
from tests.e2e.layanan import Layanan
from tests.e2e.perantara import Modus, Perantara, bridge

TEKS = "Mendampingi posyandu Kenanga"
TERPASANG = """() => navigator.serviceWorker.ready.then(() => new Promise((ya) => {
  const kendali = () => navigator.serviceWorker.controller && ya();
  navigator.serviceWorker.addEventListener("controllerchange", kendali);
  kendali();
}))"""


@pytest.fixture
def jembatan(layanan_sendiri: Layanan) -> Iterator[Perantara]:
    with bridge(layanan_sendiri.alamat) as perantara:
        yield perantara


@pytest.fixture
def rini(peramban: Browser, layanan_sendiri: Layanan, jembatan: Perantara) -> Iterator[Jendela]:
    """Behind a bridge that breaks, with a worker; what the browser says of that is no complaint."""
    lewat = replace(layanan_sendiri, alamat=jembatan.alamat)
    jendela = Jendela(peramban, lewat, "rekan", pekerja=True)
    yield jendela
    jendela.close()


def test_no_word_is_lost_in_a_storm(peramban: Browser, layanan_sendiri: Layanan) -> None:
    badai = rage(peramban, layanan_sendiri, babak=len(KEGAGALAN) + 1, benih=8)
    assert badai.diketik
    assert not badai.hilang_semua
    assert not badai.kembar
    assert badai.perantara.hilang


def test_an_entry_is_written_on_the_offline_page(rini: Jendela, jembatan: Perantara) -> None:
    page = rini.open("/progres/")
    page.evaluate(TERPASANG)
    jembatan.modus = Modus.PUTUS
    page.goto("/skp/")
    page.get_by_role("heading", name="Tidak tersambung").wait_for()
    page.locator("#borang [name=kegiatan]").fill(TEKS)
    rini.click("Simpan catatan")
    page.locator("#titipan").get_by_text("1 catatan menunggu dikirim").wait_for()
    jembatan.modus = Modus.LANCAR
    page.goto("/progres/")
    # The page sends it, or the worker did while the page was on its way.
    for _ in range(40):
        if page.evaluate(ISI) == []:
            break
        page.wait_for_timeout(250)
    page.reload()
    page.locator("#catatan").get_by_text(TEKS).first.wait_for()
    assert page.evaluate(ISI) == []


def test_nothing_of_hers_is_shown_to_the_next_person(rini: Jendela, jembatan: Perantara) -> None:
    page = rini.open("/progres/")
    page.evaluate(TERPASANG)
    jembatan.modus = Modus.SIBUK
    page.locator("[name=kegiatan]").fill(TEKS)
    rini.click("Simpan catatan")
    page.locator("#titipan li").wait_for()
    jembatan.modus = Modus.LANCAR
    rini.context.clear_cookies()
    rini.context.add_cookies(
        [{"name": "tera_sesi", "value": rini.layanan.isi["sesi"]["budi"], "url": jembatan.alamat}]
    )
    page.goto("/")
    page.wait_for_timeout(500)
    assert page.locator("#titipan").count() == 0
    assert page.evaluate(ISI) == ["antre"]
    assert TEKS not in page.content()
    page.goto("/keluar/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")
    assert page.evaluate(ISI) == ["antre"], "a colleague's unsent words stay hers"


def test_sign_out_asks_and_wipes(rini: Jendela, jembatan: Perantara) -> None:
    page = rini.open("/progres/")
    jembatan.modus = Modus.SIBUK
    page.locator("[name=kegiatan]").fill(TEKS)
    rini.click("Simpan catatan")
    page.locator("#titipan li").wait_for()
    page.locator(".menu-akun summary").click()
    page.locator(".menu-akun").get_by_role("button", name="Keluar").click()
    page.get_by_text("1 catatan belum terkirim; keluar menghapusnya").wait_for()
    jembatan.modus = Modus.LANCAR
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")
    assert page.evaluate(ISI) == []
    assert page.evaluate("Object.keys(localStorage)") == []


def test_tera_is_installable_and_its_worker_can_be_taken_away(
    rini: Jendela, jembatan: Perantara
) -> None:
    page = rini.open("/progres/")
    page.evaluate(TERPASANG)
    cdp: Any = rini.context.new_cdp_session(page)
    halangan = cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {satu["errorId"] for satu in halangan} <= {"in-incognito"}
    assert cdp.send("Page.getAppManifest")["errors"] == []
    kunci = page.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).keys()).map((r) => r.url)"
    )
    dasar = jembatan.alamat
    assert all(k.startswith(f"{dasar}/statis/") or k == f"{dasar}/luring/" for k in kunci)
    jembatan.ganti["/sw.js"] = b"importScripts('/statis/tera/sw-pergi.js')"
    page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
    for _ in range(100):
        sisa = page.evaluate(
            "async () => [(await navigator.serviceWorker.getRegistrations()).length,"
            " (await caches.keys()).length]"
        )
        if sisa == [0, 0]:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"tertinggal: {sisa}")
