"""The bridge: an ASGI request becomes a WSGI call in a small pool of threads.

A thread is held for the work only. What the client sends has been read before, and what it gets is
complete (in memory, or as a file that the server sends by itself) before a byte goes out: neither a
slow upload nor a slow download keeps anyone else from being served.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote_to_bytes

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Kepala = list[tuple[bytes, bytes]]

# An answer longer than this goes through a file instead of through memory.
DALAM_INGATAN = 512 * 1024
# The server opens the file after it has been told its path; then the name may go.
HAPUS_SESUDAH = 60.0
MULAI = "tera.mulai"


@dataclass(slots=True)
class Jawaban:
    """A whole answer: ``isi``, or ``jalur`` of a file (``sementara``: ours to remove).

    ``langganan`` is set by a view that turned the request into an open stream.
    """

    status: int
    kepala: Kepala
    isi: bytes = b""
    jalur: str = ""
    sementara: bool = False
    langganan: Any = None


@dataclass(slots=True)
class _Mulai:
    """What the application told ``start_response``."""

    status: int = 500
    kepala: Kepala = field(default_factory=list)

    def __call__(self, status: str, kepala: list[tuple[str, str]], galat: Any = None) -> None:
        self.status = int(status.split(" ", 1)[0])
        self.kepala = [(n.lower().encode("latin1"), v.encode("latin1")) for n, v in kepala]


class Jembatan:
    """Calls the WSGI application in the threads of ``pelaksana``."""

    def __init__(self, wsgi: Wsgi, pelaksana: Executor) -> None:
        self._wsgi, self._pelaksana = wsgi, pelaksana

    async def call(self, scope: Scope, badan: IO[bytes], panjang: int) -> Jawaban:
        """The whole answer. What Django itself did not turn into a page the server answers."""
        lingkungan = environ_of(scope, badan, panjang)
        lingkaran = asyncio.get_running_loop()
        return await lingkaran.run_in_executor(self._pelaksana, self._run, lingkungan)

    def _run(self, lingkungan: dict[str, Any]) -> Jawaban:
        mulai = _Mulai()
        hasil = self._wsgi(lingkungan, mulai)
        try:
            return _collect(hasil, mulai)
        finally:
            if tutup := getattr(hasil, "close", None):
                tutup()


def _collect(hasil: Iterable[bytes], mulai: _Mulai) -> Jawaban:
    langganan = getattr(hasil, "langganan", None)
    if langganan is not None or not getattr(hasil, "streaming", False):
        return Jawaban(mulai.status, mulai.kepala, b"".join(hasil), langganan=langganan)
    if jalur := _file_of(hasil, mulai.kepala):
        return Jawaban(mulai.status, mulai.kepala, jalur=jalur)
    sisa, awal, panjang = iter(hasil), [], 0
    for potongan in sisa:
        awal.append(potongan)
        panjang += len(potongan)
        if panjang > DALAM_INGATAN:
            jalur = _spool(awal, sisa)
            return Jawaban(mulai.status, mulai.kepala, jalur=jalur, sementara=True)
    return Jawaban(mulai.status, mulai.kepala, b"".join(awal))


def _file_of(hasil: Iterable[bytes], kepala: Kepala) -> str:
    """The path of a large file that is sent from its beginning to its end; else nothing."""
    berkas = getattr(hasil, "file_to_stream", None)
    nama = getattr(berkas, "name", None)
    if not isinstance(nama, str | Path) or not os.path.isabs(nama):
        return ""
    ukuran = os.stat(nama).st_size
    utuh = ukuran > DALAM_INGATAN and (b"content-length", b"%d" % ukuran) in kepala
    return str(nama) if utuh else ""


def _spool(awal: list[bytes], sisa: Iterator[bytes]) -> str:
    with tempfile.NamedTemporaryFile(prefix="tera-jawaban-", delete=False) as berkas:
        berkas.writelines(awal)
        berkas.writelines(sisa)
        return berkas.name


async def answer(jawaban: Jawaban, send: Send) -> None:
    """Send a whole answer."""
    await send({"type": "http.response.start", "status": jawaban.status, "headers": jawaban.kepala})
    if not jawaban.jalur:
        await send({"type": "http.response.body", "body": jawaban.isi})
        return
    await send({"type": "http.response.pathsend", "path": jawaban.jalur})
    if jawaban.sementara:
        asyncio.get_running_loop().call_later(HAPUS_SESUDAH, os.unlink, jawaban.jalur)


def environ_of(scope: Scope, badan: IO[bytes], panjang: int) -> dict[str, Any]:
    """PEP 3333's environment of an HTTP request whose body is ``badan``, ``panjang`` bytes long."""
    tuan, port = scope.get("server") or ("localhost", 80)
    jalur = scope.get("raw_path") or scope["path"].encode()
    lingkungan = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(jalur.split(b"?", 1)[0]).decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_NAME": tuan,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": badan,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        MULAI: time.time(),
    }
    for nama, nilai in scope["headers"]:
        _add_header(lingkungan, nama, nilai.decode("latin1"))
    lingkungan["CONTENT_LENGTH"] = str(panjang) if panjang else ""
    return lingkungan


def _add_header(lingkungan: dict[str, Any], nama: bytes, nilai: str) -> None:
    """A name with an underscore could pass for another header's, so it is left out."""
    if b"_" in nama or nama == b"content-length":
        return
    kunci = nama.decode("latin1").upper().replace("-", "_")
    if kunci != "CONTENT_TYPE":
        kunci = f"HTTP_{kunci}"
    if kunci in lingkungan:
        nilai = f"{lingkungan[kunci]}{'; ' if kunci == 'HTTP_COOKIE' else ','}{nilai}"
    lingkungan[kunci] = nilai
