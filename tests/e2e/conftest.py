"""A real server and a real browser. Whatever the browser complains of fails the test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.jendela import Jendela
from tests.e2e.layanan import Gudang, Layanan, build, drop, restore, serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BENDERA = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser, and those who share a server stay on one worker."""
    for item in items:
        if "tests/e2e/" in item.nodeid:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))


@pytest.fixture(scope="session")
def gudang() -> Iterator[Gudang]:
    """The filled database."""
    if CHROMIUM is None:
        pytest.fail("Chromium tidak ada; pasang paket chromium.")
    pekerja = os.environ.get("PYTEST_XDIST_WORKER", "gw")
    data = Path(os.environ["TERA_DATA"]) / f"e2e-{pekerja}"
    data.mkdir(parents=True, exist_ok=True)
    terisi = build(data, pekerja)
    yield terisi
    drop(terisi)


@pytest.fixture(scope="session")
def layanan(gudang: Gudang) -> Iterator[Layanan]:
    """Served for whoever only looks."""
    with serve(gudang, "lihat") as berjalan:
        yield berjalan


@pytest.fixture(scope="session")
def _layanan_jalan(gudang: Gudang) -> Iterator[Layanan]:
    with serve(gudang, "jalan") as berjalan:
        yield berjalan


@pytest.fixture
def layanan_sendiri(gudang: Gudang, _layanan_jalan: Layanan) -> Layanan:
    """Served for one journey that changes things: each begins with the same story."""
    restore(gudang, "jalan")
    return _layanan_jalan


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    """Chromium. Not for the whole session: its event loop would stand in the way of the ORM."""
    with sync_playwright() as pw:
        satu = pw.chromium.launch(executable_path=CHROMIUM, args=list(BENDERA))
        yield satu
        satu.close()


@pytest.fixture
def buka(peramban: Browser, layanan: Layanan) -> Iterator[Any]:
    """Opens windows on the shared server: ``buka("sari")``; complaints are collected at the end."""
    yield from _opener(peramban, layanan)


@pytest.fixture(scope="module")
def _jendela_tetap(peramban: Browser, layanan: Layanan) -> Iterator[dict[str, Jendela]]:
    semua: dict[str, Jendela] = {}
    yield semua
    for jendela in semua.values():
        jendela.close()


@pytest.fixture
def lihat(peramban: Browser, layanan: Layanan, _jendela_tetap: dict[str, Jendela]) -> Iterator[Any]:
    """The one window that a person keeps open through a module; quicker than a new one each."""
    dipakai: list[Jendela] = []

    def window_of(siapa: str) -> Jendela:
        if siapa not in _jendela_tetap:
            _jendela_tetap[siapa] = Jendela(peramban, layanan, siapa, tema="terang")
        dipakai.append(_jendela_tetap[siapa])
        dipakai[-1].forget()
        return dipakai[-1]

    yield window_of
    keluhan = [k for jendela in dipakai for k in jendela.keluhan]
    assert not keluhan, keluhan


@pytest.fixture
def jalan(peramban: Browser, layanan_sendiri: Layanan) -> Iterator[Any]:
    """Opens windows on the server whose content is this test's own."""
    yield from _opener(peramban, layanan_sendiri)


def _opener(peramban: Browser, layanan: Layanan) -> Iterator[Any]:
    terbuka: list[Jendela] = []

    def open_window(siapa: str = "", **lain: Any) -> Jendela:
        terbuka.append(Jendela(peramban, layanan, siapa, **lain))
        return terbuka[-1]

    yield open_window
    keluhan = [k for jendela in terbuka for k in jendela.keluhan]
    for jendela in terbuka:
        jendela.close()
    assert not keluhan, keluhan
