"""``tera demo``: one agency and one year, ready to look around in; data stays between starts."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tera.config.lingkungan import KonfigurasiTidakSah

if TYPE_CHECKING:
    from tera.config.anak import Anak

NAMA = "demo"
BANTUAN = "Jalankan instansi contoh di komputer ini; isian tetap ada pada start berikutnya."
BATAS_SIAP = 60.0
SERVER_GALAT = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--alamat", default="127.0.0.1", help="alamat yang didengar (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port yang didengar (8000)")
    parser.add_argument("--hanya-siapkan", action="store_true", help="isi data, lalu selesai")


def run(args: argparse.Namespace) -> int:
    from tera.config.anak import Anak, Berhenti, stop_on_signal
    from tera.config.perintah.serve import check_port

    if not args.hanya_siapkan:
        check_port(args.alamat, args.port)
    with stop_on_signal():
        try:
            masuk = _prepare(args)
            if args.hanya_siapkan:
                return 0
            with Anak() as anak:
                return _run(args, anak, masuk)
        except Berhenti:
            _say("\nTera berhenti. Isian tersimpan; jalankan lagi untuk melanjutkan.")
            return 0


def _prepare(args: argparse.Namespace) -> Sequence[tuple[str, str, str, str]]:
    from tera.config.kesiapan import (
        close_database,
        collect_static_if_needed,
        migrate_if_needed,
    )
    from tera.config.persiapan import prepare

    os.environ["TERA_DEMO"] = "ya"
    _allow_hosts(args.alamat)
    _say("Menyiapkan basis data ...")
    prepare(kunci=True, mutakhir=False)
    if migrate_if_needed():
        _say("Mengisi instansi contoh untuk pertama kali; ini perlu beberapa saat ...")
    collect_static_if_needed()
    from tera.contoh.demo import ensure_demo

    masuk = list(ensure_demo())
    close_database()
    return masuk


def _allow_hosts(alamat: str) -> None:
    """Served beyond this machine, the machine's own names must be accepted."""
    if os.environ.get("TERA_HOST") or alamat in ("127.0.0.1", "localhost", "::1"):
        return
    import socket

    nama = ["localhost", "127.0.0.1", "[::1]", socket.gethostname()]
    nama += [alamat] if alamat not in ("0.0.0.0", "::") else socket.gethostbyname_ex(nama[-1])[2]
    os.environ["TERA_HOST"] = ",".join(nama)
    _say("PERINGATAN: kata sandi contoh diketahui umum; siapa pun di jaringan ini dapat masuk.")


def _run(args: argparse.Namespace, anak: "Anak", masuk: Sequence[tuple[str, str, str, str]]) -> int:
    anak.start("serve", "--alamat", args.alamat, "--port", str(args.port))
    _wait_until_served(anak, args.alamat, args.port)
    anak.start("work")
    _show(args, masuk)
    kode = anak.wait()
    _say("Salah satu proses Tera berhenti sendiri; lihat pesan di atas.")
    return kode or 1


def _wait_until_served(anak: "Anak", alamat: str, port: int) -> None:
    import urllib.error
    import urllib.request

    tuju = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(alamat, alamat)
    batas = time.monotonic() + BATAS_SIAP
    while time.monotonic() < batas and anak.ended() is None:
        try:
            with urllib.request.urlopen(f"http://{tuju}:{port}/sehat/", timeout=5):
                return
        except urllib.error.HTTPError as galat:
            if galat.code < SERVER_GALAT:  # it answers; TERA_HOST does not hold this name
                return
            time.sleep(0.1)
        except OSError:
            time.sleep(0.1)
    raise KonfigurasiTidakSah(f"Tera tidak menjawab di http://{tuju}:{port}/; lihat pesan di atas.")


def _show(args: argparse.Namespace, masuk: Sequence[tuple[str, str, str, str]]) -> None:
    alamat = "localhost" if args.alamat in ("127.0.0.1", "0.0.0.0") else args.alamat
    lebar = [max(len(baris[i]) for baris in masuk) for i in range(3)] if masuk else [0, 0, 0]
    _say(f"\nTera siap: http://{alamat}:{args.port}/\n\nMasuk sebagai:")
    for peran, nama, nama_masuk, sandi in masuk:
        kolom = f"{peran:<{lebar[0]}}  {nama:<{lebar[1]}}  {nama_masuk:<{lebar[2]}}"
        _say(f"  {kolom}  sandi {sandi}")
    _say("\nHentikan dengan Ctrl-C.")


def _say(teks: str) -> None:
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()
