"""A mail server and a gateway of our own, on real sockets, that can be told to misbehave."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class _Pos(socketserver.StreamRequestHandler):
    """As much of SMTP as a sender needs."""

    def handle(self) -> None:
        server: Any = self.server
        with server.kunci:
            server.sambungan += 1
        self._say("220 uji")
        while baris := self.rfile.readline():
            perintah = baris.decode().strip()
            kata = perintah.split(":")[0].split(" ")[0].upper()
            if kata == "DATA":
                self._take(server)
            elif kata == "QUIT":
                self._say("221 ya")
                return
            elif kata == "RCPT" and server.tolak:
                self._say(server.tolak)
            else:
                self._say("250 ya")

    def _take(self, server: Any) -> None:
        self._say("354 kirim")
        isi = bytearray()
        while (baris := self.rfile.readline()) != b".\r\n":
            isi += baris[1:] if baris.startswith(b".") else baris
        with server.kunci:
            server.surat.append(bytes(isi))
            putus = server.putus > 0
            server.putus -= putus
        if putus:
            self.connection.close()
        else:
            self._say("250 diterima")

    def _say(self, teks: str) -> None:
        try:
            self.wfile.write(f"{teks}\r\n".encode())
        except OSError:
            return


class ServerSurat(socketserver.ThreadingTCPServer):
    """``surat`` is what was accepted; ``tolak`` answers every RCPT, ``putus`` of the next
    messages are accepted and the line is cut before the sender hears of it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Pos)
        self.surat: list[bytes] = []
        self.sambungan = 0
        self.tolak = ""
        self.putus = 0
        self.kunci = threading.Lock()

    @property
    def smtp(self) -> dict[str, Any]:
        return {
            "host": "127.0.0.1",
            "port": self.server_address[1],
            "username": "",
            "password": "",
            "use_ssl": False,
            "use_tls": False,
        }


class _Gerbang(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        with server.kunci:
            server.pesan.append((dict(self.headers), isi, self.path))
        if server.lambat:
            self.wfile.write(b"HTTP/1.1 ")
            server.lepas.wait(20)
            return
        self.send_response(server.kode)
        if server.alih:
            self.send_header("Location", server.alih)
        self.end_headers()

    def log_message(self, *isi: Any) -> None:
        """Quiet."""


class ServerGerbang(ThreadingHTTPServer):
    """``pesan`` is what came; answers with ``kode``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Gerbang)
        self.pesan: list[tuple[dict[str, str], bytes, str]] = []
        self.kode = 200
        self.alih = ""
        self.lambat = False
        self.lepas = threading.Event()
        self.kunci = threading.Lock()

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/kirim?kantor=bungo"


@contextmanager
def served(server: Any) -> Iterator[Any]:
    """The server at work in a thread of its own."""
    utas = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    utas.start()
    try:
        yield server
    finally:
        server.shutdown()
        utas.join()
        server.server_close()


def closed_port() -> int:
    """A port at which nobody answers."""
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as satu:
        return int(satu.server_address[1])
