"""Near-duplicates among 60,000 sentences of results: seconds, and what was found.

    python -m bench.kembar [--kalimat 60000]

The sentences are made from the words of the demo's library, a third of them copies with a word
changed; the same seed gives the same sentences. The bar is ten seconds.
"""

import argparse
import random
import time
import tracemalloc

from tera.contoh.pustaka import load_pustaka
from tera.perencanaan.kembar import find_kembar

BATAS = 10.0


def make(jumlah: int) -> tuple[dict[int, str], int]:
    """Sentences by number, and how many of them were made as copies."""
    rng = random.Random(20261125)
    asal = [satu.uraian for satu in load_pustaka().hasil]
    kata = sorted({k for teks in asal for k in teks.split()})
    desa = [f"{rng.choice(kata)} {rng.choice(kata)} {n}" for n in range(jumlah // 12)]
    kalimat: dict[int, str] = {}
    salinan = 0
    for nomor in range(jumlah):
        if nomor and rng.random() < 1 / 3:
            teks = kalimat[rng.randrange(nomor)].split()
            if rng.random() < 0.5:
                teks[rng.randrange(len(teks))] = rng.choice(kata)
            kalimat[nomor] = " ".join(teks)
            salinan += 1
        else:
            tambah = rng.sample(kata, rng.randint(3, 6))
            kalimat[nomor] = f"{rng.choice(asal)} {' '.join(tambah)} {rng.choice(desa)}"
    return kalimat, salinan


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--kalimat", type=int, default=60_000)
    jumlah = pilihan.parse_args().kalimat
    kalimat, salinan = make(jumlah)
    awal = time.perf_counter()
    hasil = find_kembar(kalimat)
    detik = time.perf_counter() - awal
    tracemalloc.start()
    find_kembar(dict(list(kalimat.items())[: jumlah // 10]))
    puncak = tracemalloc.get_traced_memory()[1] / 1e6
    kelompok = len({satu.wakil for satu in hasil.values()})
    print(
        f"{jumlah:,} kalimat, {salinan:,} di antaranya salinan: {detik:.2f} s (batas {BATAS:.0f} s)"
    )
    print(f"ditemukan {len(hasil):,} kalimat dalam {kelompok:,} kelompok; {puncak:.0f} MB/10 %")
    if detik > BATAS:
        raise SystemExit("Batas tidak tercapai.")


if __name__ == "__main__":
    main()
