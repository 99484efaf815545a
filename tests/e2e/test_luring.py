"""Without a link: nothing typed is lost, nothing is stored twice, nothing is left behind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from playwright.sync_api import Browser, expect

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

TERSAMBUNG = """() => dispatchEvent(new Event("online"))"""
TAK_SEDANG_KIRIM = """() => navigator.locks.request("tera.kirim", () => {})"""
LEWAT = """() => document.getElementById("titipan").getBoundingClientRect().bottom < 0"""


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
    assert not [satu for satu in jendela.keluhan if satu.startswith("galat skrip")]


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
    # The page sends it, or the worker did while the page was on its way: it shows either way.
    page.locator("#catatan").get_by_text(TEKS).first.wait_for()
    assert page.evaluate(ISI) == []


@pytest.mark.parametrize(
    ("jalur", "buka", "borang", "nama"),
    [
        ("/progres/{progres}/", "", "#ubah", "kegiatan"),
        ("/progres/lembar/", "", "#lembar", "i0-kegiatan"),
        ("/rencana-aksi/{aksi}/", "", "#ubah", "uraian"),
        ("/skp/{skp}/rencana-aksi/", "Tambah rencana aksi", "#tambah", "uraian"),
        ("/catatan/baru/", "", "#catatan", "isi"),
    ],
)
def test_every_own_entry_waits_and_arrives_once(
    jalur: str, buka: str, borang: str, nama: str, rini: Jendela, jembatan: Perantara
) -> None:
    """The server stores it and its answer is lost, so that it is sent twice."""
    page = rini.open(jalur.format(**rini.layanan.isi["id"]))
    if buka:
        page.get_by_text(buka).click()
        page.locator("[name=untuk]").select_option(index=1)
    if page.locator("[name=i0-tanggal]").count():  # today: the sheet offers days that are late
        page.locator("[name=i0-tanggal]").fill(f"{datetime.now(ZoneInfo('Asia/Jakarta')):%Y-%m-%d}")
    page.locator(f"{borang} [name={nama}]").fill(TEKS)
    jembatan.modus = Modus.HILANG
    page.locator(f"{borang} .aksi [type=submit]").first.click()
    page.locator("#titipan").get_by_text("1 catatan menunggu dikirim").wait_for()
    assert page.locator(borang).is_hidden() == (page.locator(f"{borang} [name=versi]").count() > 0)
    assert jembatan.hilang
    page.evaluate("() => scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    if borang == "#lembar":  # long enough for the box to be out of sight
        page.wait_for_function(LEWAT)
    jembatan.modus = Modus.LANCAR
    page.evaluate(TERSAMBUNG)
    page.get_by_role("heading", name="1 catatan yang menunggu sudah terkirim").wait_for()
    if borang == "#lembar":
        page.locator("#langsung").get_by_role("link", name="Lihat").click()
        page.get_by_text("Sudah terkirim.", exact=True).wait_for()
    page.locator("#titipan").get_by_role("link", name="Lihat").click()
    expect(page.locator("main article").filter(has_text=TEKS)).to_have_count(1)
    page.locator("#titipan").wait_for(state="detached")
    assert page.evaluate(ISI) == []


def test_open_page_shows_what_the_worker_sent(rini: Jendela, jembatan: Perantara) -> None:
    """And leaves alone what is being typed in it."""
    page = rini.open("/progres/")
    page.evaluate(TERPASANG)
    lain = rini.context.new_page()
    lain.goto("/progres/")
    lain.locator("[name=kegiatan]").fill("Sedang diketik")
    jembatan.modus = Modus.SIBUK
    page.locator("[name=kegiatan]").fill(TEKS)
    rini.click("Simpan catatan")
    page.locator("#titipan li").wait_for()
    jembatan.modus = Modus.LANCAR
    cdp: Any = rini.context.new_cdp_session(lain)
    daftar: list[str] = []
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda e: daftar.extend(satu["registrationId"] for satu in e["registrations"]),
    )
    cdp.send("ServiceWorker.enable")
    page.close()
    cdp.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": jembatan.alamat,
            "registrationId": daftar[0],
            "tag": "titipan",
            "lastChance": False,
        },
    )
    lain.get_by_role("heading", name="1 catatan yang menunggu sudah terkirim").wait_for()
    lain.locator("#catatan").get_by_text(TEKS).first.wait_for()
    assert lain.locator("[name=kegiatan]").input_value() == "Sedang diketik"


@pytest.mark.parametrize(
    ("sementara", "sebab", "kemudian"),
    [
        ("versi = versi + 1", "diubah dari tab, perangkat", "Dokumen ini sudah berubah sejak itu"),
        ("dilihat_pada = now()", "sudah dilihat pejabat penilai", "1 isian belum selesai"),
    ],
    ids=["changed", "seen"],
)
def test_refused_correction_comes_back_with_every_word(
    sementara: str, sebab: str, kemudian: str, rini: Jendela, jembatan: Perantara
) -> None:
    """Into its form, or whole beside its sentence where no form takes it any more."""
    page = rini.open("/progres/{progres}/".format(**rini.layanan.isi["id"]))
    panjang = f"{TEKS} " * 5 + "akhir"
    page.locator("#ubah [name=kegiatan]").fill(panjang)
    jembatan.modus = Modus.SIBUK
    page.locator("#ubah .aksi [type=submit]").click()
    page.locator("#titipan li").wait_for()
    with psycopg.connect(rini.layanan.url, autocommit=True) as koneksi:
        koneksi.execute(f"UPDATE pelaksanaan_progresharian SET {sementara}".encode())
    jembatan.modus = Modus.LANCAR
    page.evaluate(TERSAMBUNG)
    page.get_by_role("heading", name="1 catatan perlu Anda perbaiki").wait_for()
    page.locator("#titipan").get_by_text(sebab).wait_for()
    page.locator("#titipan").get_by_role("button", name="Ubah").click()
    page.get_by_text(kemudian).first.wait_for()
    borang = page.locator("#ubah [name=kegiatan]")
    kini = borang.input_value() if borang.count() else page.locator("#titipan li").inner_text()
    assert panjang in kini


def test_nothing_of_hers_is_shown_to_the_next_person(rini: Jendela, jembatan: Perantara) -> None:
    page = rini.open("/progres/")
    page.evaluate(TERPASANG)
    jembatan.modus = Modus.SIBUK
    page.locator("[name=kegiatan]").fill(TEKS)
    rini.click("Simpan catatan")
    page.locator("#titipan li").wait_for()
    rini.context.clear_cookies()
    rini.context.add_cookies(
        [{"name": "tera_sesi", "value": rini.layanan.isi["sesi"]["budi"], "url": jembatan.alamat}]
    )
    page.evaluate(TAK_SEDANG_KIRIM)  # what is under way still goes as Rini
    jembatan.modus = Modus.LANCAR
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
