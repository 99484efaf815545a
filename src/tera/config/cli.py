"""The ``tera`` command: every module of ``tera.config.perintah`` is one sub-command.

Heavy imports (Django, granian) happen inside a sub-command, so that help and refusals are quick.
"""

import argparse
import sys
from collections.abc import Sequence

from tera.config.lingkungan import KonfigurasiTidakSah
from tera.config.perintah import (
    aturan,
    check,
    demo,
    impor,
    info,
    instansi,
    migrate,
    recompute,
    serve,
    verify,
    work,
)

PERINTAH = (demo, serve, work, migrate, impor, instansi, verify, recompute, aturan, check, info)
SALAH_KONFIGURASI = 2
DIHENTIKAN = 130

TERJEMAHAN = {
    "usage: ": "pemakaian: ",
    "positional arguments": "isian",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "belum diisi: %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "expected one argument": "perlu satu nilai",
    "not allowed with argument %s": "tidak dapat bersama %s",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak sah (%(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r tidak dikenal; pilih salah satu: %(choices)s"
    ),
}


def _speak_indonesian() -> None:
    """argparse asks gettext for its words; give it ours."""
    argparse._ = lambda teks: TERJEMAHAN.get(teks, teks)  # type: ignore[attr-defined]


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    _speak_indonesian()
    parser = argparse.ArgumentParser(
        prog="tera",
        description="Tera: manajemen kinerja ASN. Pengaturan dibaca dari lingkungan "
        "(lihat docs/konfigurasi.md atau 'tera info').",
    )
    anak = parser.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    for modul in PERINTAH:
        satu = anak.add_parser(modul.NAMA, help=modul.BANTUAN, description=modul.BANTUAN)
        modul.add_arguments(satu)
        satu.set_defaults(jalankan=modul.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command; 0 well, 1 a finding, 2 a configuration that cannot work."""
    args = build_parser().parse_args(argv)
    try:
        return int(args.jalankan(args))
    except KonfigurasiTidakSah as galat:
        sys.stderr.write(f"tera: {galat}\n")
        return SALAH_KONFIGURASI
    except KeyboardInterrupt:
        sys.stderr.write("tera: dihentikan.\n")
        return DIHENTIKAN
