"""Measures a page as the wire and the screen see it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.e2e.jendela import Jendela
from tests.e2e.layanan import AKAR

KB = 1024
AXE = (AKAR / "tests" / "e2e" / "vendor" / "axe.min.js").read_text()
SENTUH = """() => [...document.querySelectorAll(
    "button, .tombol, input, select, textarea, .nav a, .pilihan, .kotak")]
  .filter((el) => el.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})
    && !el.closest(".sr, .lewati") && !el.matches(".tombol--kecil, .tombol--halus")
    && !["hidden", "checkbox", "radio"].includes(el.type))
  .map((el) => [el.outerHTML.slice(0, 80), el.getBoundingClientRect()])
  .filter(([, r]) => r.width > 1 && (r.height < 43.5 || r.width < 43.5))
  .map(([html, r]) => `${Math.round(r.width)}x${Math.round(r.height)} ${html}`)"""
LUBER = """() => {
  const lebar = document.documentElement.clientWidth, isi = document.documentElement.scrollWidth;
  if (isi <= lebar) return [];
  const terpotong = (el) => { for (let p = el.parentElement; p; p = p.parentElement) {
      if (getComputedStyle(p).overflowX !== "visible" && p !== document.body
          && p !== document.documentElement) return true; } return false; };
  return [`isi selebar ${isi}`, ...[...document.querySelectorAll("body *")]
    .filter((el) => el.getBoundingClientRect().right > lebar + 1 && !terpotong(el))
    .slice(-2).map((el) => el.outerHTML.slice(0, 90))];
}"""
# Words broken letter by letter: a column that something wide beside it has squeezed.
JEPIT = """() => [...document.querySelectorAll("main *")]
  .filter((el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim().length > 12)
    && el.checkVisibility() && !el.closest(".sr, svg"))
  .map((el) => [el.outerHTML.slice(0, 80), el.getBoundingClientRect()])
  .filter(([, r]) => r.width > 1 && r.width < 40 && r.height > 80)
  .map(([html, r]) => `${Math.round(r.width)}x${Math.round(r.height)} ${html}`)"""
BENTANGKAN = """() => document.querySelectorAll("main details")
  .forEach((el) => { el.open = true; })"""
PENGAMAT = """
window.__lcp = 0; window.__cls = 0;
new PerformanceObserver((d) => d.getEntries().forEach((e) => { window.__lcp = e.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((d) => d.getEntries().forEach((e) => {
  if (!e.hadRecentInput) window.__cls += e.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass
class Berat:
    """Bytes over the wire of one visit, headers included, by kind of resource."""

    menurut: Counter[str] = field(default_factory=Counter)

    @property
    def semua(self) -> int:
        return self.menurut.total()

    def __str__(self) -> str:
        rinci = ", ".join(f"{jenis} {n / KB:.1f}" for jenis, n in self.menurut.most_common())
        return f"{self.semua / KB:.1f} KB ({rinci})"


class Timbangan:
    """Weighs visits through the browser's own network log."""

    def __init__(self, jendela: Jendela) -> None:
        self.cdp: Any = jendela.context.new_cdp_session(jendela.page)
        self.page = jendela.page
        self._jenis: dict[str, str] = {}
        self._berjalan: set[str] = set()
        self._berat = Berat()
        self.cdp.send("Network.enable")
        self.cdp.on("Network.requestWillBeSent", lambda e: self._berjalan.add(e["requestId"]))
        self.cdp.on("Network.responseReceived", self._on_response)
        self.cdp.on("Network.loadingFinished", self._on_finished)
        self.cdp.on("Network.loadingFailed", lambda e: self._berjalan.discard(e["requestId"]))

    def _on_response(self, e: dict[str, Any]) -> None:
        self._jenis[e["requestId"]] = e["type"]

    def _on_finished(self, e: dict[str, Any]) -> None:
        self._berjalan.discard(e["requestId"])
        jenis = self._jenis.get(e["requestId"], "Other")
        self._berat.menurut[jenis] += int(e["encodedDataLength"])

    def forget(self) -> None:
        """Empty the caches, as for a first visit; the memory's too, which only the switch does."""
        self.cdp.send("Network.clearBrowserCache")
        for mati in (True, False):
            self.cdp.send("Network.setCacheDisabled", {"cacheDisabled": mati})

    def detach(self) -> None:
        self.cdp.detach()

    def visit(self, jalur: str) -> Berat:
        """Go there and wait until nothing is under way."""
        self._berat = Berat()
        self.page.goto(jalur)
        for _ in range(100):
            self.page.wait_for_timeout(15)
            if not self._berjalan:
                break
        return self._berat


def axe(page: Page, *, hanya_warna: bool = False) -> list[str]:
    """Violations on the page as it stands now; run through the debugger, so the CSP stays."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    aturan = {"runOnly": ["color-contrast", "link-in-text-block"]} if hanya_warna else {}
    pilihan = {"resultTypes": ["violations"], "preload": False, "elementRef": False} | aturan
    hasil = page.evaluate(
        """async (pilihan) => {
          const sebab = (n) => (n.failureSummary || "").split("\\n")[1]?.trim().slice(0, 160);
          return (await axe.run(document, pilihan)).violations.flatMap((v) => v.nodes.slice(0, 3)
            .map((n) => [`${v.id}: ${n.target.join(" ")}`, n.html.slice(0, 120), sebab(n)]
              .join(" | ")));
        }""",
        pilihan,
    )
    return list(hasil)
