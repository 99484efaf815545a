"""How long one rule takes: ``python -m bench.aturan``.

Every calculator is computed with its own example (so each public rule is measured with realistic
inputs, steps included). Printed: median and 99th percentile in microseconds; the bar is a median of
50 microseconds a rule. What runs several rules has a bar of its own (LEBIH_BESAR).
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]
BATAS = 50.0
# A paper of ten computed lines; a sentence read word by word.
LEBIH_BESAR = {"penetapan-angka-kredit": 150.0, "smart": 1000.0}
ULANGAN = 2_000


def measure(kerja: Callable[[], object]) -> tuple[float, float]:
    """Median and 99th percentile of one call, in microseconds."""
    for _ in range(50):
        kerja()
    lama = []
    for _ in range(ULANGAN):
        mulai = time.perf_counter_ns()
        kerja()
        lama.append((time.perf_counter_ns() - mulai) / 1000)
    return statistics.median(lama), statistics.quantiles(lama, n=100)[98]


def main() -> int:
    from tera.aturan.kalkulator import DAFTAR

    lambat = []
    for satu in DAFTAR:
        median, p99 = measure(lambda satu=satu: satu.hitung(**satu.contoh))
        print(f"  {satu.kode:<34}{median:8.1f}  p99 {p99:8.1f} mikrodetik")
        if median > LEBIH_BESAR.get(satu.kode, BATAS):
            lambat.append(satu.kode)
    print(f"Batas {BATAS:g} mikrodetik: {'tercapai' if not lambat else 'TIDAK: ' + str(lambat)}")
    return int(bool(lambat))


if __name__ == "__main__":
    raise SystemExit(main())
