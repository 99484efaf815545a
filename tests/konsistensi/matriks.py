"""Every route x relation, as one table: what each person gets who opens each address.

Addresses are filled from the names of their parts (``skp_id``, ``evaluasi_id``...), all of which
are Sari's; so "rekan" is a colleague of hers, "mantan_penilai" a former superior, and so on.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from tera.akun.models import Akun
from tests.konsistensi.test_rute import patterns

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


def answer(akun: Akun | None, alamat: str) -> str:
    """``GET 200`` or ``POST 403``: what this account gets; whatever it did is undone."""
    client = Client(raise_request_exception=True)
    if akun is not None:
        client.force_login(akun)
    try:
        with transaction.atomic():
            jawaban = client.get(alamat)
            cara = "GET"
            if jawaban.status_code == 405:
                jawaban, cara = client.post(alamat), "POST"
            raise _Undo
    except _Undo:
        return f"{cara} {jawaban.status_code}"


def rows(akun: dict[str, Akun], nilai: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """(route, access, answers in the order of HUBUNGAN)."""
    for pola in sorted(patterns(), key=lambda p: str(p.name)):
        alamat = address(pola, nilai)
        yield (
            str(pola.name),
            str(pola.callback.akses),  # type: ignore[attr-defined]
            [answer(akun.get(siapa), alamat) for siapa in HUBUNGAN],
        )


def render(baris: list[tuple[str, str, list[str]]]) -> str:
    """The table as text, one line a route."""
    lebar = max(len(nama) for nama, _, _ in baris)
    kepala = f"{'rute':{lebar}} cara | " + " ".join(HUBUNGAN)
    isi = []
    for nama, akses, jawaban in baris:
        cara = "POST" if any(satu.startswith("POST") for satu in jawaban) else "GET"
        kode = [satu.split()[1] for satu in jawaban]
        kolom = " ".join(f"{k:{len(h)}}" for k, h in zip(kode, HUBUNGAN, strict=True))
        isi.append(f"{nama:{lebar}} {cara:4} | {kolom} | {akses}")
    return "\n".join([kepala, *isi]) + "\n"
