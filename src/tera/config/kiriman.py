"""What a client sends, read to its end before anyone works on it.

A photo over a village's link takes minutes. It is written to a temporary file meanwhile, and no
thread waits for it.
"""

import asyncio
import io
import tempfile
from typing import IO

from tera.config.jembatan import Receive, Scope

DALAM_INGATAN = 256 * 1024
# Longest silence between two pieces, and longest time for the whole, in seconds.
DIAM = 60.0
SELURUHNYA = 1_800.0


class Terputus(Exception):
    """The client went away, or fell silent, before its request was whole."""


def announced(scope: Scope) -> int | None:
    """Length of the body that the headers announce: 0 for none, None when they do not say."""
    panjang = None
    for nama, nilai in scope["headers"]:
        if nama == b"content-length" and nilai.isdigit():
            panjang = int(nilai)
        elif nama == b"transfer-encoding":
            return None
    return panjang or 0


async def read_body(scope: Scope, receive: Receive, *, terbesar: int) -> tuple[IO[bytes], int]:
    """The body and its length; of one that is too large nothing is kept, and the length says so.

    Raises Terputus.
    """
    panjang = announced(scope)
    if panjang == 0:
        return io.BytesIO(), 0
    if panjang is not None and panjang > terbesar:
        return io.BytesIO(), panjang
    berkas = tempfile.SpooledTemporaryFile(max_size=DALAM_INGATAN)  # noqa: SIM115 (given on)
    try:
        async with asyncio.timeout(SELURUHNYA):
            terbaca = await _copy(receive, berkas, terbesar)
    except TimeoutError as galat:
        berkas.close()
        raise Terputus from galat
    except Terputus:
        berkas.close()
        raise
    if terbaca > terbesar:
        berkas.close()
        return io.BytesIO(), terbaca
    berkas.seek(0)
    return berkas, terbaca


async def _copy(
    receive: Receive, berkas: "tempfile.SpooledTemporaryFile[bytes]", terbesar: int
) -> int:
    terbaca = 0
    while True:
        async with asyncio.timeout(DIAM):
            pesan = await receive()
        if pesan["type"] != "http.request":
            raise Terputus
        potongan = pesan.get("body", b"")
        terbaca += len(potongan)
        if terbaca > terbesar:
            return terbaca
        berkas.write(potongan)
        if not pesan.get("more_body"):
            return terbaca
