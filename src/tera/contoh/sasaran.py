"""Objectives of units for a year, parents first, and what plans share with them."""

import random
from typing import Any

from tera.aturan.target import Target
from tera.contoh.kerangka import HasilJadi, IndikatorJadi, Kerangka
from tera.contoh.peta import Unit
from tera.contoh.pustaka import IsiIndikator
from tera.perencanaan.models import IndikatorSasaran, SasaranUnit

SasaranJadi = dict[int, list[HasilJadi]]


def susun_sasaran(k: Kerangka, tahun: int) -> SasaranJadi:
    """Write the objectives of every unit of a year; returned by unit."""
    unit = k.peta.unit
    jadi: SasaranJadi = {}
    for satu in sorted(unit.values(), key=lambda u: (_depth(u, unit), u.kode)):
        rng = k.dadu("sasaran", tahun, satu.kode)
        atas = jadi.get(satu.induk_id or 0, [])
        jadi[satu.id] = [
            _sasaran(k, tahun, satu, nomor, atas, rng)
            for nomor in range(len(k.pustaka.for_kepala(satu.nama)))
        ]
    return jadi


def _sasaran(
    k: Kerangka, tahun: int, unit: Unit, nomor: int, atas: list[HasilJadi], rng: random.Random
) -> HasilJadi:
    isi = k.pustaka.for_kepala(unit.nama)[nomor]
    induk = served(atas, isi.tema, rng)
    uraian = k.isi_teks(isi.uraian, rng, unit)
    sasaran_id = k.penyalin.tambah(
        SasaranUnit,
        unit_id=unit.id,
        tahun=tahun,
        uraian=uraian,
        induk_id=induk.sasaran_id if induk else None,
        urut=nomor + 1,
    )
    jadi = HasilJadi(0, uraian, isi.tema, sasaran_id)
    for urut, satu in enumerate(isi.indikator):
        target = rng.choice(satu.target)
        kolom = kolom_target(satu, target, k.isi_teks(satu.uraian, rng, unit), urut)
        k.penyalin.tambah(IndikatorSasaran, sasaran_id=sasaran_id, **kolom)
        jadi.indikator.append(IndikatorJadi(0, satu, target, naratif=False))
    return jadi


def served(atas: list[HasilJadi], tema: tuple[str, ...], rng: random.Random) -> HasilJadi | None:
    """The result above that shares a theme, the most specific first; else any of them."""
    utama = [hasil for hasil in atas if hasil.tema]
    for satu in tema:
        for hasil in utama:
            if satu in hasil.tema:
                return hasil
    return rng.choice(utama) if utama else None


def kolom_target(isi: IsiIndikator, target: Target, uraian: str, urut: int) -> dict[str, Any]:
    """The columns that an indicator of a unit and one of a person have in common."""
    return {
        "uraian": uraian,
        "jenis_target": target.jenis,
        "target_bawah": target.bawah,
        "target_atas": target.atas,
        "target_teks": target.teks,
        "satuan": isi.satuan,
        "arah": isi.arah,
        "urut": urut,
    }


def _depth(unit: Unit, semua: dict[int, Unit]) -> int:
    dalam = 0
    while unit.induk_id in semua and dalam <= len(semua):
        unit, dalam = semua[unit.induk_id], dalam + 1
    return dalam
