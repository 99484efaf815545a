"""The gate in front of the application: overload is answered at once, not queued for ever.

Of all requests that arrive only ``serentak`` are worked on at a time (more would only share the
same core), ``antrean`` more may wait, and whoever comes on top gets 503 with Retry-After within a
millisecond. What waits is therefore bounded, and so is how long it waits. Who is still sending
holds no place: as many as may wait may also be sending.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import IO

from tera.config.jembatan import Jawaban, Receive, Scope, Send
from tera.config.kiriman import Terputus, announced, read_body

# Also the longest until the server is as quick as ever once an overload is over.
TUNGGU = 8.0
MENGIRIM_PALING_SEDIKIT = 16
COBA_LAGI = (5, 20)

Kerja = Callable[[Scope, IO[bytes], int], Awaitable[Jawaban]]
Kirim = Callable[[Jawaban, Receive, Send], Awaitable[None]]


class Penuh(Exception):
    """No place is free, or none became free in time."""


class Gerbang:
    """ASGI application around ``kerja``; ``tunggu`` is the longest wait for whoever may wait.

    ``kirim`` sends what ``kerja`` answered, after the place has been given back.
    """

    def __init__(
        self,
        kerja: Kerja,
        kirim: Kirim,
        *,
        serentak: int,
        antrean: int,
        terbesar: int,
        tunggu: float = TUNGGU,
    ) -> None:
        self._kerja, self._kirim = kerja, kirim
        self._tunggu, self._terbesar = tunggu, terbesar
        self._bekerja = asyncio.Semaphore(serentak)
        self._batas_hadir = serentak + antrean
        self._batas_kirim = max(antrean, MENGIRIM_PALING_SEDIKIT)
        self.hadir = self.mengirim = self.diterima = self.ditolak = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            jawaban = await self._admit(scope, receive)
            self.diterima += 1
        except Penuh:
            self.ditolak += 1
            jawaban = self._refusal()
        except Terputus:
            return
        await self._kirim(jawaban, receive, send)

    async def _admit(self, scope: Scope, receive: Receive) -> Jawaban:
        if self.hadir >= self._batas_hadir:
            raise Penuh
        badan, panjang = await self._body(scope, receive)
        with badan:
            async with self._place():
                return await self._kerja(scope, badan, panjang)

    async def _body(self, scope: Scope, receive: Receive) -> tuple[IO[bytes], int]:
        if announced(scope) != 0 and self.mengirim >= self._batas_kirim:
            raise Penuh
        self.mengirim += 1
        try:
            return await read_body(scope, receive, terbesar=self._terbesar)
        finally:
            self.mengirim -= 1

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        self.hadir += 1
        try:
            try:
                async with asyncio.timeout(self._tunggu):
                    await self._bekerja.acquire()
            except TimeoutError as galat:
                raise Penuh from galat
            try:
                yield
            finally:
                self._bekerja.release()
        finally:
            self.hadir -= 1

    def take_counts(self) -> tuple[int, int]:
        """How many were let in and how many refused since this was last asked."""
        jumlah = self.diterima, self.ditolak
        self.diterima = self.ditolak = 0
        return jumlah

    def _refusal(self) -> Jawaban:
        """The page that says so; the wait differs, so that not all come back in one second."""
        return Jawaban(
            503,
            [
                (b"content-type", b"text/html; charset=utf-8"),
                (b"content-length", b"%d" % len(self._halaman)),
                (b"retry-after", b"%d" % random.randint(*COBA_LAGI)),
                (b"cache-control", b"no-store"),
            ],
            self._halaman,
        )

    @cached_property
    def _halaman(self) -> bytes:
        from django.template.loader import render_to_string

        return render_to_string("503.html").encode()
