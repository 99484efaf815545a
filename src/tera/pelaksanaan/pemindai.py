"""The virus scanner of the agency: clamd, spoken to by its INSTREAM protocol.

The bytes go over in pieces, so that neither side holds a file whole. Nothing is assumed about the
answer but its last word; whatever else happens is "not reachable", and the caller decides.
"""

import socket
from collections.abc import Iterable
from contextlib import closing
from struct import pack

from django.conf import settings

TENGGAT = 10.0
POTONG = 128 * 1024
JAWABAN_TERPANJANG = 4096

Alamat = str | tuple[str, int]


class PemindaiTidakTerjangkau(Exception):
    """No scanner answered, or it did not understand; the file is not judged."""


def dipasang() -> bool:
    """Whether a scanner is configured at all (TERA_CLAMD)."""
    return settings.CLAMD is not None


def scan(isi: Iterable[bytes]) -> str | None:
    """The name of what was found, None for a clean file; raises PemindaiTidakTerjangkau."""
    if settings.CLAMD is None:
        raise PemindaiTidakTerjangkau("TERA_CLAMD is not set")
    try:
        with closing(_connect(settings.CLAMD)) as soket:
            soket.sendall(b"zINSTREAM\0")
            for potong in isi:
                for mulai in range(0, len(potong), POTONG):
                    bagian = potong[mulai : mulai + POTONG]
                    soket.sendall(pack(">I", len(bagian)) + bagian)
            soket.sendall(pack(">I", 0))
            return _verdict(_answer(soket))
    except OSError as galat:
        raise PemindaiTidakTerjangkau(str(galat)) from galat


def _connect(alamat: Alamat) -> socket.socket:
    if isinstance(alamat, tuple):
        return socket.create_connection(alamat, timeout=TENGGAT)
    soket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    soket.settimeout(TENGGAT)
    try:
        soket.connect(alamat)
    except OSError:
        soket.close()
        raise
    return soket


def _answer(soket: socket.socket) -> str:
    jawaban = b""
    while b"\0" not in jawaban and len(jawaban) < JAWABAN_TERPANJANG:
        potong = soket.recv(JAWABAN_TERPANJANG)
        if not potong:
            break
        jawaban += potong
    return jawaban.split(b"\0")[0].decode("utf-8", "replace").strip()


def _verdict(jawaban: str) -> str | None:
    """``stream: OK``, ``stream: Eicar-Test-Signature FOUND``, or an error."""
    isi = jawaban.removeprefix("stream:").strip()
    if isi == "OK":
        return None
    if isi.endswith(" FOUND"):
        return isi.removesuffix(" FOUND")
    raise PemindaiTidakTerjangkau(jawaban or "no answer")
