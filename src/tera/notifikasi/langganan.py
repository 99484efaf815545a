"""One open stream: whose, what it watches, and what waits to be sent on it."""

import asyncio
import json
import time
from collections import deque
from typing import Any

MENUNGGU_TERBANYAK = 100


def frame(peristiwa: str, isi: Any, *, id_: int) -> bytes:
    """One server-sent event; its id is the moment (ms) from which a later stream catches up."""
    data = json.dumps(isi, ensure_ascii=False, separators=(",", ":"))
    return f"id: {id_}\nevent: {peristiwa}\ndata: {data}\n\n".encode()


def as_told(nomor: int, teks: str, tautan: str, pada: int) -> dict[str, Any]:
    """A notification as the page's script gets it; ``pada`` in ms."""
    return {"id": nomor, "teks": teks, "tautan": tautan, "pada": pada}


def now_ms() -> int:
    return int(time.time() * 1000)


class Langganan:
    """A subscription. Only the loop of the hub calls ``put``, ``close`` and ``next``."""

    __slots__ = ("_bangun", "_isi", "akun_id", "awal", "habis", "kunci", "sesi", "tutup")

    def __init__(self, *, akun_id: int, sesi: str, kunci: frozenset[str], umur: float) -> None:
        self.akun_id, self.sesi, self.kunci = akun_id, sesi, kunci
        self.awal = b""
        self.habis = time.monotonic() + umur
        self.tutup = False
        self._isi: deque[bytes] = deque()
        self._bangun = asyncio.Event()

    def put(self, potongan: bytes) -> None:
        """Queue; a reader who lags far behind is closed and catches up with a new stream."""
        if len(self._isi) >= MENUNGGU_TERBANYAK:
            self.close()
            return
        self._isi.append(potongan)
        self._bangun.set()

    def close(self) -> None:
        self.tutup = True
        self._bangun.set()

    async def next(self, *, paling_lama: float) -> bytes | None:
        """What is to be sent next; b"" when nothing came in time, None at the end."""
        if not self._isi and not self.tutup:
            try:
                async with asyncio.timeout(min(paling_lama, self._remaining())):
                    await self._bangun.wait()
            except TimeoutError:
                self.tutup = self.tutup or self.overdue()
        if self._isi:
            self._bangun.clear()
            if self.tutup:
                self._bangun.set()
            semua = b"".join(self._isi)
            self._isi.clear()
            return semua
        return None if self.tutup else b""

    def overdue(self) -> bool:
        """Whether its life is over, be it ever picked up or not."""
        return self._remaining() <= 0

    def _remaining(self) -> float:
        return max(0.0, self.habis - time.monotonic())
