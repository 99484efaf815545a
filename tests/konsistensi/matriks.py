"""Every route x relation, as one table: what each person gets who opens each address.

Addresses are filled from the names of their parts (``skp_id``, ``evaluasi_id``...), all of which
are Sari's; so "rekan" is a colleague of hers, "mantan_penilai" a former superior, and so on.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from tera.akun.models import Akun

HUBUNGAN = [
    "anonim",
    "diri",
    "penilai",
    "atasan_penilai",
    "rekan",
    "unit_lain",
    "mantan_penilai",
    "pengelola",
    "bkpsdm",
    "auditor",
    "instansi_lain",
    "bkpsdm_instansi_lain",
]


class _Undo(Exception):
    pass


def address(pola: URLPattern, nilai: dict[str, Any]) -> str:
    """The route's address; an unknown part means that the world lacks a row: KeyError."""
    bagian = pola.pattern.regex.groupindex
    return reverse(str(pola.name), kwargs={nama: nilai[nama] for nama in bagian})


class Orang:
    """Everyone, signed in once; each client begins with the session as it was then."""

    def __init__(self, akun: dict[str, Akun]) -> None:
        self._kuki: dict[str, str] = {}
        for siapa, satu in akun.items():
            client = Client()
            client.force_login(satu)
            self._kuki[siapa] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def client(self, siapa: str) -> Client:
        """A new browser of this person; "anonim" is signed in nowhere."""
        client = Client(raise_request_exception=True)
        if siapa in self._kuki:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._kuki[siapa]
        return client


def answers(pola: URLPattern, orang: Orang, nilai: dict[str, Any]) -> list[str]:
    """``GET 200`` or ``POST 403`` for each of HUBUNGAN; whatever they did is undone."""
    alamat = address(pola, nilai)
    return [_answer(orang.client(siapa), alamat) for siapa in HUBUNGAN]


def _answer(client: Client, alamat: str) -> str:
    try:
        with transaction.atomic():
            jawaban = client.get(alamat)
            cara = "GET"
            if jawaban.status_code == 405:
                jawaban, cara = client.post(alamat), "POST"
            raise _Undo
    except _Undo:
        return f"{cara} {jawaban.status_code}"


def heading(lebar: int) -> str:
    """The first line of the table; ``lebar`` is the longest name of a route."""
    return f"{'rute':{lebar}} cara | " + " ".join(HUBUNGAN)


def render(nama: str, akses: str, jawaban: list[str], *, lebar: int) -> str:
    """One route as a line of the table."""
    cara = "POST" if any(satu.startswith("POST") for satu in jawaban) else "GET"
    kode = [satu.split()[1] for satu in jawaban]
    kolom = " ".join(f"{k:{len(h)}}" for k, h in zip(kode, HUBUNGAN, strict=True))
    return f"{nama:{lebar}} {cara:4} | {kolom} | {akses}"
