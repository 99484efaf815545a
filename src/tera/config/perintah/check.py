"""``tera check``: is this installation fit for production, and if not, what to do."""

import argparse
import sys

NAMA = "check"
BANTUAN = "Periksa pemasangan: setiap butir OK, PERINGATAN, atau GALAT beserta alasannya."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare(mutakhir=False)
    from tera.config.pemeriksaan import Tingkat, check_all

    hasil = check_all()
    for satu in hasil:
        sys.stdout.write(f"{satu.tingkat.value:<10}  {satu.butir}: {satu.alasan}\n")
        if satu.tindakan:
            sys.stdout.write(f"{'':<10}  -> {satu.tindakan}\n")
    galat = sum(satu.tingkat is Tingkat.GALAT for satu in hasil)
    peringatan = sum(satu.tingkat is Tingkat.PERINGATAN for satu in hasil)
    sys.stdout.write(f"\n{len(hasil)} butir: {galat} galat, {peringatan} peringatan.\n")
    return 1 if galat else 0
