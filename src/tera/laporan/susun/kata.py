"""Words that several documents share: dates, the steps behind a figure, the fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, TypeVar

from tera.aturan.kalender import JenisPeriode, Periode, format_tanggal
from tera.aturan.perhitungan import render_langkah
from tera.laporan.dokumen import (
    DokumenAngkaKredit,
    DokumenB18,
    DokumenB19,
    DokumenDialog,
    DokumenEvaluasi,
    DokumenEvaluasiResmi,
    DokumenSkp,
    Langkah,
)
from tera.organisasi.models import Instansi
from tera.penilaian.waktu import local_day

Dokumen = TypeVar(
    "Dokumen",
    DokumenSkp,
    DokumenEvaluasi,
    DokumenEvaluasiResmi,
    DokumenAngkaKredit,
    DokumenDialog,
    DokumenB18,
    DokumenB19,
)

_PANJANG_SIDIK = 32
_KELOMPOK_SIDIK = 8


def format_rentang(mulai: date, selesai: date) -> str:
    """Both days in words: "1 Januari s.d. 31 Desember 2026"; the year once where it is the same."""
    awal = format_tanggal(mulai)
    if mulai.year == selesai.year:
        awal = awal.removesuffix(f" {mulai.year}")
    return f"{awal} s.d. {format_tanggal(selesai)}"


def format_hari(saat: datetime | None, instansi: Instansi) -> str:
    """The day of a moment in the agency's zone; nothing for a step that was not taken."""
    return format_tanggal(local_day(saat, instansi)) if saat else ""


def format_jenis_periode(periode: Periode) -> str:
    """The period as the form's heading names it: "Triwulan III", "Januari", "Tahunan"."""
    if periode.jenis is JenisPeriode.TAHUNAN:
        return periode.jenis.label
    return periode.label.removesuffix(f" {periode.tahun}")


def langkah_of(perhitungan: Mapping[str, Any]) -> tuple[Langkah, ...]:
    """The steps of "Mengapa?" on paper, worded as the page words them."""
    return tuple(
        Langkah(label=satu.label, nilai=satu.nilai, acuan=satu.dasar, kepastian=satu.kepastian)
        for satu in render_langkah(perhitungan)
    )


def with_sidik(dokumen: Dokumen) -> Dokumen:
    """The document with its fingerprint: half of the SHA-256 of its kind and all of its words.

    The same content has the same fingerprint on any paper and any day; one changed letter has
    another.
    """
    isi = json.dumps(
        [type(dokumen).__name__, asdict(replace(dokumen, sidik=""))],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    sidik = hashlib.sha256(isi.encode("utf-8", "surrogatepass")).hexdigest()[:_PANJANG_SIDIK]
    kelompok = range(0, _PANJANG_SIDIK, _KELOMPOK_SIDIK)
    return replace(dokumen, sidik=" ".join(sidik[i : i + _KELOMPOK_SIDIK] for i in kelompok))
