"""Tera as it is served: its own process, database and collected static files.

The tests look at it from outside only, through a browser; the database is filled by ``isi`` in a
process of its own. A journey works on a copy of that database, so that none sees another's work.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tests.templat import database_url, ensure_templat

AKAR = Path(__file__).resolve().parents[2]
BATAS_SIAP = 30.0


@dataclass(frozen=True)
class Layanan:
    """A running Tera: its address, what ``isi`` told about its content, and its database."""

    alamat: str
    isi: dict[str, Any]
    url: str


@dataclass(frozen=True)
class Gudang:
    """A filled database that nobody works on, to be copied."""

    url: str
    data: Path
    isi: dict[str, Any]


def build(data: Path, akhiran: str) -> Gudang:
    """Create the database, collect static files, fill it."""
    nama = f"tera_e2e_{akhiran}"
    _admin(
        f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)',
        f'CREATE DATABASE "{nama}" TEMPLATE "{ensure_templat()}"',
    )
    url = database_url(nama)
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.e2e.isi"],
        cwd=AKAR,
        env=_lingkungan(url, data),
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        raise RuntimeError(f"isi gagal:\n{hasil.stderr}")
    return Gudang(url, data, json.loads(hasil.stdout))


@contextmanager
def serve(gudang: Gudang, nama: str) -> Iterator[Layanan]:
    """Serve a copy of the filled database with ``tera serve``; the copy is dropped at the end."""
    salinan = _copy_name(gudang, nama)
    restore(gudang, nama)
    port = _free_port()
    catatan = (gudang.data / f"layanan-{nama}.log").open("w")
    proses = subprocess.Popen(
        [sys.executable, "-m", "tera", "serve", "--port", str(port), "--ikut-induk"],
        cwd=AKAR,
        env=_lingkungan(database_url(salinan), gudang.data)
        | {"TERA_PROSES": "1", "TERA_DB_POOL": "4"},
        stdout=catatan,
        stderr=subprocess.STDOUT,
    )
    try:
        alamat = f"http://127.0.0.1:{port}"
        _wait(alamat, proses, Path(catatan.name))
        yield Layanan(alamat, gudang.isi, database_url(salinan))
    finally:
        proses.terminate()
        proses.wait(20)
        catatan.close()
        _admin(f'DROP DATABASE IF EXISTS "{salinan}" WITH (FORCE)')


def restore(gudang: Gudang, nama: str) -> None:
    """Put a fresh copy in place. A server that runs on it finds its connections closed and opens
    new ones, as after a restart of PostgreSQL."""
    salinan = _copy_name(gudang, nama)
    _admin(
        f'DROP DATABASE IF EXISTS "{salinan}" WITH (FORCE)',
        f'CREATE DATABASE "{salinan}" TEMPLATE "{conninfo_to_dict(gudang.url)["dbname"]}" '
        "STRATEGY file_copy",
    )


def _copy_name(gudang: Gudang, nama: str) -> str:
    return f"{conninfo_to_dict(gudang.url)['dbname']}_{nama}"


def drop(gudang: Gudang) -> None:
    _admin(f'DROP DATABASE IF EXISTS "{conninfo_to_dict(gudang.url)["dbname"]}" WITH (FORCE)')


def _lingkungan(url: str, data: Path) -> dict[str, str]:
    """The environment without this run's own settings of Tera."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("TERA_", "PYTEST_"))}
    return bersih | {"DATABASE_URL": url, "TERA_DATA": str(data)}


def _admin(*perintah: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as koneksi:
        for satu in perintah:
            koneksi.execute(satu.encode())


def _free_port() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _wait(alamat: str, proses: "subprocess.Popen[bytes]", catatan: Path) -> None:
    batas = time.monotonic() + BATAS_SIAP
    while time.monotonic() < batas and proses.poll() is None:
        try:
            with urllib.request.urlopen(f"{alamat}/sehat/", timeout=5):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.05)
    raise RuntimeError(f"tera serve tidak menjawab:\n{catatan.read_text()[-3000:]}")


__all__ = ["Gudang", "Layanan", "build", "drop", "serve"]
