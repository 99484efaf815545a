"""``tera recompute``: compute every stored figure again from its stored facts and compare."""

import argparse
import sys

NAMA = "recompute"
BANTUAN = "Hitung ulang setiap angka tersimpan dan bandingkan; kode keluar 1 bila ada yang berbeda."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: all agencies, all years."""


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare()
    from tera.penilaian.queries.hitung_ulang import recompute_predikat
    from tera.tindak_lanjut.queries.hitung_ulang import recompute_angka_kredit

    berbeda = 0
    for judul, hitung in (
        ("Predikat kinerja", recompute_predikat),
        ("Angka kredit", recompute_angka_kredit),
    ):
        hasil = hitung()
        berbeda += hasil.berbeda
        sys.stdout.write(f"{judul}: {hasil.diperiksa} dihitung ulang, {hasil.berbeda} berbeda.\n")
        for satu in hasil.contoh:
            sys.stdout.write(
                f"  BERBEDA nomor {satu.id}: tersimpan {satu.tersimpan or 'kosong'}, "
                f"seharusnya {satu.seharusnya or 'belum ada aturan yang berlaku'}\n"
            )
    return int(berbeda > 0)
