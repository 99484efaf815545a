"""A browser window of one person, which remembers everything the browser complained of."""

import os
import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.e2e.layanan import AKAR, Layanan

TELEPON = {"width": 360, "height": 740}
MEJA = {"width": 1280, "height": 800}
GAMBAR = AKAR / "docs" / "panduan" / "gambar"
# Not TERA_GAMBAR: Tera refuses variables with its own prefix that it does not know.
SIMPAN_GAMBAR = os.environ.get("GAMBAR_PANDUAN") == "1"
LANGGAR = """addEventListener("securitypolicyviolation", (e) =>
  console.error("CSP: " + e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile));"""


class Jendela:
    """``page`` with a session, a theme and a size; ``keluhan`` must stay empty."""

    def __init__(
        self,
        peramban: Browser,
        layanan: Layanan,
        siapa: str = "",
        *,
        ukuran: dict[str, int] = TELEPON,
        tema: str = "",
        skrip: bool = True,
        gambar: bool = False,
        pekerja: bool = False,
    ) -> None:
        self.gambar = gambar and SIMPAN_GAMBAR
        self.layanan = layanan
        self.keluhan: list[str] = []
        self._boleh: set[int] = set()
        self.context = peramban.new_context(
            base_url=layanan.alamat,
            viewport=ukuran,  # type: ignore[arg-type]
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            java_script_enabled=skrip,
            reduced_motion="reduce",
            service_workers="allow" if pekerja else "block",
        )
        self.context.set_default_timeout(10_000)
        self.context.add_cookies(self._cookies(siapa, tema))  # type: ignore[arg-type]
        if skrip:
            self.context.add_init_script(LANGGAR)
        self.page: Page = self.context.new_page()
        self._listen()

    def _cookies(self, siapa: str, tema: str) -> list[dict[str, Any]]:
        kuki = {"tema": tema}
        if siapa:
            kuki["tera_sesi"] = self.layanan.isi["sesi"][siapa]
        return [
            {"name": nama, "value": nilai, "url": self.layanan.alamat}
            for nama, nilai in kuki.items()
            if nilai
        ]

    def _listen(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda galat: self.keluhan.append(f"galat skrip: {galat}"))
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)

    def _on_console(self, pesan: ConsoleMessage) -> None:
        # A refused status is judged in _on_response, where it is known what was expected.
        dikenal = ("the server responded with", "Service Worker registration blocked")
        if pesan.type in ("error", "warning") and not any(d in pesan.text for d in dikenal):
            self.keluhan.append(f"konsol {self.page.url}: {pesan.text}")

    def _on_request(self, minta: Request) -> None:
        tuju = urlsplit(minta.url)
        if tuju.scheme not in ("data", "blob") and not minta.url.startswith(self.layanan.alamat):
            self.keluhan.append(f"pihak ketiga: {minta.url}")

    def _on_response(self, jawab: Response) -> None:
        if jawab.status >= 400 and jawab.status not in self._boleh:
            self.keluhan.append(f"{jawab.status} {jawab.request.method} {jawab.url}")

    def forget(self) -> None:
        """Begin anew: no complaint yet, and nothing provoked on purpose."""
        self.keluhan.clear()
        self._boleh.clear()

    def allow(self, *status: int) -> None:
        """Answers that this journey provokes on purpose."""
        self._boleh |= set(status)

    def open(self, jalur: str) -> Page:
        self.page.goto(jalur)
        return self.page

    def click(self, nama: str | re.Pattern[str], *, peran: Any = "button") -> None:
        """Press the one button (or link) of this name."""
        self.page.get_by_role(peran, name=nama).first.click()

    def expect(self, teks: str) -> None:
        """The page shows this sentence."""
        self.page.get_by_text(teks).first.wait_for(state="visible")

    def picture(self, nama: str) -> None:
        """Keep a picture for the manual, when asked to and when this window is its model."""
        if not self.gambar:
            return
        GAMBAR.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=GAMBAR / f"{nama}.png")

    def picture_of(self, nama: str, jalur: str) -> None:
        """A page that the journey itself does not need, only for the manual."""
        if self.gambar:
            self.open(jalur.format(**self.layanan.isi["id"]))
            self.picture(nama)

    def close(self) -> None:
        self.context.close()
