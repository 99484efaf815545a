"""All benchmarks, one after the other: ``python -m bench`` (about ten minutes)."""

import subprocess
import sys

DAFTAR = (
    ("bench.aturan",),
    ("bench.smart",),
    ("bench.peringatan",),
    ("bench.kembar",),
    ("bench.penutupan",),
    ("bench.impor",),
    ("bench.cetak_batch",),
    ("bench.luring", "--babak", "100"),
    ("bench.halaman", "--orang", "1000", "20000"),
    ("bench.langsung",),
    ("bench.lebih",),
    ("bench.bunuh",),
    ("bench.muat", "--orang", "1000"),
    ("bench.muat", "--orang", "20000"),
)

for perintah in DAFTAR:
    print(f"\n=== {' '.join(perintah)}", flush=True)
    subprocess.run([sys.executable, "-m", *perintah], check=True)
