"""Servers of mail and messages for the tests of channels, and settings that point at them."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.notifikasi.pos import ServerGerbang, ServerSurat, served


@pytest.fixture
def pos(settings: Settings) -> Iterator[ServerSurat]:
    with served(ServerSurat()) as server:
        settings.SMTP = server.smtp
        settings.DEFAULT_FROM_EMAIL = "Tera <tera@bungokab.go.id>"
        settings.ALAMAT = "https://kinerja.bungokab.go.id"
        yield server


@pytest.fixture
def gerbang(settings: Settings) -> Iterator[ServerGerbang]:
    with served(ServerGerbang()) as server:
        settings.WEBHOOK_LOKAL = True
        yield server
        server.lepas.set()
