"""``tera serve``: the web server for production, and what ``tera demo`` starts."""

import argparse
import os
import sys
from pathlib import Path

from tera.config.lingkungan import KonfigurasiTidakSah, Lingkungan

NAMA = "serve"
BANTUAN = "Layani halaman web (granian)."
BATAS_HENTI = 20
# Granian's own "backpressure" counts connections, idle ones too: a low number would let browsers
# that merely stay connected shut everyone else out. What bounds the work is ``gerbang``.
SAMBUNGAN = 4_096


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--alamat", default="127.0.0.1", help="alamat yang didengar (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port yang didengar (8000)")
    parser.add_argument("--proses", help="jumlah proses; mengganti TERA_PROSES")
    parser.add_argument("--serentak", help="permintaan bersamaan; mengganti TERA_SERENTAK")
    parser.add_argument("--antrean", help="permintaan yang menunggu; mengganti TERA_ANTREAN")
    parser.add_argument("--catat-akses", action="store_true", help="catat setiap permintaan")
    parser.add_argument("--ikut-induk", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    from tera.config.anak import follow_parent
    from tera.config.persiapan import prepare

    if args.ikut_induk:
        follow_parent()
    for nama in ("proses", "serentak", "antrean"):
        if (nilai := getattr(args, nama)) is not None:
            os.environ[f"TERA_{nama.upper()}"] = nilai
    check_port(args.alamat, args.port)
    prepare(kunci=True)
    _refuse_unready()
    _serve(args)
    return 0


def check_port(alamat: str, port: int) -> None:
    """Refuse an address that this machine does not have, or a port that is taken."""
    import socket

    if not 1 <= port <= 65_535:
        raise KonfigurasiTidakSah(f"--port harus 1 sampai 65535, bukan {port}.")
    keluarga = socket.AF_INET6 if ":" in alamat else socket.AF_INET
    with socket.socket(keluarga) as coba:
        coba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            coba.bind((alamat, port))
        except OSError as galat:
            raise KonfigurasiTidakSah(
                f"Tidak dapat mendengar di {alamat} port {port} ({galat.strerror}); "
                f"pilih yang lain dengan --alamat atau --port."
            ) from galat


def _refuse_unready() -> None:
    from tera.config.kesiapan import close_database, static_is_current

    close_database()
    if not static_is_current():
        raise KonfigurasiTidakSah(
            "TERA_DATA: berkas statis belum mutakhir. Jalankan 'tera migrate' lebih dahulu."
        )


def _serve(args: argparse.Namespace) -> None:
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels

    _raise_open_files()
    proses = Lingkungan().integer("TERA_PROSES", paling_kecil=1, paling_besar=64)
    sys.stdout.write(
        f"Tera melayani di http://{args.alamat}:{args.port}/ "
        f"({proses} proses, {settings.SERENTAK} bersamaan, {settings.ANTREAN} antre tiap proses).\n"
    )
    sys.stdout.flush()
    Granian(
        "tera.config.asgi:application",
        address=args.alamat,
        port=args.port,
        interface=Interfaces.ASGI,
        loop=Loops.asyncio,
        workers=proses,
        backlog=2_048,
        backpressure=SAMBUNGAN,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=BATAS_HENTI,
        log_level=LogLevels.error,
        log_access=args.catat_akses,
        working_dir=Path.cwd(),
    ).serve()


def _raise_open_files() -> None:
    """A connection is an open file; take what the machine allows."""
    import resource

    lunak, keras = resource.getrlimit(resource.RLIMIT_NOFILE)
    cukup = 2 * SAMBUNGAN if keras == resource.RLIM_INFINITY else min(2 * SAMBUNGAN, keras)
    if lunak < cukup:
        resource.setrlimit(resource.RLIMIT_NOFILE, (cukup, keras))
