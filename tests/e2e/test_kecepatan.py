"""A slow phone on a slow link: 400 ms a round trip, 400 kbps, CPU slowed four times."""

from typing import Any

import pytest

from tests.e2e.ukur import PENGAMAT

LATENSI_MS = 400
BIT_PER_DETIK = 400_000
PERLAMBAT = 4
GESER = 0.02


@pytest.mark.parametrize(
    ("siapa", "jalur", "batas"),
    [
        ("", "/masuk/", 2.5),
        ("sari", "/skp/", 3.0),
        ("rekan", "/skp/{skp}/", 3.0),
        ("rekan", "/skp/{skp}/realisasi/", 3.0),
    ],
)
def test_page_is_there_in_time(siapa: str, jalur: str, batas: float, buka: Any) -> None:
    jendela = buka(siapa)
    cdp = jendela.context.new_cdp_session(jendela.page)
    cdp.send("Network.enable")
    cdp.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENSI_MS,
            "downloadThroughput": BIT_PER_DETIK / 8,
            "uploadThroughput": BIT_PER_DETIK / 8,
        },
    )
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": PERLAMBAT})
    jendela.page.add_init_script(PENGAMAT)
    jendela.page.goto(jalur.format(**jendela.layanan.isi["id"]), timeout=30_000)
    jendela.page.wait_for_timeout(600)
    lcp, geser = jendela.page.evaluate("() => [window.__lcp / 1000, window.__cls]")
    assert 0 < lcp <= batas, f"LCP {lcp:.2f} s"
    assert geser <= GESER, f"CLS {geser:.3f}"
