"""Five times more requests than the server can do: who is turned away is told so, nothing is lost.

    python -m bench.lebih --orang 1000 --detik 15

Measures what two processes do, then sends five times as many requests (one in five records
progress) whether answers come or not, then waits until a page is as quick again as before. Bars:
only 200, 302 and 503 with Retry-After, every acknowledged write is in the database, back to normal
within 10 s.
"""

import argparse
import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.layani import Peramban, Server, database, sign_in
from bench.tulisan import Tempat, count_recorded, places

LIPAT = 5
TULIS_TIAP = 5
BATAS_PULIH = 10.0
SERENTAK = 16


@dataclass
class Hasil:
    """Answers by status, waits of those served, remarks that were acknowledged."""

    status: Counter[int] = field(default_factory=Counter)
    tanpa_jeda: int = 0
    dilayani: list[float] = field(default_factory=list)
    ditolak: list[float] = field(default_factory=list)
    diakui: list[str] = field(default_factory=list)
    putus: int = 0


class Beban:
    """A server, people with a page open, and places to write in."""

    def __init__(self, port: int, kuki: dict[int, str], tempat: Iterator[Tempat]) -> None:
        self.port, self.kuki, self.tempat = port, kuki, tempat
        self.nomor, self.cap = 0, int(time.time())
        self.bebas: dict[int, list[Peramban]] = {pk: [] for pk in kuki}

    async def one(self, hasil: Hasil) -> None:
        """The next request of the mix."""
        self.nomor += 1
        tempat = next(self.tempat) if self.nomor % TULIS_TIAP == 0 else None
        pk = tempat.akun_id if tempat else list(self.kuki)[self.nomor % len(self.kuki)]
        peramban = self.bebas[pk].pop() if self.bebas[pk] else Peramban(self.port, self.kuki[pk])
        awal = time.perf_counter()
        try:
            if tempat is None:
                jawaban = await peramban.get("/" if self.nomor % 2 else "/notifikasi/")
            else:
                kata = f"beban {self.cap} {self.nomor}"
                jawaban = await peramban.post(tempat.alamat(), tempat.isi(kata))
                if jawaban.status == 302:
                    hasil.diakui.append(kata)
        except (OSError, asyncio.IncompleteReadError):
            hasil.putus += 1
            return
        self.bebas[pk].append(peramban)
        hasil.status[jawaban.status] += 1
        if jawaban.status == 503:
            hasil.ditolak.append(time.perf_counter() - awal)
            hasil.tanpa_jeda += "retry-after" not in jawaban.kepala
        else:
            hasil.dilayani.append(time.perf_counter() - awal)

    async def capacity(self, detik: float) -> tuple[float, float]:
        """Requests a second from a few people who wait for each answer, and their p95."""
        hasil, henti = Hasil(), time.monotonic() + detik

        async def work() -> None:
            while time.monotonic() < henti:
                await self.one(hasil)

        await asyncio.gather(*(work() for _ in range(SERENTAK)))
        waktu = sorted(hasil.dilayani)
        return len(waktu) / detik, waktu[int(len(waktu) * 0.95)]

    async def flood(self, sedetik: float, detik: float) -> Hasil:
        """Requests at this rate whether answers come or not."""
        hasil, tugas = Hasil(), set()
        awal = time.monotonic()
        terkirim = 0
        while (lewat := time.monotonic() - awal) < detik:
            while terkirim < lewat * sedetik:
                terkirim += 1
                satu = asyncio.create_task(self.one(hasil))
                tugas.add(satu)
                satu.add_done_callback(tugas.discard)
            await asyncio.sleep(0.005)
        self.henti = time.monotonic()
        await asyncio.gather(*tugas)
        return hasil

    async def recovery(self, wajar: float) -> float:
        """Seconds after the load until three pages in a row are as quick as before."""
        beruntun = 0
        while beruntun < 3:
            if time.monotonic() - self.henti > 6 * BATAS_PULIH:
                raise SystemExit("the server did not recover")
            hasil = Hasil()
            await self.one(hasil)
            baik = bool(hasil.dilayani) and hasil.dilayani[0] <= wajar
            beruntun = beruntun + 1 if baik else 0
        return time.monotonic() - self.henti


async def run(beban: Beban, detik: float) -> tuple[float, Hasil, float]:
    sedetik, p95 = await beban.capacity(5)
    print(f"what it does: {sedetik:.0f} requests/s, p95 {p95 * 1e3:.0f} ms")
    hasil = await beban.flood(LIPAT * sedetik, detik)
    return sedetik, hasil, await beban.recovery(p95)


def report(instansi: Any, sedetik: float, hasil: Hasil, pulih: float, detik: float) -> bool:
    semua = sum(hasil.status.values())
    print(f"sent {semua / detik:.0f}/s for {detik:.0f} s")
    print("answers:", dict(sorted(hasil.status.items())))
    for kata, waktu in (("served", hasil.dilayani), ("turned away", hasil.ditolak)):
        if waktu:
            waktu.sort()
            p95 = waktu[int(len(waktu) * 0.95)]
            print(f"{kata}: median {statistics.median(waktu):.2f} s, p95 {p95:.2f} s")
    tercatat = count_recorded(instansi, hasil.diakui)
    hilang = sum(n == 0 for n in tercatat.values())
    print(
        f"acknowledged writes {len(tercatat)}, lost {hilang}; broken connections {hasil.putus}; "
        f"503 without Retry-After {hasil.tanpa_jeda}; back to normal after {pulih:.1f} s "
        f"(bar {BATAS_PULIH:.0f} s)"
    )
    asing = set(hasil.status) - {200, 302, 503}
    return not (asing or hilang or hasil.putus or hasil.tanpa_jeda or pulih > BATAS_PULIH)


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--orang", type=int, default=1_000)
    pilihan.add_argument("--detik", type=float, default=15)
    isi = pilihan.parse_args()
    with database(isi.orang, "tera-lebih-") as instansi:
        akun, tempat = places(instansi)
        kuki = {a.pk: sign_in(a) for a in akun}
        with Server() as server:
            beban = Beban(server.port, kuki, tempat)
            sedetik, hasil, pulih = asyncio.run(run(beban, isi.detik))
        if not report(instansi, sedetik, hasil, pulih, isi.detik):
            raise SystemExit("over a bar")


if __name__ == "__main__":
    main()
