"""Whole processes: serve and work start, answer, and stop when asked to."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tera.dasar.models import AuditEvent, AuditSegel
from tests import factories
from tests.config.alat import database_url, environment, tera

BATAS = 30


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


def test_serve_answers_keeps_its_key_and_stops_on_sigterm(
    lingkungan: dict[str, str], tmp_path: Path
) -> None:
    siap = tera("migrate", lingkungan=lingkungan)
    assert siap.returncode == 0, siap.stderr
    port = str(_free_port())
    with _running("serve", "--port", port, lingkungan=lingkungan) as proses:
        assert _get(f"http://127.0.0.1:{port}/sehat/") == (200, "sehat\n")
        ditolak = tera("serve", "--port", port, lingkungan=lingkungan)
        assert ditolak.returncode == 2
        assert f"port {port}" in ditolak.stderr
        proses.send_signal(signal.SIGTERM)
        assert proses.wait(BATAS) == 0
    assert (tmp_path / "data" / "kunci-rahasia").stat().st_mode & 0o777 == 0o600


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
