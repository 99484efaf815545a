"""``tera migrate``: brings database and static files to this version."""

import argparse
import sys

NAMA = "migrate"
BANTUAN = "Siapkan basis data dan berkas statis untuk versi ini."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--periksa", action="store_true", help="hanya periksa; kode keluar 1 bila ada yang belum"
    )


def run(args: argparse.Namespace) -> int:
    from tera.config import kesiapan
    from tera.config.persiapan import prepare

    prepare(mutakhir=False)
    if args.periksa:
        return _report(kesiapan.pending_migrations(), kesiapan.static_is_current())
    jumlah = kesiapan.migrate_if_needed()
    statis = kesiapan.collect_static_if_needed()
    sys.stdout.write(f"Migrasi: {jumlah or 'tidak ada yang'} diterapkan.\n")
    sys.stdout.write(f"Berkas statis: {'disiapkan' if statis else 'sudah mutakhir'}.\n")
    return 0


def _report(tertunda: list[str], statis: bool) -> int:
    for nama in tertunda:
        sys.stdout.write(f"Migrasi belum diterapkan: {nama}\n")
    if not statis:
        sys.stdout.write("Berkas statis belum mutakhir.\n")
    if not tertunda and statis:
        sys.stdout.write("Basis data dan berkas statis mutakhir.\n")
        return 0
    return 1
