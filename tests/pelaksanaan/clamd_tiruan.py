"""A clamd of a few lines: speaks INSTREAM over TCP or a unix socket, and knows EICAR."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import unpack
from typing import Any

# In two pieces, so that no scanner takes this file itself for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class _Percakapan(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        perintah = self.rfile.read(10)
        isi, terbesar = b"", self.server.terbesar  # type: ignore[attr-defined]
        while panjang := unpack(">I", self.rfile.read(4))[0]:
            isi += self.rfile.read(panjang)
            if len(isi) > terbesar:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        if perintah != b"zINSTREAM\0":
            jawaban = b"UNKNOWN COMMAND\0"
        elif EICAR in isi:
            jawaban = b"stream: Eicar-Test-Signature FOUND\0"
        else:
            jawaban = b"stream: OK\0"
        self.wfile.write(jawaban)


class _Tcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def clamd(di: Path | None = None, *, terbesar: int = 25 * 1024**2) -> Iterator[Any]:
    """Where it listens: (host, port), or the path of its socket."""
    server = _Unix(str(di), _Percakapan) if di else _Tcp(("127.0.0.1", 0), _Percakapan)
    server.terbesar = terbesar  # type: ignore[union-attr]
    benang = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    benang.start()
    try:
        yield server.server_address
    finally:
        server.shutdown()
        benang.join()
        server.server_close()
