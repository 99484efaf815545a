"""/sehat/: for load balancers."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_answers_without_sign_in_and_is_not_cached(client: Client) -> None:
    jawaban = client.get("/sehat/")
    assert (jawaban.status_code, jawaban.content) == (200, b"sehat\n")
    assert "no-store" in jawaban["Cache-Control"]
    assert client.post("/sehat/").status_code == 405


@pytest.mark.django_db
def test_says_so_when_the_database_is_gone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_: object) -> None:
        raise OperationalError("server closed the connection at 10.0.0.5")

    monkeypatch.setattr(connection, "cursor", gagal)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban["Retry-After"]
    assert b"10.0.0.5" not in jawaban.content
