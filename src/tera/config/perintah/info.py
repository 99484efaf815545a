"""``tera info``: versions and the configuration in force, without secrets."""

import argparse
import os
import platform
import sys

from tera.config.lingkungan import DAFTAR, Lingkungan

NAMA = "info"
BANTUAN = "Tampilkan versi dan pengaturan yang berlaku (rahasia disamarkan)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    import re
    from importlib.metadata import version

    lingkungan = Lingkungan()
    baris = [
        ("Tera", version("tera")),
        ("Python", platform.python_version()),
        ("Django", version("django")),
    ]
    for variabel in DAFTAR:
        nilai = lingkungan.text(variabel.nama)
        if variabel.nama == "TERA_SECRET_KEY":
            nilai = "(diisi)" if nilai else ""
        nilai = re.sub(r"(//[^:/@]*:)[^@]*@", r"\1***@", nilai)
        asal = "" if variabel.nama in os.environ else "  (bawaan)"
        baris.append((variabel.nama, f"{nilai or '-'}{asal}"))
    lebar = max(len(nama) for nama, _ in baris)
    sys.stdout.writelines(f"{nama:<{lebar}}  {isi}\n" for nama, isi in baris)
    return 0
