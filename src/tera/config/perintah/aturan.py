"""``tera aturan``: how sure the figures of law are, and the documents made from them."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

NAMA = "aturan"
BANTUAN = "Laporkan angka hukum yang belum atau sudah lama tidak dicocokkan dengan naskah resmi."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pada",
        type=date.fromisoformat,
        default=None,
        metavar="TTTT-BB-HH",
        help="hari pemeriksaan (bawaan: hari ini)",
    )
    parser.add_argument(
        "--tulis",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="tulis daftar peraturan, parameter, dan cakupan sebagai Markdown",
    )


def run(args: argparse.Namespace) -> int:
    from tera.aturan.dokumen import render_dokumen
    from tera.aturan.parameter import find_stale, nama_parameter

    if args.tulis is not None:
        args.tulis.mkdir(parents=True, exist_ok=True)
        for nama, teks in render_dokumen().items():
            (args.tulis / nama).write_text(teks, "utf-8")
        return 0
    basi = find_stale(args.pada or datetime.now(UTC).date())
    for satu in basi:
        kapan = satu.diperiksa.isoformat() if satu.diperiksa else "belum pernah"
        sys.stdout.write(f"{satu.nama}: {satu.judul} [{satu.kepastian.label}] - {kapan}\n")
    sys.stdout.write(
        f"{len(basi)} dari {len(nama_parameter())} berkas parameter belum dicocokkan dengan "
        "naskah resmi dalam 12 bulan terakhir.\n"
    )
    return 0
