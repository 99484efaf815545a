"""Closing a year in one statement: ``python -m bench.penutupan [--orang 20000 1000000]``.

Synthetic people with ratings and levels are closed set-based: predicate, angka kredit, and the
distribution of each unit against its pattern. Beside it runs the loop over the scalar rules (on a
sample, scaled up), and both outcomes of the sample are compared. Printed: seconds (median of
three), memory of this process and of the database process, and the ratio.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(AKAR), str(AKAR / "src")]
PADA = date(2025, 12, 31)
ORANG_PER_UNIT = 15
CONTOH = 20_000
BATAS = {20_000: 2.0, 1_000_000: 15.0}

ISI = """
    CREATE TEMP TABLE orang AS
    SELECT i AS id, i / %(per_unit)s AS unit, %(pada)s::date AS pada, 12 AS bulan,
           (array['di_atas', 'sesuai', 'sesuai', 'sesuai', 'di_bawah'])[1 + h %% 5] AS hasil,
           (array['di_atas', 'sesuai', 'sesuai', 'sesuai', 'di_bawah'])[1 + h / 5 %% 5] AS perilaku,
           (array['istimewa', 'baik', 'baik', 'butuh_perbaikan', 'kurang'])
               [1 + (i / %(per_unit)s) %% 5] AS organisasi,
           (array[NULL, NULL, 'terampil', 'mahir', 'ahli_pertama', 'ahli_muda', 'ahli_madya'])
               [1 + h / 25 %% 7] AS jenjang
    FROM (SELECT i, abs(hashint4(i)) AS h FROM generate_series(0, %(orang)s - 1) i) acak
"""


def close_year(cursor) -> None:
    """Predicates and credits into one table, findings of each unit into another."""
    from tera.dasar.cte import Cte
    from tera.penilaian.queries.himpunan import add_distribusi, add_predikat
    from tera.tindak_lanjut.queries.himpunan.angka_kredit import add_angka_kredit

    cursor.execute("DROP TABLE IF EXISTS hasil, sebaran")
    orang = add_predikat(Cte().step("masukan", "SELECT * FROM orang"), dari="masukan")
    sql, nilai = add_angka_kredit(orang, dari="berpredikat").select("SELECT * FROM berkredit")
    cursor.execute(f"CREATE TEMP TABLE hasil AS {sql}", nilai)
    unit = Cte().step("masukan", "SELECT unit, organisasi, pada, predikat FROM hasil")
    sql, nilai = add_distribusi(unit, dari="masukan").select("SELECT * FROM distribusi")
    cursor.execute(f"CREATE TEMP TABLE sebaran AS {sql}", nilai)


def loop(baris):
    """The same by the scalar rules, one person and one unit after the other."""
    from tera.aturan.angka_kredit import Jenjang, convert_angka_kredit
    from tera.aturan.distribusi import check_distribusi
    from tera.aturan.predikat import PredikatOrganisasi, Rating, determine_predikat

    kredit, unit, organisasi = {}, defaultdict(Counter), {}
    for satu in baris:
        predikat = determine_predikat(
            hasil=Rating(satu["hasil"]), perilaku=Rating(satu["perilaku"]), pada=satu["pada"]
        ).nilai
        unit[satu["unit"]][predikat] += 1
        organisasi[satu["unit"]] = satu["organisasi"]
        if satu["jenjang"]:
            kredit[satu["id"]] = convert_angka_kredit(
                jenjang=Jenjang(satu["jenjang"]),
                predikat=predikat,
                bulan=satu["bulan"],
                pada=satu["pada"],
            ).nilai
    temuan = {
        nomor: [
            satu.kode
            for satu in check_distribusi(
                organisasi=PredikatOrganisasi(organisasi[nomor]), jumlah=jumlah, pada=PADA
            ).temuan
        ]
        for nomor, jumlah in unit.items()
    }
    return kredit, temuan


def compare(cursor, kredit, temuan) -> None:
    """Both ways give the same for the sample; stops with an AssertionError otherwise."""
    from fractions import Fraction

    from tera.tindak_lanjut.queries.himpunan.angka_kredit import PENYEBUT

    cursor.execute("SELECT id, pembilang FROM hasil WHERE pembilang IS NOT NULL")
    himpunan = {nomor: Fraction(nilai) / PENYEBUT for nomor, nilai in cursor.fetchall()}
    assert himpunan == kredit
    cursor.execute("SELECT unit, temuan FROM sebaran")
    assert dict(cursor.fetchall()) == temuan


def megabytes(cursor) -> tuple[float, float]:
    """Peak memory of this process, and of the database process that serves it, in MB."""
    sendiri = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cursor.execute("SELECT pg_backend_pid()")
    status = Path(f"/proc/{cursor.fetchone()[0]}/status")
    if not status.exists():
        return sendiri, float("nan")
    puncak = next(b for b in status.read_text().splitlines() if b.startswith("VmHWM"))
    return sendiri, int(puncak.split()[1]) / 1024


def measure(cursor, orang: int) -> float:
    """Median seconds of three closings."""
    cursor.execute("DROP TABLE IF EXISTS orang")
    cursor.execute(ISI, {"orang": orang, "per_unit": ORANG_PER_UNIT, "pada": PADA})
    cursor.execute("ANALYZE orang")
    detik = []
    for _ in range(3):
        mulai = time.perf_counter()
        close_year(cursor)
        detik.append(time.perf_counter() - mulai)
    return statistics.median(detik)


def measure_loop(cursor) -> float:
    """Seconds a person by the scalar rules; its outcome is compared with the set-based one."""
    measure(cursor, CONTOH)
    cursor.execute("SELECT * FROM orang")
    nama = [satu.name for satu in cursor.description]
    baris = [dict(zip(nama, satu, strict=True)) for satu in cursor.fetchall()]
    mulai = time.perf_counter()
    hasil = loop(baris)
    detik = time.perf_counter() - mulai
    compare(cursor, *hasil)
    return detik / CONTOH


def main() -> int:
    import tests.basisdata  # noqa: F401 (starts or finds PostgreSQL)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tera.config.settings")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orang", type=int, nargs="+", default=list(BATAS))
    args = parser.parse_args()
    import django

    django.setup()
    from django.db import connection

    gagal = 0
    with connection.cursor() as cursor:
        per_orang = measure_loop(cursor)
        print(f"perulangan aturan: {per_orang * 1e6:.0f} mikrodetik seorang; hasil sama")
        for orang in args.orang:
            detik = measure(cursor, orang)
            sendiri, basis = megabytes(cursor)
            batas = BATAS.get(orang)
            gagal += batas is not None and detik > batas
            print(
                f"{orang:>9,} orang: {detik:6.2f} s"
                + (f" (batas {batas:g} s)" if batas else "")
                + f", {per_orang * orang / detik:.0f} kali lebih cepat dari perulangan,"
                f" memori proses {sendiri:.0f} MB, basis data {basis:.0f} MB"
            )
    return int(gagal > 0)


if __name__ == "__main__":
    raise SystemExit(main())
