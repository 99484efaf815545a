"""kill -9 of serving processes and of the worker at random moments, during acknowledged writes.

    python -m bench.bunuh --tulis 200

Writers record progress and give feedback through HTTP and send again whatever was not answered, as
a browser does. After every few writes one of the processes is killed in the midst of the next: one
that serves, now and then the server's parent, or the worker. Bar: of the acknowledged writes none
lost, none doubled.
"""

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.langsung import people
from bench.layani import Peramban, Server, database, sign_in
from bench.tulisan import Tempat, count_recorded, places

PENULIS = 6
ULANG_DETIK = 0.3
MENYERAH_DETIK = 90.0
TIAP_TULIS = (4, 14)
SAAT = 0.3


@dataclass
class Hasil:
    """What was acknowledged, how often something had to be sent again, who was killed."""

    realisasi: list[str] = field(default_factory=list)
    umpan: list[str] = field(default_factory=list)
    ulang: int = 0
    dibunuh: dict[str, int] = field(default_factory=lambda: {"web": 0, "induk": 0, "pekerja": 0})

    @property
    def jumlah(self) -> int:
        return len(self.realisasi) + len(self.umpan)


class Pekerja:
    """``tera work``, started again when it was killed."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.proses = subprocess.Popen([sys.executable, "-m", "tera", "work"])

    def kill(self) -> None:
        self.proses.kill()
        self.proses.wait()
        self.start()

    def stop(self) -> None:
        self.proses.terminate()
        self.proses.wait(30)


async def send(peramban: Peramban, alamat: str, isi: dict[str, str], hasil: Hasil) -> None:
    """Send until it is acknowledged."""
    henti = time.monotonic() + MENYERAH_DETIK
    while time.monotonic() < henti:
        try:
            jawaban = await asyncio.wait_for(peramban.post(alamat, isi), 20)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            peramban.close()
        else:
            if jawaban.status == 302 and "/masuk/" not in jawaban.kepala.get("location", ""):
                return
            if jawaban.status not in (500, 503):
                raise SystemExit(f"{alamat} answered {jawaban.status}")
        hasil.ulang += 1
        await asyncio.sleep(ULANG_DETIK)
    raise SystemExit(f"{alamat} was not acknowledged within {MENYERAH_DETIK:.0f} s")


class Dunia:
    """The server, its people, and the places to write in."""

    def __init__(
        self,
        server: Server,
        kuki: dict[int, str],
        tempat: Iterator[Tempat],
        pasangan: list[tuple[Any, Any, int]],
    ) -> None:
        self.server, self.kuki, self.tempat, self.pasangan = server, kuki, tempat, pasangan
        self.nomor, self.cap = 0, int(time.time())

    async def write(self, hasil: Hasil, jumlah: int) -> None:
        while self.nomor < jumlah:
            self.nomor += 1
            nomor = self.nomor
            if nomor % 2:
                tempat, kata = next(self.tempat), f"bunuh {self.cap} {nomor}"
                peramban = Peramban(self.server.port, self.kuki[tempat.akun_id])
                await send(peramban, tempat.alamat(), tempat.isi(kata), hasil)
                hasil.realisasi.append(kata)
            else:
                atasan, _, skp = self.pasangan[nomor % len(self.pasangan)]
                kata = f"Umpan balik ke-{nomor} di tengah gangguan, {self.cap}."
                peramban = Peramban(self.server.port, self.kuki[atasan.pk])
                isi = {"perihal": "", "isi": kata}
                await send(peramban, f"/skp/{skp}/umpan-balik/", isi, hasil)
                hasil.umpan.append(kata)
            peramban.close()

    async def kill(self, hasil: Hasil, pekerja: Pekerja, acak: random.Random) -> None:
        while True:
            tunggu = hasil.jumlah + acak.randint(*TIAP_TULIS)
            while hasil.jumlah < tunggu:
                await asyncio.sleep(0.01)
            await asyncio.sleep(acak.uniform(0, SAAT))
            siapa = acak.choices(["web", "induk", "pekerja"], [8, 1, 3])[0]
            hasil.dibunuh[siapa] += 1
            if siapa == "pekerja":
                await asyncio.to_thread(pekerja.kill)
            elif siapa == "induk":
                self.server.proses.kill()
                await asyncio.to_thread(self.server.proses.wait)
            elif self.server.proses.poll() is None and (semua := self.server.workers()):
                os.kill(acak.choice(semua), signal.SIGKILL)

    async def supervise(self) -> None:
        """Start the server again whenever it ended, as a service manager does."""
        while True:
            await asyncio.sleep(0.3)
            await asyncio.to_thread(self.server.ensure)


async def run(dunia: Dunia, pekerja: Pekerja, jumlah: int, benih: int) -> Hasil:
    hasil = Hasil()
    pembunuh = asyncio.create_task(dunia.kill(hasil, pekerja, random.Random(benih)))
    pengawas = asyncio.create_task(dunia.supervise())
    await asyncio.gather(*(dunia.write(hasil, jumlah) for _ in range(PENULIS)))
    for satu in (pembunuh, pengawas):
        satu.cancel()
    await asyncio.gather(pembunuh, pengawas, return_exceptions=True)
    return hasil


def judge(instansi: Any, hasil: Hasil) -> bool:
    """Print what the database holds of what was acknowledged."""
    from tera.pelaksanaan.models import UmpanBalik

    jumlah = count_recorded(instansi, hasil.realisasi)
    ada = list(
        UmpanBalik.objects.filter(instansi=instansi, isi__in=hasil.umpan).values_list(
            "isi", flat=True
        )
    )
    jumlah |= {kata: ada.count(kata) for kata in hasil.umpan}
    hilang, ganda = (sum(map(b, jumlah.values())) for b in (lambda n: n == 0, lambda n: n > 1))
    mati = ", ".join(f"{siapa} {n}" for siapa, n in hasil.dibunuh.items())
    print(f"killed: {mati}; sent again {hasil.ulang} times")
    print(f"acknowledged writes {len(jumlah)}, lost {hilang}, doubled {ganda}")
    return not hilang and not ganda


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--orang", type=int, default=1_000)
    pilihan.add_argument("--tulis", type=int, default=200)
    pilihan.add_argument("--benih", type=int, default=1)
    isi = pilihan.parse_args()
    with database(isi.orang, "tera-bunuh-") as instansi:
        akun, tempat = places(instansi)
        _, pasangan = people(instansi, 0)
        kuki = {a.pk: sign_in(a) for a in akun}
        kuki |= {a.pk: sign_in(a) for a, _, _ in pasangan if a.pk not in kuki}
        pekerja = Pekerja()
        with Server() as server:
            dunia = Dunia(server, kuki, tempat, pasangan)
            try:
                hasil = asyncio.run(run(dunia, pekerja, isi.tulis, isi.benih))
            finally:
                pekerja.stop()
                server.ensure()
        if not judge(instansi, hasil):
            raise SystemExit("over a bar")


if __name__ == "__main__":
    main()
