"""Agencies made up from nothing: unit tree, people, ranks, assignments and superiors in bulk."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from tera.aturan.angka_kredit import jenjang_from_jabatan
from tera.aturan.berkas import read_toml
from tera.contoh.kerangka import latest_moment
from tera.contoh.salin import Penyalin
from tera.organisasi.models import (
    Instansi,
    Jabatan,
    Kepangkatan,
    Pegawai,
    Penugasan,
    SusunanUnit,
    UnitKerja,
)
from tera.organisasi.models.instansi import ZonaWaktu
from tera.organisasi.models.pegawai import JenisJabatan, JenisPegawai
from tera.organisasi.services import derive_atasan

BERKAS = Path(__file__).parent / "agensi.toml"
UNIT_TERKECIL = 5
ORANG_PER_UNIT = 22
BAGIAN_PPPK = 0.3
GOLONGAN = {"Ahli Pertama": "III/b", "Ahli Muda": "III/d", "Ahli Madya": "IV/b"}
GOLONGAN_KEPALA = ("IV/d", "IV/c", "IV/a")
GOLONGAN_PELAKSANA = ("II/c", "II/d", "III/a", "III/b")
GOLONGAN_PPPK = {"fungsional": "IX", "pelaksana": "VII"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit to be: ``tingkat`` 0 is the top, 1 an office, 2 what stands below it."""

    nama: str
    induk: str
    kepala: str
    fungsional: tuple[str, ...]
    tingkat: int


@dataclass(slots=True)
class _Pembuat:
    """What is needed while one agency is made."""

    penyalin: Penyalin
    rng: random.Random
    pada: date
    nama: dict[str, list[str]]
    nip: set[str]
    jabatan: dict[tuple[str, str], int]


@transaction.atomic
def make_agency(
    jumlah: int,
    kode: str,
    *,
    pada: date,
    nama: str = "",
    ibu_kota: str = "",
    zona: ZonaWaktu = ZonaWaktu.WIB,
    gaya_nama: str = "umum",
    kepala_daerah: str = "",
) -> Instansi:
    """An agency of about ``jumlah`` people (5 at least) with units and superiors.

    Superiors are derived as an import derives them, from 1 January of last year on.
    ``kepala_daerah`` adds the state official above the whole staff.
    """
    instansi = Instansi.objects.create(
        kode=kode,
        nama=nama or f"Pemerintah Kabupaten {kode.title()}",
        ibu_kota=ibu_kota or kode.title(),
        zona_waktu=zona,
    )
    if kepala_daerah:
        Pegawai.objects.create(
            instansi=instansi, nama=kepala_daerah, jenis=JenisPegawai.PEJABAT_NEGARA
        )
    _write(_pembuat(instansi, pada, gaya_nama), max(jumlah, UNIT_TERKECIL))
    derive_atasan(instansi=instansi, pada=date(pada.year - 1, 1, 1), by=None)
    return instansi


def _pembuat(instansi: Instansi, pada: date, gaya_nama: str) -> _Pembuat:
    return _Pembuat(
        penyalin=Penyalin(instansi.pk, latest_moment(instansi, pada)),
        rng=random.Random(f"agensi:{instansi.kode}"),
        pada=pada,
        nama=_agensi()["nama"][gaya_nama],
        nip=set(Pegawai.objects.exclude(nip="").values_list("nip", flat=True)),
        jabatan={},
    )


@cache
def _agensi() -> dict[str, Any]:
    return read_toml(BERKAS)


def _write(p: _Pembuat, jumlah: int) -> None:
    unit = _units(max(UNIT_TERKECIL, jumlah // ORANG_PER_UNIT))
    unit_id = _write_unit(p, unit)
    for satu in unit:
        golongan = GOLONGAN_KEPALA[satu.tingkat]
        struktural = "(" not in satu.kepala
        jenis = JenisJabatan.STRUKTURAL if struktural else JenisJabatan.FUNGSIONAL
        _write_orang(p, unit_id[satu.nama], satu.kepala, jenis, golongan, kepala=True)
    berisi = [satu for satu in unit if satu.tingkat == 2] or unit
    for nomor in range(jumlah - len(unit)):
        _write_staf(p, unit_id, berisi[nomor % len(berisi)])
    p.penyalin.tulis()
    p.penyalin.analyze()


def _units(banyak: int) -> list[_Unit]:
    """The first ``banyak`` units, so that a small agency has whole branches."""
    data = _agensi()
    puncak = _Unit(data["puncak"], "", data["kepala_puncak"], (), 0)
    return [puncak, *_offices(), *_repeated(banyak)][:banyak]


def _offices() -> Iterator[_Unit]:
    """Round by round: every office with its first bidang, then the secretariats, and so on."""
    perangkat = _agensi()["perangkat"]
    for satu in perangkat:
        yield _Unit(satu["nama"], _agensi()["puncak"], _head(satu["nama"]), (), 1)
        yield _sub(satu, satu["bidang"][0])
    for satu in perangkat:
        yield _sub(satu, f"Sekretariat {satu['nama']}")
        for bidang in satu["bidang"][1:]:
            yield _sub(satu, bidang)


def _sub(perangkat: dict[str, Any], nama: str) -> _Unit:
    fungsional = () if nama.startswith("Sekretariat") else tuple(perangkat["fungsional"])
    return _Unit(nama, perangkat["nama"], _head(nama), fungsional, 2)


def _head(unit: str) -> str:
    if unit.startswith("Sekretariat "):
        return "Sekretaris " + unit.removeprefix("Sekretariat ")
    if unit.startswith("Inspektorat "):
        return "Inspektur " + unit.removeprefix("Inspektorat ")
    return unit if unit.startswith("Inspektur ") else f"Kepala {unit}"


def _repeated(banyak: int) -> Iterator[_Unit]:
    for nomor in range(1, banyak + 1):
        for satu in _agensi()["berulang"]:
            nama = f"{satu['nama']} {nomor}"
            kepala = satu["kepala"] if "(" in satu["kepala"] else f"{satu['kepala']} {nomor}"
            yield _Unit(nama, satu["induk"], kepala, tuple(satu["fungsional"]), 2)


def _write_unit(p: _Pembuat, unit: list[_Unit]) -> dict[str, int]:
    sejak = date(p.pada.year - 12, 1, 1)
    ids: dict[str, int] = {}
    for nomor, satu in enumerate(unit, start=1):
        ids[satu.nama] = p.penyalin.tambah(
            UnitKerja, kode=f"U{nomor:05d}", nama=satu.nama, sejak=sejak
        )
        p.penyalin.tambah(
            SusunanUnit, unit_id=ids[satu.nama], induk_id=ids.get(satu.induk), sejak=sejak
        )
    return ids


def _write_staf(p: _Pembuat, unit_id: dict[str, int], unit: _Unit) -> None:
    if unit.fungsional and p.rng.random() < 0.6:
        jenjang = p.rng.choice(_agensi()["jenjang"])
        jabatan = f"{p.rng.choice(unit.fungsional)} {jenjang}"
        jenis, golongan = JenisJabatan.FUNGSIONAL, GOLONGAN[jenjang]
    else:
        jabatan = p.rng.choice(_agensi()["pelaksana"])
        jenis, golongan = JenisJabatan.PELAKSANA, p.rng.choice(GOLONGAN_PELAKSANA)
    _write_orang(p, unit_id[unit.nama], jabatan, jenis, golongan, kepala=False)


def _write_orang(
    p: _Pembuat, unit_id: int, jabatan: str, jenis: JenisJabatan, golongan: str, *, kepala: bool
) -> None:
    pppk = not kepala and p.rng.random() < BAGIAN_PPPK
    laki = p.rng.random() < 0.45
    nip, lahir = _nip(p, laki=laki, pppk=pppk)
    depan = p.rng.choice(p.nama["laki" if laki else "perempuan"])
    pegawai_id = p.penyalin.tambah(
        Pegawai,
        nip=nip,
        nama=f"{depan} {p.rng.choice(p.nama['belakang'])}",
        tanggal_lahir=lahir,
        jenis_kelamin="L" if laki else "P",
        jenis=JenisPegawai.PPPK if pppk else JenisPegawai.PNS,
        pendidikan="S-1/Sarjana",
    )
    sejak = date(p.rng.randint(p.pada.year - 8, p.pada.year - 2), p.rng.randint(1, 12), 1)
    p.penyalin.tambah(
        Kepangkatan,
        pegawai_id=pegawai_id,
        golongan=GOLONGAN_PPPK[jenis] if pppk else golongan,
        sejak=sejak,
    )
    p.penyalin.tambah(
        Penugasan,
        pegawai_id=pegawai_id,
        unit_id=unit_id,
        jabatan_id=_jabatan(p, jabatan, jenis),
        kepala_unit=kepala,
        sejak=sejak,
    )


def _jabatan(p: _Pembuat, nama: str, jenis: JenisJabatan) -> int:
    kunci = (jenis, nama)
    if kunci not in p.jabatan:
        jenjang = jenjang_from_jabatan(nama) if jenis == JenisJabatan.FUNGSIONAL else None
        p.jabatan[kunci] = p.penyalin.tambah(Jabatan, nama=nama, jenis=jenis, jenjang=jenjang or "")
    return p.jabatan[kunci]


def _nip(p: _Pembuat, *, laki: bool, pppk: bool) -> tuple[str, date]:
    """A sound NIP that nobody in the whole database has."""
    while True:
        lahir = date(p.pada.year - p.rng.randint(25, 56), 1, 1) + timedelta(p.rng.randrange(365))
        mulai = min(lahir.year + p.rng.randint(20, 34), p.pada.year - 2)
        ke = 21 if pppk else p.rng.randint(1, 12)
        kelamin = 1 if laki else 2
        nip = f"{lahir:%Y%m%d}{mulai}{ke:02d}{kelamin}{p.rng.randint(1, 999):03d}"
        if nip not in p.nip:
            p.nip.add(nip)
            return nip, lahir
