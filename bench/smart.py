"""How well and how fast indicators are judged: ``python -m bench.smart [-v]``.

Runs the SMART check over indicators quoted from published documents and labelled by hand
(``tests/aturan/smart/berlabel.toml``). A fault of a criterion is what is to be found: precision is
the share of faults reported that are faults, recall the share of faults that are reported. Printed
for the part that was tuned by and for the part held out, with the time for one indicator.
"""

import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]
BATAS_MILIDETIK = 1.0
LINE = "  {:<10} presisi {:5.1f} %, daya temu {:5.1f} % ({})"


def score(pasangan: Iterable[tuple[bool, bool]]) -> tuple[float, float, int]:
    """Precision and recall in percent, and the number of faults, of (fault, reported) pairs."""
    semua = list(pasangan)
    benar = sum(salah and lapor for salah, lapor in semua)
    lapor = sum(lapor for _, lapor in semua)
    salah = sum(salah for salah, _ in semua)
    return 100 * benar / (lapor or 1), 100 * benar / (salah or 1), salah


def judge(bagian: Sequence):
    """For each indicator its label and what the check found."""
    from tera.aturan.smart import check_smart

    return [(satu, check_smart(satu.masukan)) for satu in bagian]


def report(nama: str, bagian: Sequence) -> None:
    """Print one part, criterion by criterion and overall."""
    from tera.aturan.smart import KeadaanSmart, Kriteria

    hasil = judge(bagian)
    print(f"{nama}: {len(bagian)} indikator")
    for kriteria in (Kriteria.SPESIFIK, Kriteria.TERUKUR):
        presisi, temu, salah = score(
            (not satu.label[kriteria], found.keadaan(kriteria) is KeadaanSmart.PERLU)
            for satu, found in hasil
        )
        print(LINE.format(kriteria.label, presisi, temu, salah))
    presisi, temu, salah = score(
        (
            not all(satu.label.values()),
            any(found.keadaan(k) is KeadaanSmart.PERLU for k in satu.label),
        )
        for satu, found in hasil
    )
    print(LINE.format("Seluruhnya", presisi, temu, salah))
    if "-v" in sys.argv and "disisihkan" not in nama:
        for satu, found in hasil:
            for k, baik in satu.label.items():
                if baik == (found.keadaan(k) is KeadaanSmart.PERLU):
                    print(
                        f"    {k} {'baik' if baik else 'salah'}: {satu.masukan.teks} {found.kode}"
                    )


def main() -> int:
    from tests.aturan.smart.berlabel import read_berlabel

    from tera.aturan.smart import check_smart

    semua = list(read_berlabel())
    report("Disetel dengannya", [satu for satu in semua if not satu.disisihkan])
    report("Yang disisihkan", [satu for satu in semua if satu.disisihkan])
    lama = []
    for satu in semua * 5:
        mulai = time.perf_counter_ns()
        check_smart(satu.masukan)
        lama.append((time.perf_counter_ns() - mulai) / 1e6)
    median, p99 = statistics.median(lama), statistics.quantiles(lama, n=100)[98]
    print(
        f"Satu indikator: median {median:.3f} ms, p99 {p99:.3f} ms (batas {BATAS_MILIDETIK:g} ms)"
    )
    return int(median > BATAS_MILIDETIK)


if __name__ == "__main__":
    raise SystemExit(main())
