"""An open event stream: what waits on a subscription goes out until either side ends it."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from tera.notifikasi.langganan import Langganan, frame, now_ms
from tera.notifikasi.pemancar import pemancar

DENYUT = 20.0
ULANG_MS = (2_000, 10_000)
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


async def stream(
    langganan: Langganan,
    status: int,
    kepala: list[tuple[bytes, bytes]],
    receive: Receive,
    send: Send,
) -> None:
    """Send the view's answer and keep it open."""
    putus = asyncio.ensure_future(_until_gone(receive))
    putus.add_done_callback(lambda _: langganan.close())
    try:
        await send({"type": "http.response.start", "status": status, "headers": _open(kepala)})
        ulang = f"retry: {random.randint(*ULANG_MS)}\n".encode()
        await _send(send, ulang + _beat() + langganan.awal)
        langganan.awal = b""
        while (potongan := await langganan.next(paling_lama=DENYUT)) is not None:
            await _send(send, potongan or _beat())
        await send({"type": "http.response.body", "body": b""})
    finally:
        putus.cancel()
        pemancar.unsubscribe(langganan)


async def _send(send: Send, potongan: bytes) -> None:
    await send({"type": "http.response.body", "body": potongan, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _beat() -> bytes:
    """Shows both sides that the line is alive, and from when to catch up."""
    return frame("denyut", 1, id_=now_ms())


def _open(kepala: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """A stream has no length."""
    return [satu for satu in kepala if satu[0] != b"content-length"]
