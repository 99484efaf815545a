"""``tera import``: the staff list of an HR office, as the page /impor/ does it."""

import argparse
import sys
from datetime import date
from pathlib import Path

NAMA = "import"
BANTUAN = "Impor daftar pegawai dari Excel."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("berkas", type=Path, metavar="BERKAS", help="berkas .xlsx dari SIASN")
    parser.add_argument("--instansi", required=True, metavar="KODE", help="kode instansi")
    parser.add_argument(
        "--per-tanggal",
        required=True,
        type=date.fromisoformat,
        metavar="TTTT-BB-HH",
        help="tanggal keadaan data, misalnya 2026-01-01",
    )
    parser.add_argument(
        "--pratinjau", action="store_true", help="hanya tampilkan temuan; tidak mengubah apa pun"
    )


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare()
    from tera.dasar.errors import DomainError

    try:
        return _import(args)
    except DomainError as galat:
        sys.stderr.write(f"tera: {galat.pesan}\n")
        return 1
    except OSError as galat:
        sys.stderr.write(f"tera: {args.berkas} tidak dapat dibaca ({galat.strerror}).\n")
        return 1


def _import(args: argparse.Namespace) -> int:
    raise NotImplementedError
