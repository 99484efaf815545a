"""Sixty and more hostile uploads through the real page: refused or inert, below 50 MB each."""

import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any, Self

import pytest
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse

from tera.pelaksanaan.berkas import JENIS
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tests.pelaksanaan.conftest import MEGA, PDF, Kerja
from tests.pelaksanaan.halaman import alamat_isi, masuk
from tests.pelaksanaan.unggahan_jahat import (
    BATAS,
    DITOLAK,
    GOLONGAN,
    ISIAN,
    KASUS,
    KIRIMAN,
    LEMBAM,
    Jahat,
    kirim,
)

MEMORI_TERBESAR = 50 * MEGA
DITOLAK_STATUS = {400, 413, 422}
JENIS_ISI = {jenis.jenis_isi for jenis in JENIS.values()}


class Puncak:
    """How much Python's heap grew at most since the block began."""

    def __init__(self) -> None:
        self.tercatat = 0

    def __enter__(self) -> Self:
        tracemalloc.start()
        self.awal = tracemalloc.get_traced_memory()[0]
        return self

    def stop(self, **_: Any) -> None:
        """Note the peak and trace no more."""
        if tracemalloc.is_tracing():
            self.tercatat = tracemalloc.get_traced_memory()[1] - self.awal
            tracemalloc.stop()

    def __exit__(self, *_: object) -> None:
        self.stop()


def _post(
    client: Client, alamat: str, isi: bytes, *, utuh: bool = True, **kepala: str
) -> tuple[int, str, int]:
    """Status, page and peak memory: to the end, or until the page begins to be drawn.

    Tracing costs six times the drawing, which is the same page each time and holds nothing of the
    upload but its name.
    """
    with Puncak() as puncak:
        if not utuh:
            template_rendered.connect(puncak.stop)
        try:
            jawaban = client.generic(
                "POST", alamat, isi, f"multipart/form-data; boundary={BATAS}", **kepala
            )
        finally:
            template_rendered.disconnect(puncak.stop)
    return jawaban.status_code, jawaban.content.decode(errors="replace"), puncak.tercatat


def test_there_are_enough_of_them_and_each_is_another() -> None:
    nama = [satu.nama for satu in KASUS] + [satu[0] for satu in KIRIMAN]
    assert len(nama) == len(set(nama)) >= 60


@pytest.mark.parametrize("golongan", GOLONGAN)
def test_every_hostile_upload_is_refused_or_inert_and_small(kerja: Kerja, golongan: str) -> None:
    client, alamat = masuk(kerja.sari), alamat_isi(kerja.angka)
    _post(client, alamat, kirim(ISIAN, ("berkas", "hangat.pdf", PDF + b"%")))  # what loads once
    masalah = []
    for nomor, kasus in enumerate(GOLONGAN[golongan]):
        BuktiDukung.objects.all().delete()
        Realisasi.objects.all().delete()
        isi = kirim(ISIAN, ("berkas", kasus.berkas, kasus.isi()))
        status, halaman, puncak = _post(client, alamat, isi, utuh=nomor == 0)
        if puncak > MEMORI_TERBESAR:
            masalah.append(f"{kasus.nama}: {puncak // MEGA} MB")
        masalah += [f"{kasus.nama}: {satu}" for satu in _judge(client, kasus, status, halaman)]
    assert not masalah, "\n".join(masalah)


def _judge(client: Client, kasus: Jahat, status: int, halaman: str) -> Iterator[str]:
    bukti = BuktiDukung.objects.first()
    if kasus.harap == DITOLAK:
        if status not in DITOLAK_STATUS or bukti is not None or Realisasi.objects.exists():
            yield f"tidak ditolak ({status})"
        elif kasus.kata not in halaman:
            yield f"ditolak tanpa kata {kasus.kata!r}"
    elif status != 302 or bukti is None:
        yield f"tidak disimpan ({status})"
    else:
        yield from _inert(client, bukti)


def _inert(client: Client, bukti: BuktiDukung) -> Iterator[str]:
    """Handed out as what it is, to be kept and not run; its name leads nowhere."""
    unduhan = client.get(reverse("bukti", args=[bukti.pk]))
    lihat = client.get(reverse("bukti_pratinjau", args=[bukti.pk]))
    if not unduhan["Content-Disposition"].startswith("attachment"):
        yield "dibuka di tempat"
    for satu in [unduhan, *([lihat] if lihat.status_code == 200 else [])]:
        if satu["X-Content-Type-Options"] != "nosniff" or satu["Content-Type"] not in JENIS_ISI:
            yield "dapat ditebak jenisnya"
        if satu["Content-Security-Policy"] != "sandbox; default-src 'none'":
            yield "tanpa kotak pasir"
    if lihat.status_code == 200 and not lihat["Content-Type"].startswith("image/"):
        yield "ditampilkan walaupun bukan gambar"
    if set(bukti.nama) & set("/\\\0\r\n") or bukti.nama.startswith("."):
        yield f"nama {bukti.nama!r}"
    if "<" in bukti.nama:
        halaman = client.get(reverse("bukti_rincian", args=[bukti.pk])).content.decode()
        if bukti.nama in halaman:
            yield "namanya menjadi HTML"


@pytest.mark.parametrize(
    ("buat", "panjang", "boleh"), [k[1:] for k in KIRIMAN], ids=[k[0] for k in KIRIMAN]
)
def test_body_that_lies_about_itself_is_refused(
    kerja: Kerja, buat: Callable[[], bytes], panjang: str, boleh: set[int]
) -> None:
    client = masuk(kerja.sari)
    client.raise_request_exception = False
    kepala = {"CONTENT_LENGTH": panjang} if panjang else {}
    status, _, puncak = _post(client, alamat_isi(kerja.angka), buat(), **kepala)
    assert status in boleh
    assert puncak < MEMORI_TERBESAR
    assert not BuktiDukung.objects.exists()


def test_honest_file_still_passes_here(kerja: Kerja) -> None:
    """So that the suite above does not pass because nothing does."""
    isi = kirim(ISIAN, ("berkas", "laporan.pdf", PDF))
    assert _post(masuk(kerja.sari), alamat_isi(kerja.angka), isi)[0] == 302
    assert BuktiDukung.objects.get().nama == "laporan.pdf"
    assert LEMBAM != DITOLAK
