"""What benchmarks of a serving Tera share: a database and a server of their own, people signed in,
and a small HTTP client. Everything stays on the loopback address and ends with the benchmark.
"""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.folder import scratch_folder
from bench.muat import TUAN_RUMAH, check_loopback, free_port, wait_for

CSRF = "a" * 32


@contextmanager
def database(jumlah: int, awalan: str) -> Iterator[Any]:
    """An agency of that many people in an embedded database; Django is set up."""
    check_loopback()
    _raise_open_files()
    folder = scratch_folder(awalan)
    os.environ |= {
        "TERA_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "tera.config.settings",
        "TERA_SECRET_KEY": "kunci-untuk-uji-beban-" + "x" * 40,
    }
    from tera.dasar.basis_data import start_embedded

    os.environ["DATABASE_URL"] = start_embedded(Path(folder))
    subprocess.run([sys.executable, "-m", "tera", "migrate"], check=True)
    import django

    django.setup()
    from bench.isi import make_agency

    yield make_agency(jumlah, kode=f"beban-{jumlah}")


def _raise_open_files() -> None:
    """A connection is an open file, here as in the server."""
    import resource

    _, keras = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8_192, keras), keras))


class Server:
    """``tera serve`` with two processes, started again when it ends, as a service manager does."""

    def __init__(self, *pilihan: str) -> None:
        self.port = free_port()
        self._perintah = [sys.executable, "-m", "tera", "serve", "--port", str(self.port)]
        self._perintah += ["--proses", "2", *pilihan]
        self.proses = subprocess.Popen(self._perintah)
        wait_for(self.port)

    def ensure(self) -> None:
        if self.proses.poll() is not None:
            self.proses = subprocess.Popen(self._perintah)

    def workers(self) -> list[int]:
        """Process ids of those who serve."""
        import psutil

        anak = psutil.Process(self.proses.pid).children(recursive=True)
        return [p.pid for p in anak if "resource_tracker" not in " ".join(p.cmdline())]

    def memory(self) -> list[float]:
        """Resident MB of each serving process."""
        import psutil

        return [psutil.Process(pid).memory_info().rss / 1024**2 for pid in self.workers()]

    def stop(self) -> None:
        self.proses.send_signal(signal.SIGTERM)
        self.proses.wait(30)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def sign_in(akun: Any) -> str:
    """The cookie of a new session of this account."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tera.akun.sesi import SessionStore

    sesi = SessionStore()
    sesi[SESSION_KEY] = str(akun.pk)
    sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesi[HASH_SESSION_KEY] = akun.get_session_auth_hash()
    sesi.create()
    return f"{settings.SESSION_COOKIE_NAME}={sesi.session_key}; {settings.CSRF_COOKIE_NAME}={CSRF}"


@dataclass
class Jawaban:
    status: int
    kepala: dict[str, str]
    isi: bytes


class Peramban:
    """One keep-alive connection of one signed-in person."""

    def __init__(self, port: int, kuki: str) -> None:
        self._port, self._kuki = port, kuki
        self._baca: asyncio.StreamReader | None = None
        self._tulis: asyncio.StreamWriter | None = None

    async def get(self, alamat: str) -> Jawaban:
        return await self._ask("GET", alamat, b"")

    async def post(self, alamat: str, isi: dict[str, str]) -> Jawaban:
        badan = urlencode(isi | {"csrfmiddlewaretoken": CSRF}).encode()
        return await self._ask("POST", alamat, badan)

    async def open(self, alamat: str) -> asyncio.StreamReader:
        """Send a request and hand the stream of its answer over, after the headers."""
        await self._send("GET", alamat, b"")
        assert self._baca is not None
        status, _ = await self._head()
        if status != 200:
            raise ConnectionError(f"{alamat}: {status}")
        return self._baca

    async def _ask(self, cara: str, alamat: str, badan: bytes) -> Jawaban:
        """Raises OSError or IncompleteReadError where the connection breaks; then it is new."""
        try:
            await self._send(cara, alamat, badan)
            status, kepala = await self._head()
            assert self._baca is not None
            return Jawaban(status, kepala, await _body(self._baca, kepala))
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            raise

    async def _send(self, cara: str, alamat: str, badan: bytes) -> None:
        if self._tulis is None or self._tulis.is_closing():
            self._baca, self._tulis = await asyncio.open_connection(TUAN_RUMAH, self._port)
        kepala = f"{cara} {alamat} HTTP/1.1\r\nHost: {TUAN_RUMAH}\r\nCookie: {self._kuki}\r\n"
        if badan:
            kepala += "Content-Type: application/x-www-form-urlencoded\r\n"
            kepala += f"Content-Length: {len(badan)}\r\n"
        self._tulis.write(kepala.encode() + b"\r\n" + badan)
        await self._tulis.drain()

    async def _head(self) -> tuple[int, dict[str, str]]:
        assert self._baca is not None
        baris = (await self._baca.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
        kepala = dict(satu.lower().split(": ", 1) for satu in baris[1:] if ": " in satu)
        return int(baris[0].split(" ")[1]), kepala

    def close(self) -> None:
        if self._tulis is not None:
            self._tulis.close()
        self._baca = self._tulis = None


async def _body(baca: asyncio.StreamReader, kepala: dict[str, str]) -> bytes:
    if kepala.get("transfer-encoding") != "chunked":
        return await baca.readexactly(int(kepala.get("content-length", "0")))
    isi = b""
    while panjang := int(await baca.readline(), 16):
        isi += await baca.readexactly(panjang + 2)
    await baca.readline()
    return isi
