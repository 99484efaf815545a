"""The storm: failures while somebody types, in any order, and every word counted afterwards.

One round types six words that occur nowhere else, meets one failure on the way, and recovers as a
person would: opens the page again, signs in again, presses the button. In the end every word must
stand in the database exactly once. ``test_luring`` runs a few rounds, ``bench.luring`` a hundred.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import psycopg
from playwright.sync_api import Browser, Error, Page

from tests.e2e.jendela import TELEPON, Jendela
from tests.e2e.langkah import sign_in
from tests.e2e.layanan import Layanan
from tests.e2e.perantara import Modus, Perantara, bridge

KATA_SEBABAK = 6
SEGERA = 300  # milliseconds
SABAR = 25_000
SIAPA = "rekan"
# What the device holds and the server does not, read past the page's own scripts.
ISI = """() => new Promise((ya) => {
  const minta = indexedDB.open("tera", 1);
  minta.onupgradeneeded = () => minta.result.createObjectStore("titipan", {keyPath: "id"});
  minta.onsuccess = () => {
    const semua = minta.result.transaction("titipan").objectStore("titipan").getAll();
    semua.onsuccess = () => { minta.result.close();
      ya(semua.result.map((r) => r.jenis).filter((j) => !["borang", "kabar"].includes(j))); };
  };
})"""


@dataclass
class Badai:
    """A person at work behind a bridge that breaks."""

    jendela: Jendela
    perantara: Perantara
    url: str
    acak: random.Random
    diketik: list[str] = field(default_factory=list)
    tersimpan: Counter[str] = field(default_factory=Counter)
    macam: Counter[str] = field(default_factory=Counter)

    # --- what a person does ---------------------------------------------------------------

    @property
    def page(self) -> Page:
        return self.jendela.page

    def open(self, jalur: str = "/progres/") -> None:
        """Go there, whatever the link does, and sign in where the session has ended."""
        with suppress(Error):
            self.page.goto(jalur)
        if "/masuk/" in self.page.url:
            sign_in(self.jendela, SIAPA)
            self.page.goto(jalur)
        self.page.wait_for_load_state()
        self.page.wait_for_timeout(SEGERA)

    def reopen(self) -> None:
        """The tab is gone; a new one takes its place."""
        with suppress(Error):
            self.page.close()
        self.jendela.page = self.jendela.context.new_page()

    def type(self, kata: list[str]) -> None:
        self.diketik += kata
        kotak = self.page.locator("[name=kegiatan]")
        kotak.press("Control+End")
        kotak.press_sequentially("".join(f" {satu} " for satu in kata))

    def save(self, *, tunggu: bool = True) -> None:
        """Press the button; wait until it is sent, or said to be kept."""
        tombol = self.page.get_by_role("button", name="Simpan catatan")
        if not tunggu:
            tombol.click(no_wait_after=True)
            return
        with self.page.expect_event("load", timeout=SABAR) as _:
            tombol.click()

    def save_in_vain(self) -> None:
        self.page.get_by_role("button", name="Simpan catatan").click()
        self.page.locator("#titipan li").first.wait_for(timeout=SABAR)

    def settle(self) -> None:
        """The link is back: home, and whatever is left as a draft is finished and sent."""
        for _ in range(8):
            self.open("/")
            for _ in range(50):
                if "antre" not in (sisa := self.page.evaluate(ISI)):
                    break
                self.page.wait_for_timeout(100)
            if not sisa:
                return
            self.open()
            if self.page.locator("[name=kegiatan]").input_value().strip():
                self.save()
        raise AssertionError(f"tertinggal di perangkat: {sisa}")

    # --- what goes wrong --------------------------------------------------------------------

    def luring(self, awal: list[str], akhir: list[str]) -> None:
        """The network goes; the entry waits; the network comes back by itself."""
        self.type(awal)
        self.jendela.context.set_offline(True)
        self.type(akhir)
        self.save_in_vain()
        if self.acak.random() < 0.5:
            self.reopen()
        self.jendela.context.set_offline(False)

    def _broken(self, modus: Modus, awal: list[str], akhir: list[str]) -> None:
        self.type(awal + akhir)
        self.perantara.modus = modus
        self.save_in_vain()
        if self.acak.random() < 0.5:
            self.reopen()
        self.perantara.modus = Modus.LANCAR

    def putus(self, awal: list[str], akhir: list[str]) -> None:
        """The connection breaks before the server hears of it."""
        self._broken(Modus.PUTUS, awal, akhir)

    def hilang(self, awal: list[str], akhir: list[str]) -> None:
        """The server stores it and its answer is lost."""
        self._broken(Modus.HILANG, awal, akhir)

    def sibuk(self, awal: list[str], akhir: list[str]) -> None:
        """The server answers 503."""
        self._broken(Modus.SIBUK, awal, akhir)

    def tutup(self, awal: list[str], akhir: list[str]) -> None:
        """The tab is closed in the midst of a sentence."""
        self.type(awal)
        self.reopen()
        self.open()
        self.type(akhir)
        self.save()

    def mati(self, awal: list[str], akhir: list[str]) -> None:
        """The browser kills the tab in the midst of a sentence."""
        self.type(awal)
        with suppress(Error):
            self.page.goto("chrome://crash", timeout=5_000)
        self.reopen()
        self.open()
        self.type(akhir)
        self.save()

    def mati_kirim(self, awal: list[str], akhir: list[str]) -> None:
        """The tab is gone in the moment of sending."""
        self.type(awal + akhir)
        self.save(tunggu=False)
        self.page.wait_for_timeout(self.acak.randint(0, 60))
        self.reopen()

    def sesi(self, awal: list[str], akhir: list[str]) -> None:
        """The session is ended elsewhere; what was sent meanwhile waits for the sign-in."""
        self.type(awal)
        self._sql("DELETE FROM akun_sesi")
        self.type(akhir)
        self.save_in_vain()

    def sesi_tutup(self, awal: list[str], akhir: list[str]) -> None:
        """The session ends and the tab is closed, before anything was sent."""
        self.type(awal)
        self._sql("DELETE FROM akun_sesi")
        self.type(akhir)
        self.reopen()

    def dua_tab(self, awal: list[str], akhir: list[str]) -> None:
        """Two tabs with an entry each; both are closed."""
        self.type(awal)
        satu = self.page
        self.jendela.page = self.jendela.context.new_page()
        self.open()
        self.type(akhir)
        satu.close()
        self.reopen()

    def bentrok(self, awal: list[str], akhir: list[str]) -> None:
        """The same entry is changed in another window; both texts stand side by side."""
        self.type(awal)
        self.save()
        self.page.locator("#catatan").get_by_role("link", name=awal[0]).last.click()
        self.page.locator("form#ubah").wait_for()
        self.page.wait_for_timeout(SEGERA)
        milikku, alamat, semula = self.page, self.page.url, " ".join(awal)
        lain, sendiri = akhir[: len(akhir) // 2], akhir[len(akhir) // 2 :]
        self.jendela.page = self.jendela.context.new_page()
        self.open(alamat)
        self.type(lain)
        self._press_simpan()
        self.page.wait_for_timeout(SEGERA)
        self.page.close()
        self.jendela.page = milikku
        self.type(sendiri)
        self._press_simpan()
        self.page.get_by_text("Diubah di tempat lain").wait_for()
        assert self.page.locator("[name=kegiatan]").input_value().split() == [*awal, *sendiri]
        self.page.locator("[name=kegiatan]").fill(" ".join([semula, *lain, *sendiri]))
        self._press_simpan()

    def _press_simpan(self) -> None:
        with self.page.expect_event("load", timeout=SABAR):
            self.page.locator("form#ubah").get_by_role("button", name="Simpan").click()

    # --- the count ----------------------------------------------------------------------------

    def _sql(self, perintah: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as koneksi:
            hasil = koneksi.execute(perintah.encode())
            return hasil.fetchall() if hasil.description else []

    def count(self) -> None:
        """Take the entries out, so that a day never fills up, and remember their words."""
        perintah = "DELETE FROM pelaksanaan_progresharian RETURNING kegiatan"
        for (kegiatan,) in self._sql(perintah):
            self.tersimpan.update(satu for satu in kegiatan.split() if satu.startswith("kata"))

    @property
    def hilang_semua(self) -> list[str]:
        return [satu for satu in self.diketik if not self.tersimpan[satu]]

    @property
    def kembar(self) -> list[str]:
        return [satu for satu, n in self.tersimpan.items() if n > 1]


KEGAGALAN: tuple[Callable[[Badai, list[str], list[str]], None], ...] = (
    Badai.luring,
    Badai.putus,
    Badai.hilang,
    Badai.sibuk,
    Badai.tutup,
    Badai.mati,
    Badai.mati_kirim,
    Badai.sesi,
    Badai.sesi_tutup,
    Badai.dua_tab,
    Badai.bentrok,
)


def rage(peramban: Browser, layanan: Layanan, *, babak: int, benih: int) -> Badai:
    """So many rounds; every kind of failure comes before one comes again."""
    acak = random.Random(benih)
    with bridge(layanan.alamat) as perantara:
        lewat = replace(layanan, alamat=perantara.alamat)
        jendela = Jendela(peramban, lewat, SIAPA, ukuran=TELEPON, pekerja=True)
        badai = Badai(jendela, perantara, layanan.url, acak)
        giliran: list[Callable[[Badai, list[str], list[str]], None]] = []
        for nomor in range(babak):
            giliran = giliran or acak.sample(KEGAGALAN, len(KEGAGALAN))
            gagal = giliran.pop()
            badai.macam[gagal.__name__] += 1
            kata = [f"kata{benih}x{nomor}{huruf}" for huruf in "abcdef"[:KATA_SEBABAK]]
            potong = acak.randint(2, KATA_SEBABAK - 2)
            badai.open()
            gagal(badai, kata[:potong], kata[potong:])
            badai.settle()
            badai.count()
        jendela.close()
    badai.count()
    return badai
