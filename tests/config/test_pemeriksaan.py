"""``tera check``: every item can be well and can be bad."""

import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.utils import timezone
from pytest_django import Settings

from tera.config import pemeriksaan as p
from tera.config.cli import main
from tera.config.pemeriksaan import BUTIR, Tingkat
from tera.dasar.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def _heartbeat(menit: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
            [timezone.now() - timedelta(minutes=menit)],
        )


def _event(menit: int) -> None:
    AuditEvent.objects.create(
        pada=timezone.now() - timedelta(minutes=menit), pelaku="Tera", tindakan="uji",
        objek="organisasi.Instansi", objek_id=1,
    )  # fmt: skip


def test_command_lists_every_item_and_fails_on_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERA_DATA", str(tmp_path))
    assert main(["check"]) == 1
    keluaran = capsys.readouterr().out
    assert f"{len(BUTIR)} butir" in keluaran
    assert "GALAT       Pekerja antrean: tidak berjalan (tidak terdaftar)." in keluaran
    assert "'tera work'" in keluaran


def test_every_finding_says_what_to_do() -> None:
    for satu in p.check_all():
        assert bool(satu.tindakan) == (satu.tingkat is not Tingkat.OK), satu


@pytest.mark.parametrize(
    ("versi", "tingkat"),
    [(140_010, Tingkat.GALAT), (190_000, Tingkat.GALAT), (150_000, None), (180_004, None)],
)
def test_version(versi: int, tingkat: Tingkat | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections["default"].__dict__, "pg_version", versi)
    assert (p.check_version().tingkat is Tingkat.GALAT) == (tingkat is Tingkat.GALAT)


def test_worker_that_was_seen_lately_is_well() -> None:
    _heartbeat(5)
    assert p.check_worker().tingkat is Tingkat.GALAT
    _heartbeat(0)
    assert p.check_worker().tingkat is Tingkat.OK


def test_audit_that_waits_long_is_an_error() -> None:
    assert p.check_audit().tingkat is Tingkat.OK
    _event(1)
    assert p.check_audit().tingkat is Tingkat.OK


def test_audit_unsealed_for_an_hour_is_an_error() -> None:
    _event(60)
    hasil = p.check_audit()
    assert hasil.tingkat is Tingkat.GALAT
    assert "60 menit" in hasil.alasan


def test_demo_accounts_outside_of_the_demo_are_an_error(settings: Settings) -> None:
    settings.DEMO = False
    assert p.check_demo_accounts().tingkat is Tingkat.OK
    akun = factories.dunia().sari
    akun.contoh = True
    akun.save()
    assert p.check_demo_accounts().tingkat is Tingkat.GALAT
    settings.DEMO = True
    assert p.check_demo_accounts().tingkat is Tingkat.PERINGATAN


def test_secret_key_file_must_be_its_owners_alone(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERA_SECRET_KEY", raising=False)
    assert p.check_secret_key().tingkat is Tingkat.PERINGATAN
    berkas = data / p.BERKAS_KUNCI
    berkas.write_text("x" * 60)
    berkas.chmod(0o640)
    assert p.check_secret_key().tingkat is Tingkat.GALAT
    berkas.chmod(0o600)
    assert p.check_secret_key().tingkat is Tingkat.OK


def test_hosts(settings: Settings) -> None:
    for nama, tingkat in (
        (["*"], Tingkat.GALAT),
        (["localhost"], Tingkat.PERINGATAN),
        (["kinerja.bungokab.go.id"], Tingkat.OK),
    ):
        settings.ALLOWED_HOSTS = nama
        assert p.check_hosts().tingkat is tingkat


@pytest.mark.parametrize(
    ("https", "proxy", "tingkat"),
    [(False, 0, Tingkat.PERINGATAN), (True, 0, Tingkat.PERINGATAN), (True, 1, Tingkat.OK)],
)
def test_https(https: bool, proxy: int, tingkat: Tingkat, settings: Settings) -> None:
    settings.HTTPS, settings.PROXY_TEPERCAYA = https, proxy
    assert p.check_https().tingkat is tingkat


def test_debug(settings: Settings) -> None:
    settings.DEBUG = True
    assert p.check_debug().tingkat is Tingkat.GALAT


def test_data_folder_that_others_may_change_is_told(data: Path) -> None:
    data.chmod(0o777)
    assert p.check_data_folder().tingkat is Tingkat.PERINGATAN
    data.chmod(0o711)
    assert p.check_data_folder().tingkat is Tingkat.OK


def test_data_folder_that_cannot_be_written_is_an_error(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert p.check_data_folder().tingkat is Tingkat.GALAT


@pytest.mark.parametrize(
    ("bebas", "tingkat"),
    [(100 * 1024**2, Tingkat.GALAT), (1024**3, Tingkat.PERINGATAN), (1024**4, Tingkat.OK)],
)
def test_disk(bebas: int, tingkat: Tingkat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p.shutil, "disk_usage", lambda _: SimpleNamespace(free=bebas))
    assert p.check_disk().tingkat is tingkat


def test_static_files_not_collected_are_an_error(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path
    assert p.check_static().tingkat is Tingkat.GALAT
