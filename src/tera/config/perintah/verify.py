"""``tera verify``: recompute the audit chain; anyone with read access to the database can."""

import argparse
import re
import sys

NAMA = "verify"
BANTUAN = (
    "Periksa bahwa catatan audit (dan dengan --bukti, berkas bukti) tidak diubah; kode keluar 1 "
    "bila ada yang rusak."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kepala",
        type=_head,
        metavar="HEX",
        help="kepala rantai yang pernah diterbitkan; harus masih ada dalam catatan",
    )
    parser.add_argument(
        "--bukti",
        action="store_true",
        help="bandingkan juga setiap berkas bukti dukung dengan sidiknya",
    )


def _head(teks: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", teks):
        raise argparse.ArgumentTypeError("kepala rantai terdiri atas 64 huruf heksadesimal")
    return teks.lower()


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare()
    from tera.dasar.audit import verify_chain

    hasil = verify_chain(kepala_terbit=args.kepala)
    rusak = [*hasil.kerusakan, *(_check_bukti() if args.bukti else [])]
    for kalimat in rusak:
        sys.stdout.write(f"RUSAK: {kalimat}\n")
    sys.stdout.write(
        f"Catatan tersegel: {hasil.tersegel}; menunggu segel: {hasil.belum_tersegel}.\n"
    )
    if rusak:
        sys.stdout.write(f"{len(rusak)} tempat rusak ditemukan.\n")
        return 1
    sampai = f"{hasil.sampai:%Y-%m-%d %H:%M:%S %Z}" if hasil.sampai else "-"
    sys.stdout.write(f"Rantai utuh sampai {sampai}.\nKepala rantai: {hasil.kepala}\n")
    return 0


def _check_bukti() -> list[str]:
    from tera.pelaksanaan.queries import bukti_rusak

    jumlah, rusak = bukti_rusak()
    sys.stdout.write(f"Berkas bukti diperiksa: {jumlah}.\n")
    return rusak
