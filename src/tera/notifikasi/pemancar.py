"""The hub of a process: one connection that LISTENs, and everyone who is told.

It runs in the event loop that serves. Views subscribe from their threads, so who is subscribed is
guarded by a lock; what waits on a subscription is the loop's alone.
"""

import asyncio
import json
import logging
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import psycopg
from django.conf import settings
from psycopg.rows import tuple_row

from tera.notifikasi.langganan import Langganan, as_told, frame, now_ms
from tera.notifikasi.siaran import SALURAN

PERIKSA_TIAP = 30.0
MUNDUR = (0.2, 10.0)
SEAKUN_TERBANYAK = 8
TERBANYAK = 2_500
INGAT_TOPIK = 2_000
_SESI_SAH = """
    SELECT s.session_key FROM akun_sesi s JOIN akun_akun a ON a.id = s.akun_id
    WHERE s.session_key = ANY(%s) AND s.expire_date > now() AND a.aktif
"""
catatan = logging.getLogger(__name__)


class BelumSiap(Exception):
    """No stream can be opened now: not listening, closing, or as many as this process holds."""


def person_key(instansi_id: int, pegawai_id: int) -> str:
    return f"{instansi_id}/o{pegawai_id}"


def topik_key(instansi_id: int, topik: str) -> str:
    return f"{instansi_id}/{topik}"


class Pemancar:
    """Subscriptions by key (a person, or a topic, of one agency)."""

    def __init__(self) -> None:
        self._menurut: dict[str, set[Langganan]] = {}
        self._seakun: dict[int, deque[Langganan]] = {}
        self._terkini: deque[tuple[int, str]] = deque(maxlen=INGAT_TOPIK)
        self._kunci = threading.Lock()
        self._lingkaran: asyncio.AbstractEventLoop | None = None
        self._sejak: int | None = None
        self._selesai = False
        self._siap = asyncio.Event()
        self._jumlah = 0

    @property
    def mendengar(self) -> bool:
        """Whether streams can be opened."""
        return self._sejak is not None

    # --- subscriptions: any thread ---------------------------------------------------------

    def subscribe(self, langganan: Langganan, *, sejak: int) -> None:
        """Add it, with the topics of its own that changed after ``sejak``; raises BelumSiap."""
        with self._kunci:
            if self._sejak is None or self._jumlah >= TERBANYAK:
                raise BelumSiap
            for kunci in langganan.kunci:
                self._menurut.setdefault(kunci, set()).add(langganan)
            self._jumlah += 1
            berubah = {k for pada, k in self._terkini if pada > sejak and k in langganan.kunci}
            langganan.awal = b"".join(_topic_frame(k) for k in sorted(berubah))
            if sejak < self._sejak:
                langganan.awal += frame("segar", 1, id_=now_ms())
            seakun = self._seakun.setdefault(langganan.akun_id, deque())
            seakun.append(langganan)
            terdahulu = seakun[0] if len(seakun) > SEAKUN_TERBANYAK else None
        if terdahulu is not None:
            self._dismiss(terdahulu)

    def unsubscribe(self, langganan: Langganan) -> None:
        with self._kunci:
            seakun = self._seakun.get(langganan.akun_id, deque())
            if langganan not in seakun:
                return
            seakun.remove(langganan)
            if not seakun:
                del self._seakun[langganan.akun_id]
            self._jumlah -= 1
            for kunci in langganan.kunci:
                semua = self._menurut[kunci]
                semua.discard(langganan)
                if not semua:
                    del self._menurut[kunci]

    def _dismiss(self, langganan: Langganan) -> None:
        """Tell the account's oldest stream that it is one too many, so that it asks instead."""
        self.unsubscribe(langganan)
        assert self._lingkaran is not None
        self._lingkaran.call_soon_threadsafe(langganan.put, frame("cukup", 1, id_=now_ms()))
        self._lingkaran.call_soon_threadsafe(langganan.close)

    # --- news: the loop --------------------------------------------------------------------

    def dispatch(self, teks: str) -> None:
        """Hand one message of the channel to whoever it concerns."""
        pesan, kini = json.loads(teks), now_ms()
        instansi = pesan["i"]
        with self._kunci:
            for topik in pesan.get("k", ()):
                kunci = topik_key(instansi, topik)
                self._terkini.append((kini, kunci))
                _put(self._menurut.get(kunci, ()), _topic_frame(kunci))
            for pegawai, nomor in pesan.get("o", ()):
                if tujuan := self._menurut.get(person_key(instansi, pegawai)):
                    isi = as_told(nomor, pesan["t"], pesan["u"], kini)
                    _put(tujuan, frame("kabar", isi, id_=kini))

    async def wait_ready(self, *, paling_lama: float) -> None:
        """Until it listened once, or the time is over: pages are served without it too."""
        with suppress(TimeoutError):
            async with asyncio.timeout(paling_lama):
                await self._siap.wait()

    async def run(self) -> None:
        """Listen until cancelled; after a lost connection everyone reconnects and catches up."""
        self._lingkaran = asyncio.get_running_loop()
        jeda = MUNDUR[0]
        while not self._selesai:
            try:
                await self._listen()
            except (psycopg.Error, OSError) as galat:
                jeda = MUNDUR[0] if self._sejak is not None else min(jeda * 2, MUNDUR[1])
                catatan.warning("Sambungan kabar langsung terputus: %s", str(galat).split("\n")[0])
            finally:
                self.close()
            await asyncio.sleep(jeda)

    async def _listen(self) -> None:
        sambungan = await psycopg.AsyncConnection.connect(**_conninfo(), autocommit=True)
        async with sambungan:
            await sambungan.execute(f"LISTEN {SALURAN}")
            self._sejak = None if self._selesai else now_ms()
            self._siap.set()
            while True:
                async for satu in sambungan.notifies(timeout=PERIKSA_TIAP):
                    self.dispatch(satu.payload)
                await self._end_signed_out(sambungan)

    async def _end_signed_out(self, sambungan: psycopg.AsyncConnection[Any]) -> None:
        """Close the streams whose session has ended since; also shows that PostgreSQL lives."""
        semua = self._all()
        penunjuk = sambungan.cursor(row_factory=tuple_row)
        await penunjuk.execute(_SESI_SAH, [list({satu.sesi for satu in semua})])
        sah = {sesi for (sesi,) in await penunjuk.fetchall()}
        for satu in semua:
            if satu.sesi not in sah or satu.overdue():
                satu.close()
                self.unsubscribe(satu)

    def stop(self) -> None:
        """The process is asked to end."""
        self._selesai = True
        self.close()

    def close(self) -> None:
        """End every stream; none can be opened until the hub listens again."""
        self._sejak = None
        for satu in self._all():
            satu.close()
            self.unsubscribe(satu)

    def _all(self) -> list[Langganan]:
        with self._kunci:
            return [satu for seakun in self._seakun.values() for satu in seakun]


def _put(semua: Iterable[Langganan], potongan: bytes) -> None:
    for satu in semua:
        satu.put(potongan)


def _topic_frame(kunci: str) -> bytes:
    return frame("topik", kunci.split("/", 1)[1], id_=now_ms())


def _conninfo() -> dict[str, Any]:
    """The database of the settings, without what only Django's wrapper understands."""
    basis = settings.DATABASES["default"]
    opsi = {
        nama: nilai
        for nama, nilai in basis["OPTIONS"].items()
        if nama not in ("pool", "server_side_binding", "prepare_threshold")
    }
    dasar = {
        "dbname": basis["NAME"],
        "user": basis["USER"],
        "password": basis["PASSWORD"],
        "host": basis["HOST"],
        "port": basis["PORT"],
    }
    return opsi | {nama: nilai for nama, nilai in dasar.items() if nilai}


pemancar = Pemancar()
