"""Guards that hold for every test."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.templat import ensure_templat

collect_ignore_glob: list[str] = []
LOKAL = {"127.0.0.1", "localhost", "::1"}


def pytest_configure() -> None:
    """Static files by their plain names: collecting them is `tera serve`'s business."""
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


class UndefinedVariable(str):
    """Takes the place of ``string_if_invalid``: an undefined template variable fails the test."""

    def __contains__(self, kunci: object) -> bool:
        return kunci == "%s"

    def __mod__(self, nama: object) -> str:
        raise ImproperlyConfigured(f"template variable {nama!r} is not defined")


@pytest.fixture(autouse=True, scope="session")
def _undefined_template_variables_fail() -> None:
    from django.template import engines

    engines["django"].engine.string_if_invalid = UndefinedVariable("%s")


@pytest.fixture(autouse=True)
def _network_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only sockets of this machine: a test that reaches out fails."""
    asli = socket.socket.connect

    def connect(self: socket.socket, alamat: object) -> None:
        if isinstance(alamat, tuple) and alamat[0] not in LOKAL:
            raise OSError(f"tests stay on this machine, not {alamat[0]}")
        asli(self, alamat)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Every worker's database is a copy of one that is migrated already."""
    from django.db import connection

    connection.settings_dict["TEST"]["TEMPLATE"] = ensure_templat()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Let the test runner empty tables between transactional tests.

    Only the TRUNCATE triggers are off; ``test_audit`` turns them on again where it tests them.
    """
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        for tabel in ("event", "segel"):
            cursor.execute(
                f"ALTER TABLE dasar_audit{tabel} DISABLE TRIGGER audit_{tabel}_tetap_semua"
            )
