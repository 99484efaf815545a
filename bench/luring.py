"""Words lost in a storm: a hundred failures while somebody types (``tests.e2e.badai``).

    python -m bench.luring --babak 100 --benih 1

Starts its own embedded database, its own server and Chromium; the traffic stays on this machine.
"""

import argparse
import os
import time
from pathlib import Path

from bench.folder import scratch_folder


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--babak", type=int, default=100)
    pilihan.add_argument("--benih", type=int, default=1)
    isi = pilihan.parse_args()
    folder = Path(scratch_folder("tera-luring-"))
    from tera.dasar.basis_data import start_embedded

    os.environ |= {"TERA_DATA": str(folder), "DATABASE_URL": start_embedded(folder)}
    from playwright.sync_api import sync_playwright
    from tests.e2e.badai import rage
    from tests.e2e.conftest import BENDERA, CHROMIUM
    from tests.e2e.layanan import build, serve

    gudang = build(folder, "luring")
    awal = time.monotonic()
    with serve(gudang, "badai") as layanan, sync_playwright() as pw:
        peramban = pw.chromium.launch(executable_path=CHROMIUM, args=list(BENDERA))
        badai = rage(peramban, layanan, babak=isi.babak, benih=isi.benih)
        peramban.close()
    macam = ", ".join(f"{nama} {n}" for nama, n in badai.macam.most_common())
    print(f"{isi.babak} failures in {time.monotonic() - awal:.0f} s: {macam}")
    print(f"{badai.perantara.hilang} answers lost after the server had stored the entry")
    print(
        f"{len(badai.diketik)} words typed, {len(badai.hilang_semua)} lost, "
        f"{len(badai.kembar)} stored twice"
    )
    if badai.hilang_semua or badai.kembar:
        raise SystemExit(f"lost: {badai.hilang_semua}; twice: {badai.kembar}")


if __name__ == "__main__":
    main()
