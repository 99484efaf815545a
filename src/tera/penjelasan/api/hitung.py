"""Calculators for programs: the same rules, inputs and steps as on the pages."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Body, Router, Schema

from tera.aturan.bidang import Bidang
from tera.aturan.isian import read_isian, write_isian
from tera.aturan.kalkulator import DAFTAR, KalkulatorTidakDikenal, find_kalkulator
from tera.aturan.kalkulator.bentuk import Kalkulator
from tera.aturan.perhitungan import render_langkah, to_json
from tera.dasar.errors import TidakDitemukan

router = Router(tags=["hitung"])
Masukan = Annotated[dict[str, Any], Body(...)]


class KalkulatorSchema(Schema):
    """A calculator in the list."""

    kode: str
    judul: str
    subjek: str
    penjelasan: str


class BidangSchema(Schema):
    """An input: its kind decides the JSON type; days and fractions are texts."""

    nama: str
    label: str
    jenis: str
    petunjuk: str
    satuan: str
    wajib: bool
    minimum: str | None
    maksimum: str | None
    pilihan: list[str]
    kolom: list["BidangSchema"]


class RincianSchema(KalkulatorSchema):
    """A calculator with its inputs and an example to send."""

    bidang: list[BidangSchema]
    contoh: dict[str, Any]


class LangkahSchema(Schema):
    """One step of the working, as the page's "Mengapa?" shows it."""

    label: str
    nilai: str
    acuan: str
    tautan: str
    kepastian: str
    peraturan: str


class HasilSchema(Schema):
    """The exact value, the value in words, and the steps that led to it."""

    nilai: Any
    tampil: str
    langkah: list[LangkahSchema]


@router.get("/", response=list[KalkulatorSchema], url_name="api_hitung_daftar")
def list_kalkulator(request: HttpRequest) -> list[dict[str, Any]]:
    """Every calculator."""
    return [_summary(satu) for satu in DAFTAR]


@router.get("/{kode}/", response=RincianSchema, url_name="api_hitung")
def describe_kalkulator(request: HttpRequest, kode: str) -> dict[str, Any]:
    """What a calculator asks for, with an example."""
    satu = _found(kode)
    return {
        **_summary(satu),
        "bidang": [_describe(bidang) for bidang in satu.bidang],
        "contoh": write_isian(satu.bidang, satu.contoh),
    }


@router.post("/{kode}/", response=HasilSchema, url_name="api_hitung")
def compute(request: HttpRequest, kode: str, masukan: Masukan) -> dict[str, Any]:
    """The result of a rule with its working; nothing is stored."""
    satu = _found(kode)
    hasil = satu.hitung(**read_isian(satu.bidang, masukan))
    return {
        "nilai": to_json(hasil)["nilai"],
        "tampil": satu.format(hasil.nilai),
        "langkah": [asdict(langkah) for langkah in render_langkah(hasil)],
    }


def _found(kode: str) -> Kalkulator:
    try:
        return find_kalkulator(kode)
    except KalkulatorTidakDikenal as galat:
        raise TidakDitemukan(galat.pesan) from galat


def _summary(satu: Kalkulator) -> dict[str, Any]:
    return {
        "kode": satu.kode,
        "judul": satu.judul,
        "subjek": satu.subjek.label,
        "penjelasan": satu.penjelasan,
    }


def _describe(bidang: Bidang) -> dict[str, Any]:
    return {
        "nama": bidang.nama,
        "label": bidang.label,
        "jenis": bidang.jenis,
        "petunjuk": bidang.petunjuk,
        "satuan": bidang.satuan,
        "wajib": bidang.wajib,
        "minimum": None if bidang.minimum is None else str(bidang.minimum),
        "maksimum": None if bidang.maksimum is None else str(bidang.maksimum),
        "pilihan": [kode for kode, _ in bidang.pilihan],
        "kolom": [_describe(satu) for satu in bidang.kolom],
    }
