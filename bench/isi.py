"""Make a synthetic agency and fill it: ``python -m bench.isi --orang 20000``.

Prints seconds and rows by kind. The database is the one that the environment names (embedded
without ``DATABASE_URL``), migrated first. Every account gets the password ``--sandi``, so that a
load script can sign in; never run it on a database that is in use.
"""

import argparse
import time
from collections import Counter
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo


def main() -> None:
    """Parse the command line, then make and fill."""
    args = _parse()
    _set_up()
    mulai = time.perf_counter()
    kode = args.kode or f"bench-{args.orang}"
    _, jumlah = make_and_fill(args.orang, kode=kode, pada=args.pada, sandi=args.sandi)
    for jenis, banyak in jumlah.most_common():
        print(f"  {banyak:>10,}  {jenis}")
    detik = time.perf_counter() - mulai
    baris = sum(jumlah.values())
    print(f"{args.orang:,} orang: {baris:,} baris dalam {detik:.1f} detik ({baris / detik:,.0f}/s)")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orang", type=int, default=1_000)
    parser.add_argument("--kode", default="")
    parser.add_argument("--sandi", default="kuda-lumping-hijau")
    parser.add_argument("--pada", type=date.fromisoformat, default=None)
    return parser.parse_args()


def _set_up() -> None:
    from tera.config.persiapan import prepare

    prepare(mutakhir=False)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def make_agency(jumlah: int, *, kode: str, pada: date | None = None) -> Any:
    """An agency of this many people, filled up to ``pada`` (today); accounts without password."""
    return make_and_fill(jumlah, kode=kode, pada=pada)[0]


def make_and_fill(
    orang: int, *, kode: str, pada: date | None = None, sandi: str = ""
) -> tuple[Any, Counter[str]]:
    """One agency with open accounts and a year and a half of work, and the rows by kind."""
    from django.contrib.auth.hashers import make_password

    from tera.akun.models import Akun
    from tera.akun.services import open_akun
    from tera.contoh import sintetis
    from tera.contoh.pengisi import fill
    from tera.organisasi.models import Pegawai

    hari = pada or datetime.now(ZoneInfo("Asia/Jakarta")).date()
    with _timed("unit dan orang"):
        instansi = sintetis.make_agency(orang, kode, pada=hari)
    with _timed("akun"):
        open_akun(pegawai=Pegawai.objects.milik_instansi(instansi.pk), by=None)
        if sandi:
            Akun.objects.filter(instansi=instansi).update(
                password=make_password(sandi), contoh=True
            )
    with _timed("isi"):
        jumlah = fill(instansi, pada=hari, benih=kode)
    with _timed("rapikan"):
        _tidy()
    return instansi, jumlah


def _tidy() -> None:
    """As autovacuum leaves a database that has been in use for a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


class _timed:  # noqa: N801 (reads as a statement)
    def __init__(self, nama: str) -> None:
        self.nama = nama

    def __enter__(self) -> None:
        self.mulai = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        print(f"{self.nama}: {time.perf_counter() - self.mulai:.1f} detik")


if __name__ == "__main__":
    main()
