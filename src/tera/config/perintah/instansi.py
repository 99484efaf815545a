"""``tera instansi``: a new agency with its first BKPSDM account."""

import argparse
import sys

NAMA = "instansi"
BANTUAN = "Buat instansi baru beserta akun BKPSDM pertamanya."
ZONA = ("WIB", "WITA", "WIT")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kode", metavar="KODE", help="kode pendek, misalnya bungo")
    parser.add_argument("nama", metavar="NAMA", help="nama lengkap instansi")
    parser.add_argument("--ibu-kota", required=True, metavar="KOTA", help="tempat pada dokumen")
    parser.add_argument("--zona", required=True, choices=ZONA, help="zona waktu instansi")
    parser.add_argument("--admin", required=True, metavar="NIP", help="NIP admin BKPSDM pertama")
    parser.add_argument("--nama-admin", required=True, metavar="NAMA", help="nama admin itu")


def run(args: argparse.Namespace) -> int:
    from tera.config.persiapan import prepare

    prepare()
    from tera.config.instansi_baru import create_instansi
    from tera.dasar.errors import DomainError

    try:
        kode = create_instansi(
            kode=args.kode,
            nama=args.nama,
            ibu_kota=args.ibu_kota,
            zona=args.zona,
            nip=args.admin,
            nama_admin=args.nama_admin,
        )
    except DomainError as galat:
        sys.stderr.write(f"tera: {galat.pesan}\n")
        return 1
    sys.stdout.write(
        f"Instansi {args.nama} dibuat.\n"
        f"Kode aktivasi untuk {args.nama_admin} (berlaku 14 hari, sekali pakai): {kode}\n"
        f"Serahkan langsung; admin memakainya di halaman /aktivasi/ bersama NIP.\n"
    )
    return 0
