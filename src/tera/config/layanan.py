"""What a serving process does: pages in a few threads, open event streams in its loop."""

import asyncio
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from tera.config.anak import end_with_parent
from tera.config.gerbang import Gerbang
from tera.config.jembatan import Jawaban, Jembatan, Receive, Scope, Send, Wsgi, answer
from tera.dasar.denyut import note_denyut
from tera.notifikasi.aliran import stream
from tera.notifikasi.pemancar import pemancar

BEBAS = frozenset({"/sehat/"})
BEBAS_ANTREAN = 50
MENDENGAR = 3.0
SEMENIT = 60.0
catatan = logging.getLogger(__name__)


async def send_answer(jawaban: Jawaban, receive: Receive, send: Send) -> None:
    """A whole answer, or an open stream where the view subscribed."""
    if jawaban.langganan is None:
        await answer(jawaban, send)
    else:
        await stream(jawaban.langganan, jawaban.status, jawaban.kepala, receive, send)


class Layanan:
    """Pages go through the gate; health has a thread and a short queue of its own."""

    def __init__(self, wsgi: Wsgi, *, serentak: int, antrean: int) -> None:
        self.gerbang = _gate(wsgi, serentak, antrean)
        self._bebas = _gate(wsgi, 1, BEBAS_ANTREAN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["path"] in BEBAS:
            await self._bebas(scope, receive, send)
        else:
            await self.gerbang(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        lingkaran = asyncio.get_running_loop()
        end_with_parent()  # else a killed server's processes would keep its port
        _end_streams_on_signal(lingkaran)
        tugas = [
            lingkaran.create_task(pemancar.run()),
            lingkaran.create_task(self._beat(lingkaran)),
        ]
        await pemancar.wait_ready(paling_lama=MENDENGAR)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for satu in tugas:
            satu.cancel()
        await asyncio.gather(*tugas, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})

    async def _beat(self, lingkaran: asyncio.AbstractEventLoop) -> None:
        """Note every minute that this process answers (``dasar.denyut``)."""
        pelaksana = ThreadPoolExecutor(1, thread_name_prefix="tera-denyut")
        try:
            while True:
                diterima, ditolak = self.gerbang.take_counts()
                await lingkaran.run_in_executor(pelaksana, _note, diterima, ditolak)
                await asyncio.sleep(SEMENIT)
        finally:
            pelaksana.shutdown(wait=False)


def _note(diterima: int, ditolak: int) -> None:
    """A database that is down takes no note: that silence is what is looked for later."""
    try:
        note_denyut(saat=timezone.now(), diterima=diterima, ditolak=ditolak)
    except DatabaseError as galat:
        catatan.warning("Denyut tidak tercatat: %s", str(galat).split("\n")[0])
    finally:
        connection.close()


def _gate(wsgi: Wsgi, serentak: int, antrean: int) -> Gerbang:
    pelaksana = ThreadPoolExecutor(serentak, thread_name_prefix="tera")
    return Gerbang(
        Jembatan(wsgi, pelaksana).call,
        send_answer,
        serentak=serentak,
        antrean=antrean,
        terbesar=settings.KIRIMAN_TERBESAR,
    )


def _end_streams_on_signal(lingkaran: asyncio.AbstractEventLoop) -> None:
    """A server that is asked to stop waits for what runs, and an open stream would run for ever.

    The loop learns of a signal through its wake-up descriptor, whoever handles it; so the server's
    own handler still does its part.
    """

    def tutup(nomor: int, bingkai: FrameType | None) -> None:
        lingkaran.call_soon_threadsafe(pemancar.stop)

    for nomor in (signal.SIGTERM, signal.SIGINT):
        signal.signal(nomor, tutup)
