"""Calculators for programs: typed answers, problems with the sentence of the page."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tera.aturan.isian import write_isian
from tera.aturan.kalkulator import DAFTAR, find_kalkulator
from tests import factories

pytestmark = pytest.mark.django_db
DASAR = "/api/v1/hitung/"


@pytest.fixture
def sari() -> Client:
    return signed_in(factories.dunia().sari)


def signed_in(akun: Any, **lain: Any) -> Client:
    client = Client(**lain)
    client.force_login(akun)
    return client


def send(client: Client, kode: str, masukan: Any, **lain: Any) -> HttpResponse:
    isi = masukan if isinstance(masukan, (str, bytes)) else json.dumps(masukan)
    return client.post(f"{DASAR}{kode}/", isi, content_type="application/json", **lain)


def problem(jawaban: HttpResponse, status: int) -> dict[str, Any]:
    assert jawaban.status_code == status
    assert jawaban["Content-Type"] == "application/problem+json"
    isi: dict[str, Any] = json.loads(jawaban.content)
    assert isi["status"] == status
    assert isi["title"]
    return isi


def test_every_calculator_is_listed_described_and_computes_its_example(sari: Client) -> None:
    daftar = sari.get(DASAR).json()
    assert [satu["kode"] for satu in daftar] == [satu.kode for satu in DAFTAR]
    for satu in DAFTAR:
        rincian = sari.get(f"{DASAR}{satu.kode}/").json()
        assert [bidang["nama"] for bidang in rincian["bidang"]] == list(satu.contoh)
        jawaban = send(sari, satu.kode, rincian["contoh"])
        assert jawaban.status_code == 200, (satu.kode, jawaban.content)
        hasil = satu.hitung(**satu.contoh)
        assert jawaban.json()["tampil"] == satu.format(hasil.nilai)
        assert len(jawaban.json()["langkah"]) == len(hasil.langkah)


def test_steps_are_those_of_the_page(sari: Client) -> None:
    masukan = {"hasil": "di_atas", "perilaku": "di_atas", "pada": "2025-12-31"}
    isi = send(sari, "predikat", masukan).json()
    assert (isi["nilai"], isi["tampil"]) == ("sangat_baik", "Sangat Baik")
    halaman = sari.get("/hitung/predikat/", masukan).content.decode()
    for langkah in isi["langkah"]:
        assert langkah["label"] in halaman
        assert langkah["nilai"] in halaman
        assert langkah["acuan"] in halaman


def test_a_fraction_reaches_the_program_exactly(sari: Client) -> None:
    masukan = {"jenjang": "ahli_pertama", "predikat": "baik", "bulan": 2, "pada": "2024-02-29"}
    isi = send(sari, "angka-kredit", masukan).json()
    assert (isi["nilai"], isi["tampil"]) == ("25/12", "2,08")


@pytest.mark.parametrize(
    ("masukan", "kata"),
    [
        ({"hasil": "di_atas", "perilaku": "di_atas"}, "belum diisi"),
        ({"hasil": "hebat", "perilaku": "di_atas", "pada": "2025-12-31"}, "pilih salah satu"),
        ({"hasil": "di_atas", "perilaku": "di_atas", "pada": "kemarin"}, "harus tanggal"),
        ({"hasil": "di_atas", "perilaku": "di_atas", "pada": "2019-12-31"}, "belum berlaku"),
        ({"asing": 1}, "tidak dikenal"),
        ([1], "objek JSON"),
        ("{rusak", "tidak dapat dibaca"),
    ],
)
def test_bad_input_is_a_problem_with_a_sentence(sari: Client, masukan: Any, kata: str) -> None:
    status = 400 if masukan == "{rusak" else 422
    assert kata in problem(send(sari, "predikat", masukan), status)["detail"]


def test_an_unknown_calculator_is_not_found(sari: Client) -> None:
    assert "tidak ada" in problem(sari.get(f"{DASAR}karangan/"), 404)["detail"]


def test_nobody_signed_in_is_told_to_sign_in() -> None:
    isi = problem(Client().get(DASAR), 401)
    assert "Masuk dulu" in isi["detail"]


def test_a_foreign_page_cannot_send() -> None:
    asing = signed_in(factories.dunia().sari, enforce_csrf_checks=True)
    masukan = write_isian(find_kalkulator("predikat").bidang, find_kalkulator("predikat").contoh)
    assert send(asing, "predikat", masukan).status_code == 403


def test_the_description_for_programs_names_every_route() -> None:
    isi = Client().get("/api/v1/openapi.json").json()
    assert set(isi["paths"]) == {DASAR, DASAR + "{kode}/"}
