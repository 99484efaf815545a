"""Load of deadline day: sign in, home, SKP, progress of the day and of the month, approve; one
request in five writes.

    python -m bench.muat --orang 1000 --detik 20 --serentak 24

Starts its own embedded database and its own server, fills an agency of that size, sends the
traffic to the loopback address only, prints the table, and stops everything again.
"""

import argparse
import gzip
import http.client
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench.folder import scratch_folder

TUAN_RUMAH = "127.0.0.1"
SANDI = "sandi-untuk-beban-9"
PEGAWAI_TERBANYAK = 400
PEMANASAN_DETIK = 4.0
# Shares of the mix; the last three write.
CAMPURAN = {
    "beranda": 30, "skp": 25, "realisasi": 19, "harian": 12, "catat": 10, "masuk": 3, "setujui": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Orang:
    """One person: a sign-in, a plan, indicators that take numbers, plans to approve."""

    nip: str
    skp_id: int
    indikator: tuple[int, ...]
    bulan: tuple[str, ...]


@dataclass
class Catatan:
    """What was measured: seconds by kind, answers by status."""

    waktu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    status: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    kunci: threading.Lock = field(default_factory=threading.Lock)

    def add(self, jenis: str, detik: float, status: int) -> None:
        with self.kunci:
            self.waktu[jenis].append(detik)
            self.status[status] += 1


class Pengguna:
    """A browser in miniature: keep-alive, cookies, the form's token; now this person, now that."""

    def __init__(self, semua: list[Orang], nomor: int, port: int, catatan: Catatan) -> None:
        self.semua, self.orang, self.catatan = semua, semua[nomor % len(semua)], catatan
        self.sambungan = http.client.HTTPConnection(TUAN_RUMAH, port, timeout=60)
        self.kuki: dict[str, str] = {}

    def ask(self, jenis: str, cara: str, alamat: str, isi: dict[str, str] | None = None) -> str:
        kepala = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.kuki.items()),
            "Accept-Encoding": "gzip",
        }
        badan = None
        if isi is not None:
            badan = urlencode(isi | {"csrfmiddlewaretoken": self.kuki.get("tera_csrf", "")})
            kepala["Content-Type"] = "application/x-www-form-urlencoded"
        awal = time.perf_counter()
        self.sambungan.request(cara, alamat, badan, kepala)
        jawaban = self.sambungan.getresponse()
        isi_jawaban = jawaban.read()
        self.catatan.add(jenis, time.perf_counter() - awal, jawaban.status)
        for satu in jawaban.headers.get_all("Set-Cookie") or []:
            nama, _, nilai = satu.split(";", 1)[0].partition("=")
            self.kuki[nama] = nilai
        if jawaban.headers.get("Content-Encoding") == "gzip":
            isi_jawaban = gzip.decompress(isi_jawaban)
        return isi_jawaban.decode(errors="replace")

    def sign_in(self) -> None:
        self.kuki.clear()
        self.ask("masuk (halaman)", "GET", "/masuk/")
        self.ask("masuk", "POST", "/masuk/", {"nip": self.orang.nip, "sandi": SANDI, "lanjut": ""})

    def step(self, acak: random.Random) -> None:
        jenis = acak.choices(list(CAMPURAN), list(CAMPURAN.values()))[0]
        if jenis == "masuk":
            self.orang = acak.choice(self.semua)
            self.sign_in()
        elif jenis == "beranda":
            self.ask(jenis, "GET", "/")
        elif jenis == "catat" and self.orang.indikator:
            self._record(acak)
        elif jenis == "harian" and self.orang.indikator:
            self._record_day(acak)
        elif jenis == "setujui":
            self._approve()
        else:
            akhir = "realisasi/" if jenis == "realisasi" else ""
            self.ask(jenis, "GET", f"/skp/{self.orang.skp_id}/{akhir}")

    def _record(self, acak: random.Random) -> None:
        alamat = f"/realisasi/{acak.choice(self.orang.indikator)}/{acak.choice(self.orang.bulan)}/"
        versi = re.search(
            r'name="versi" value="(\d*)"', self.ask("catat (formulir)", "GET", alamat)
        )
        isi = {
            "versi": versi.group(1) if versi else "",
            "nilai": str(acak.randint(1, 90)),
            "teks": "",
            "keterangan": f"beban {acak.random():.6f}",
            "alasan_terlambat": "Beban",
            "tautan": "",
        }
        self.ask("catat", "POST", alamat, isi)

    def _record_day(self, acak: random.Random) -> None:
        """Today's entry, as the page offers it, with the key of that page."""
        halaman = self.ask("harian (formulir)", "GET", "/progres/")
        sumber = re.findall(r'name="sumber" value="(\w+)"', halaman)
        kunci = re.search(r'name="kunci" value="([0-9a-f-]+)"', halaman)
        tanggal = re.search(r'name="tanggal" value="([0-9-]+)"', halaman)
        if not (sumber and kunci and tanggal):
            return
        isi = {
            "sumber": acak.choice(sumber),
            "kunci": kunci.group(1),
            "tanggal": tanggal.group(1),
            "kegiatan": f"Beban {acak.random():.6f}",
            "nilai": str(acak.randint(1, 5)),
            "jam_mulai": "",
            "jam_selesai": "",
            "tautan": "",
        }
        self.ask("harian", "POST", "/progres/", isi)

    def _approve(self) -> None:
        """Approve whatever waits on the queue's first page."""
        halaman = self.ask("antrean", "GET", "/antrean/")
        if butir := re.search(r'name="pilih" value="(\d+-\d+)"', halaman):
            self.ask("setujui", "POST", "/antrean/setujui/", {"pilih": butir.group(1)})


def check_loopback() -> None:
    """The load goes to this machine and nowhere else."""
    if socket.gethostbyname(TUAN_RUMAH) != "127.0.0.1":
        raise SystemExit("The load test sends traffic to 127.0.0.1 only.")


def run(orang: list[Orang], port: int, *, detik: float, serentak: int) -> Catatan:
    """Send the mix from ``serentak`` users for ``detik`` seconds, after a short time to warm up."""
    catatan, pemanasan = Catatan(), Catatan()
    pengguna = [Pengguna(orang, n, port, pemanasan) for n in range(serentak)]
    for satu in pengguna:
        satu.sign_in()
    mulai = time.monotonic() + PEMANASAN_DETIK

    def work(nomor: int, satu: Pengguna) -> None:
        acak = random.Random(nomor)
        while time.monotonic() < mulai:
            satu.step(acak)
        satu.catatan = catatan
        while time.monotonic() < mulai + detik:
            satu.step(acak)

    utas = [threading.Thread(target=work, args=pasang) for pasang in enumerate(pengguna)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return catatan


def report(catatan: Catatan, detik: float) -> None:
    """The table: requests a second, median, p95, answers by status."""
    semua = sorted(t for satu in catatan.waktu.values() for t in satu)
    print(f"{'jenis':18} {'n':>7} {'median ms':>10} {'p95 ms':>8}")
    for jenis, waktu in sorted(catatan.waktu.items()):
        waktu.sort()
        p95 = waktu[int(len(waktu) * 0.95)]
        print(f"{jenis:18} {len(waktu):7} {statistics.median(waktu) * 1e3:10.1f} {p95 * 1e3:8.1f}")
    p95 = semua[int(len(semua) * 0.95)] * 1e3
    tulis = sum(len(catatan.waktu[j]) for j in ("catat", "harian", "masuk", "setujui"))
    print(
        f"\n{len(semua) / detik:.0f} requests/s, p95 {p95:.0f} ms, {tulis / len(semua):.0%} writes"
    )
    print("answers:", dict(sorted(catatan.status.items())))


def prepare(jumlah: int) -> list[Orang]:
    """Fill an agency and give some of its people the password of the test."""
    import django

    subprocess.run([sys.executable, "-m", "tera", "migrate"], check=True)
    django.setup()
    from bench.isi import make_agency

    instansi = make_agency(jumlah, kode=f"beban-{jumlah}")
    return people(instansi)


def people(instansi: object) -> list[Orang]:
    """Employees with an approved plan of this year, from the whole agency."""
    from django.contrib.auth.hashers import make_password

    from tera.akun.models import Akun
    from tera.perencanaan.models import IndikatorKinerja, Skp

    tahun = instansi.hari_ini().year  # type: ignore[attr-defined]
    bulan = tuple(f"{tahun}-{b:02d}" for b in range(1, instansi.hari_ini().month + 1))  # type: ignore[attr-defined]
    semua = list(
        Skp.objects.filter(instansi=instansi, tahun=tahun, status="disetujui")
        .select_related("pegawai")
        .order_by("id")
    )
    skp = random.Random(1).sample(semua, min(PEGAWAI_TERBANYAK, len(semua)))
    indikator: dict[int, list[int]] = defaultdict(list)
    for skp_id, pk in IndikatorKinerja.objects.filter(
        hasil__skp__in=skp, jenis_target="angka"
    ).values_list("hasil__skp_id", "id"):
        indikator[skp_id].append(pk)
    sandi = make_password(SANDI)
    for satu in skp:
        Akun.objects.update_or_create(
            nama_masuk=satu.pegawai.nip,
            defaults={
                "instansi": instansi,
                "pegawai": satu.pegawai,
                "nama": satu.pegawai.nama,
                "password": sandi,
            },
        )
    return [Orang(s.pegawai.nip, s.pk, tuple(indikator[s.pk]), bulan) for s in skp]


def free_port() -> int:
    with socket.socket() as soket:
        soket.bind((TUAN_RUMAH, 0))
        return int(soket.getsockname()[1])


def wait_for(port: int, batas: float = 60) -> None:
    henti = time.monotonic() + batas
    while time.monotonic() < henti:
        try:
            sambungan = http.client.HTTPConnection(TUAN_RUMAH, port, timeout=5)
            sambungan.request("GET", "/sehat/")
            if sambungan.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.3)
    raise SystemExit("The server did not come up.")


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--orang", type=int, default=1_000)
    pilihan.add_argument("--detik", type=float, default=20)
    pilihan.add_argument("--serentak", type=int, default=24)
    isi = pilihan.parse_args()
    check_loopback()
    folder = scratch_folder("tera-beban-")
    os.environ |= {
        "TERA_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "tera.config.settings",
        "TERA_SECRET_KEY": "kunci-untuk-uji-beban-" + "x" * 40,
    }
    from tera.dasar.basis_data import start_embedded

    os.environ["DATABASE_URL"] = start_embedded(Path(folder))
    orang = prepare(isi.orang)
    port = free_port()
    tera = [sys.executable, "-m", "tera", "serve", "--port", str(port)]
    server = subprocess.Popen(tera)
    try:
        wait_for(port)
        catatan = run(orang, port, detik=isi.detik, serentak=isi.serentak)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    print(f"{isi.orang} people, {isi.serentak} users at once, {isi.detik:.0f} s")
    report(catatan, isi.detik)


if __name__ == "__main__":
    main()
