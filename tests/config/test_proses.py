"""Whole processes: serve and work start, answer, and stop when asked to."""

import contextlib
import http.client
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tera.dasar.models import AuditEvent, AuditSegel, Denyut
from tera.notifikasi.services import notify
from tests import factories
from tests.config.alat import database_url, environment, tera

BATAS = 30
MEGA = 1024 * 1024


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture
def lingkungan(tmp_path: Path, db: None) -> dict[str, str]:
    return environment(tmp_path / "data", DATABASE_URL=database_url(), TERA_PROSES="1")


@contextmanager
def _running(*argumen: str, lingkungan: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    proses = subprocess.Popen(
        [sys.executable, "-m", "tera", *argumen], env=lingkungan, stderr=subprocess.PIPE
    )
    try:
        yield proses
    finally:
        if proses.poll() is None:
            proses.kill()
        proses.wait()
        assert proses.stderr
        proses.stderr.close()


def _get(url: str) -> tuple[int, str]:
    batas = time.monotonic() + BATAS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as jawaban:
                return jawaban.status, jawaban.read().decode()
        except OSError:
            if time.monotonic() > batas:
                raise
            time.sleep(0.1)


def _wait_for(benar: Callable[[], bool]) -> None:
    batas = time.monotonic() + BATAS
    while not benar():
        assert time.monotonic() < batas
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)  # another process commits here
def test_serve_answers_keeps_its_key_and_stops_on_sigterm(
    lingkungan: dict[str, str], tmp_path: Path
) -> None:
    siap = tera("migrate", lingkungan=lingkungan)
    assert siap.returncode == 0, siap.stderr
    port = str(_free_port())
    with _running("serve", "--port", port, lingkungan=lingkungan) as proses:
        assert _get(f"http://127.0.0.1:{port}/sehat/") == (200, "sehat\n")
        _wait_for(Denyut.objects.exists)
        _sends_without_end(int(port), proses.pid)
        ditolak = tera("serve", "--port", port, lingkungan=lingkungan)
        assert ditolak.returncode == 2
        assert f"port {port}" in ditolak.stderr
        proses.send_signal(signal.SIGTERM)
        assert proses.wait(BATAS) == 0
    assert (tmp_path / "data" / "kunci-rahasia").stat().st_mode & 0o777 == 0o600


def _sends_without_end(port: int, pid: int) -> None:
    """Ten gigabytes declared, a chunked body that never ends, more than was declared: each is
    refused or cut off, and the server's processes do not grow by what was sent."""
    awal = _memory(pid)
    assert _send(port, f"Content-Length: {10 * 1024**3}", b"x" * MEGA, banyak=4).startswith(b"4")
    tanpa_akhir = f"{MEGA:x}\r\n".encode() + b"x" * MEGA + b"\r\n"
    assert _send(port, "Transfer-Encoding: chunked", tanpa_akhir, banyak=120)[:1] in (b"", b"4")
    assert _send(port, "Content-Length: 10", b"x" * MEGA, banyak=20)[:1] in (b"", b"2", b"3", b"4")
    assert _memory(pid) - awal < 50 * MEGA
    assert _get(f"http://127.0.0.1:{port}/sehat/") == (200, "sehat\n")


def _send(port: int, kepala: str, potong: bytes, *, banyak: int) -> bytes:
    """Status of the answer to a body sent piece by piece; empty where the line was cut."""
    with socket.create_connection(("127.0.0.1", port), timeout=BATAS) as s:
        awal = "POST /masuk/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        jenis = "Content-Type: multipart/form-data; boundary=x\r\n"
        s.sendall(f"{awal}{jenis}{kepala}\r\n\r\n".encode())
        with contextlib.suppress(OSError):
            for _ in range(banyak):
                s.sendall(potong)
        with contextlib.suppress(OSError):
            return s.recv(4096).partition(b" ")[2][:3]
    return b""


def _memory(pid: int) -> int:
    """Peak resident bytes of a process and its children."""
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    baris = Path(f"/proc/{pid}/status").read_text().splitlines()
    puncak = next(int(satu.split()[1]) * 1024 for satu in baris if satu.startswith("VmHWM"))
    return puncak + sum(_memory(int(satu)) for satu in anak)


def test_serve_without_static_files_is_refused_with_what_to_do(lingkungan: dict[str, str]) -> None:
    hasil = tera("serve", "--port", str(_free_port()), lingkungan=lingkungan)
    assert hasil.returncode == 2
    assert "tera migrate" in hasil.stderr


@pytest.mark.django_db(transaction=True)
def test_work_once_seals_the_audit_record(tmp_path: Path) -> None:
    bungo = factories.instansi()
    AuditEvent.objects.create(
        pada="2026-01-01T00:00Z", pelaku="Tera", tindakan="uji", objek="x", objek_id=bungo.pk
    )
    hasil = tera("work", "--sekali", lingkungan=environment(tmp_path, DATABASE_URL=database_url()))
    assert hasil.returncode == 0, hasil.stderr
    assert AuditSegel.objects.count() == 1
    connection.close()


@pytest.mark.django_db(transaction=True)  # another process commits here
def test_work_stops_on_sigterm(lingkungan: dict[str, str]) -> None:
    with _running("work", lingkungan=lingkungan) as proses:
        _wait_until_registered()
        proses.send_signal(signal.SIGTERM)
        assert proses.wait(BATAS) == 0


def _wait_until_registered() -> None:
    batas = time.monotonic() + BATAS
    with connection.cursor() as cursor:
        while time.monotonic() < batas:
            cursor.execute("SELECT count(*) FROM procrastinate_workers")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.1)
    raise AssertionError("the worker did not register")


def test_unmigrated_database_is_refused_with_what_to_do(tmp_path: Path, db: None) -> None:
    kosong = database_url().replace(connection.settings_dict["NAME"], "template1")
    hasil = tera("verify", lingkungan=environment(tmp_path, DATABASE_URL=kosong))
    assert hasil.returncode == 2
    assert "tera migrate" in hasil.stderr


@pytest.mark.django_db(transaction=True)
def test_open_stream_gets_what_is_committed_and_ends_on_sigterm(tmp_path: Path) -> None:
    dunia = factories.dunia()
    lingkungan = environment(tmp_path / "data", DATABASE_URL=database_url(), TERA_PROSES="1")
    lingkungan["TERA_SECRET_KEY"] = settings.SECRET_KEY
    assert tera("migrate", lingkungan=lingkungan).returncode == 0
    client = Client()
    client.force_login(dunia.sari)
    port = _free_port()
    with _running("serve", "--port", str(port), lingkungan=lingkungan) as proses:
        _get(f"http://127.0.0.1:{port}/sehat/")
        tolak = http.client.HTTPConnection("127.0.0.1", port, timeout=BATAS)
        tolak.request("GET", "/langsung/")
        assert tolak.getresponse().status == 401
        tolak.close()
        aliran = http.client.HTTPConnection("127.0.0.1", port, timeout=BATAS)
        kuki = f"tera_sesi={client.session.session_key}"
        aliran.request("GET", "/langsung/", headers={"Cookie": kuki, "Accept-Encoding": "gzip"})
        jawaban = aliran.getresponse()
        assert jawaban.headers["Content-Type"].startswith("text/event-stream")
        assert jawaban.headers["X-Accel-Buffering"] == "no"
        assert jawaban.headers["Content-Length"] is None
        _read_until(jawaban, b"event: denyut")
        notify(penerima=[dunia.sari.pegawai], teks="Kabar untuk Sari", tautan="/skp/1/")
        _read_until(jawaban, b"Kabar untuk Sari")
        mulai = time.monotonic()
        proses.send_signal(signal.SIGTERM)
        assert b"event: kabar" not in jawaban.read()
        assert proses.wait(BATAS) == 0
        assert time.monotonic() - mulai < 10  # not the 20 s after which the server is killed
        aliran.close()
    connection.close()


def _read_until(jawaban: http.client.HTTPResponse, kata: bytes) -> None:
    """Read lines of the stream up to one that holds ``kata``."""
    while kata not in (baris := jawaban.readline()):
        assert baris, f"the stream ended before {kata!r}"
