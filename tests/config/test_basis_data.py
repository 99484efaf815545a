"""The embedded PostgreSQL: started twice, by two people, and after a crash."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

SUMBER = Path(__file__).resolve().parents[2] / "src"
MULAI = """
import sys
from pathlib import Path
sys.path[:0] = {jalur!r}
from tera.dasar.basis_data import start_embedded
import psycopg
url = start_embedded(Path({data!r}))
with psycopg.connect(url) as k:
    k.execute("CREATE TABLE IF NOT EXISTS catatan (n int)")
    k.execute("INSERT INTO catatan VALUES (1)")
    jumlah = k.execute("SELECT count(*) FROM catatan").fetchone()[0]
print(jumlah, flush=True)
sys.stdin.read()
"""


_hidup: list["subprocess.Popen[str]"] = []


@pytest.fixture
def data() -> Iterator[Path]:
    """Short, because a socket's path ends at 107 bytes, and outside of pytest's private folder."""
    folder = Path(tempfile.mkdtemp(prefix="tera-uji-"))
    yield folder
    while _hidup:
        _end(_hidup.pop())
    shutil.rmtree(folder, ignore_errors=True)


def _start(data: Path, **lingkungan: str) -> "subprocess.Popen[str]":
    jalur = [str(SUMBER), *(p for p in sys.path if p.endswith("site-packages"))]
    proses = subprocess.Popen(
        [sys.executable, "-c", MULAI.format(jalur=jalur, data=str(data))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "HOME": str(data), **lingkungan},
    )
    _hidup.append(proses)
    return proses


def _count(proses: "subprocess.Popen[str]") -> int:
    assert proses.stdout
    assert proses.stderr
    baris = proses.stdout.readline()
    assert baris, proses.stderr.read()
    return int(baris)


def _end(proses: "subprocess.Popen[str]") -> None:
    if proses.stdin and not proses.stdin.closed:
        proses.communicate(timeout=30)


def _server(data: Path) -> psutil.Process | None:
    penanda = data / "pg" / "postmaster.pid"
    return psutil.Process(int(penanda.read_text().split()[0])) if penanda.exists() else None


def test_two_processes_share_it_and_the_last_one_stops_it(data: Path) -> None:
    pertama = _start(data)
    assert _count(pertama) == 1
    kedua = _start(data)
    assert _count(kedua) == 2
    _end(pertama)
    assert _server(data)
    _end(kedua)
    assert _server(data) is None
    ketiga = _start(data)
    assert _count(ketiga) == 3
    _end(ketiga)


def test_after_a_killed_process_the_next_one_still_stops_it(data: Path) -> None:
    korban = _start(data)
    assert _count(korban) == 1
    korban.send_signal(signal.SIGKILL)
    _end(korban)
    assert _server(data)
    berikut = _start(data)
    assert _count(berikut) == 2
    _end(berikut)
    assert _server(data) is None


def test_a_stranger_with_the_servers_old_number_is_not_taken_for_it(data: Path) -> None:
    """After a power cut the number in postmaster.pid may belong to any other process."""
    pertama = _start(data)
    assert _count(pertama) == 1
    penanda = data / "pg" / "postmaster.pid"
    isi = penanda.read_text().split("\n")
    server = _server(data)
    assert server
    for proses in (pertama, server):
        proses.send_signal(signal.SIGKILL)
    _end(pertama)
    psutil.wait_procs([server], timeout=10)
    time.sleep(0.5)
    penanda.write_text("\n".join([str(os.getpid()), *isi[1:]]))
    berikut = _start(data)
    assert _count(berikut) == 2
    _end(berikut)


def test_the_handles_of_the_dead_are_forgotten(data: Path) -> None:
    pertama = _start(data)
    _count(pertama)
    pengguna = data / "pg" / ".handle_pids.json"
    pengguna.write_text(json.dumps([*json.loads(pengguna.read_text()), 2**22 - 1]))
    kedua = _start(data)
    _count(kedua)
    assert json.loads(pengguna.read_text()) == [pertama.pid, kedua.pid]
    _end(kedua)
    _end(pertama)


def test_a_second_user_of_the_machine_is_not_refused(data: Path) -> None:
    """The package keeps one lock in the shared folder; here nobody can open that one."""
    (data / ".lockfile").mkdir()
    pertama = _start(data, TMPDIR=str(data))
    assert _count(pertama) == 1
    _end(pertama)
