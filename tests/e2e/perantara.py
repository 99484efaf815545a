"""A bridge between the browser and Tera that breaks when told to, as a bad link does."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Modus(Enum):
    """What happens to a request; ``HILANG`` and ``SIBUK`` touch only what writes."""

    LANCAR = "passes"
    PUTUS = "the connection breaks before the server hears of it"
    HILANG = "the server does it, its answer is lost"
    SIBUK = "503, nothing is done"


class Perantara(ThreadingHTTPServer):
    """Serves at ``alamat`` what Tera serves at its own address.

    ``hilang`` counts the answers that were lost; ``ganti`` gives paths another content.
    """

    daemon_threads = True

    def __init__(self, tujuan: str) -> None:
        super().__init__(("127.0.0.1", 0), _Penghubung)
        self.tujuan = urlsplit(tujuan).netloc
        self.modus = Modus.LANCAR
        self.hilang = 0
        self.ganti: dict[str, bytes] = {}

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its tab breaks connections: that is what is tested."""


class _Penghubung(BaseHTTPRequestHandler):
    server: Perantara

    def _forward(self) -> None:
        isi = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        modus, menulis = self.server.modus, self.command == "POST"
        if (ganti := self.server.ganti.get(self.path)) is not None:
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", str(len(ganti)))
            self.end_headers()
            self.wfile.write(ganti)
            return
        if modus is Modus.PUTUS:
            return
        if modus is Modus.SIBUK and menulis:
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        with closing(http.client.HTTPConnection(self.server.tujuan, timeout=30)) as hulu:
            hulu.request(self.command, self.path, isi or None, dict(self.headers.items()))
            with closing(hulu.getresponse()) as jawaban:
                if modus is Modus.HILANG and menulis:
                    jawaban.read()
                    self.server.hilang += 1
                else:
                    self._answer(jawaban)

    def _answer(self, jawaban: http.client.HTTPResponse) -> None:
        self.send_response(jawaban.status)
        for nama, nilai in jawaban.getheaders():
            if nama.lower() not in ("connection", "transfer-encoding", "keep-alive"):
                self.send_header(nama, nilai)
        self.end_headers()
        while potong := jawaban.read1(65536):
            self.wfile.write(potong)
            self.wfile.flush()

    do_GET = do_HEAD = do_POST = _forward  # noqa: N815 (names of the base class)

    def log_message(self, format: str, *args: object) -> None:
        """The journey tells what went wrong, not the bridge."""


@contextmanager
def bridge(tujuan: str) -> Iterator[Perantara]:
    """A running bridge to the server at ``tujuan``."""
    with Perantara(tujuan) as perantara:
        utas = threading.Thread(target=perantara.serve_forever, kwargs={"poll_interval": 0.05})
        utas.start()
        try:
            yield perantara
        finally:
            perantara.shutdown()
            utas.join()
