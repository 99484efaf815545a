"""Compares a checked file with the database: new, changed (field by field), unchanged, refused.

Nothing is written here. The same function runs twice: for the preview, and again when it is
applied, so that a plan made stale by somebody else's change is noticed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tera.aturan.kalender import format_tanggal
from tera.organisasi.impor.baris import BarisPegawai, BarisUnit
from tera.organisasi.impor.keadaan import (
    DATA_PEGAWAI,
    Keadaan,
    PegawaiKini,
    RiwayatKini,
    UnitKini,
)

SEHARI = timedelta(days=1)
JUDUL = {
    "nama": "Nama",
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "tanggal_lahir": "Tanggal lahir",
    "jenis_kelamin": "Jenis kelamin",
    "jenis": "Status pegawai",
    "pendidikan": "Pendidikan",
}
LEBIH_BARU = (
    "Di Tera sudah tercatat {apa} yang lebih baru (sejak {sejak}) daripada keadaan berkas ini. "
    "Unggah berkas yang lebih baru, atau hapus baris ini."
)


class LebihBaru(Exception):
    """The database knows something newer than the file says."""


@dataclass(frozen=True, slots=True)
class Ganti:
    """A dated row to open at ``sejak``; ``tutup`` is the row that ends the day before."""

    sejak: date
    tutup: RiwayatKini | None


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What changes for a person who is already known. ``rincian``: (label, before, after)."""

    baris: BarisPegawai
    pegawai_id: int
    data: dict[str, Any]
    pangkat: Ganti | None
    penugasan: Ganti | None
    rincian: tuple[tuple[str, str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return {**self.baris.as_json(), "rincian": [list(satu) for satu in self.rincian]}


@dataclass(frozen=True, slots=True)
class PerubahanUnit:
    """A unit that gets another name or another parent."""

    kini: UnitKini
    baris: BarisUnit

    @property
    def pindah(self) -> bool:
        return self.kini.induk != self.baris.induk

    def as_json(self) -> dict[str, Any]:
        return {
            "kode": self.kini.kode,
            "sebelum": [self.kini.nama, self.kini.induk],
            "sesudah": [self.baris.nama, self.baris.induk],
        }


@dataclass
class Rencana:
    """The comparison. ``ditolak`` are rows older than what the database knows."""

    per_tanggal: date
    unit_baru: list[BarisUnit] = field(default_factory=list)
    unit_berubah: list[PerubahanUnit] = field(default_factory=list)
    baru: list[BarisPegawai] = field(default_factory=list)
    berubah: list[Perubahan] = field(default_factory=list)
    tetap: list[BarisPegawai] = field(default_factory=list)
    ditolak: list[tuple[BarisPegawai, str]] = field(default_factory=list)

    def what_changes(self) -> dict[str, Any]:
        """What applying it would do, as JSON: equal means the same effect."""
        return {
            "unit_baru": [u.as_json() for u in self.unit_baru],
            "unit_berubah": [u.as_json() for u in self.unit_berubah],
            "baru": [b.as_json() for b in self.baru],
            "berubah": [p.as_json() for p in self.berubah],
        }


def make_rencana(
    *,
    pegawai: Sequence[BarisPegawai],
    unit: Sequence[BarisUnit],
    keadaan: Keadaan,
    per_tanggal: date,
) -> Rencana:
    """Compare sound rows with what is recorded."""
    rencana = Rencana(per_tanggal)
    for baris_unit in unit:
        _plan_unit(rencana, baris_unit, keadaan.unit.get(baris_unit.kode))
    for baris in pegawai:
        kini = keadaan.pegawai.get(baris.nip)
        if kini is None:
            rencana.baru.append(baris)
        else:
            _plan_pegawai(rencana, baris, kini)
    return rencana


def _plan_unit(rencana: Rencana, baris: BarisUnit, kini: UnitKini | None) -> None:
    if kini is None:
        rencana.unit_baru.append(baris)
    elif kini.susunan_sejak is not None and kini.susunan_sejak > rencana.per_tanggal:
        return  # the database knows a newer place of this unit than the file
    elif (kini.nama, kini.induk) != (baris.nama, baris.induk):
        rencana.unit_berubah.append(PerubahanUnit(kini, baris))


def _plan_pegawai(rencana: Rencana, baris: BarisPegawai, kini: PegawaiKini) -> None:
    try:
        perubahan = _compare(baris, kini, rencana.per_tanggal)
    except LebihBaru as galat:
        rencana.ditolak.append((baris, str(galat)))
        return
    if perubahan.rincian:
        rencana.berubah.append(perubahan)
    else:
        rencana.tetap.append(baris)


def _compare(baris: BarisPegawai, kini: PegawaiKini, per_tanggal: date) -> Perubahan:
    data = {
        nama: getattr(baris, nama)
        for nama in DATA_PEGAWAI
        if getattr(baris, nama) != kini.data[nama]
    }
    rincian = [(JUDUL[n], _words(kini.data[n]), _words(nilai)) for n, nilai in data.items()]
    pangkat = None
    if baris.golongan and baris.tmt_golongan:
        pangkat = _succeed(
            "pangkat", kini.pangkat, (baris.golongan,), baris.tmt_golongan, per_tanggal
        )
        if pangkat:
            rincian.append(_step("Golongan", kini.pangkat, baris.golongan, pangkat.sejak))
    isi = (baris.jenis_jabatan, baris.jabatan, baris.unor_id)
    penugasan = _succeed("jabatan", kini.penugasan, isi, baris.tmt_jabatan, per_tanggal)
    if penugasan:
        sesudah = f"{baris.jabatan}, {baris.unor_id}"
        rincian.append(_step("Jabatan dan unit", kini.penugasan, sesudah, penugasan.sejak))
    return Perubahan(baris, kini.id, data, pangkat, penugasan, tuple(rincian))


def _succeed(
    apa: str, kini: RiwayatKini | None, isi: tuple[str, ...], tmt: date, per_tanggal: date
) -> Ganti | None:
    """When a new dated row begins, or None where nothing changes. History is never overwritten.

    A new content begins on its TMT; where the file keeps an old TMT (a person moved with the
    position) it begins on the day the file speaks of.
    """
    if kini is None:
        return Ganti(tmt, None)
    if kini.sampai is not None:
        if per_tanggal <= kini.sampai:
            raise LebihBaru(LEBIH_BARU.format(apa=apa, sejak=format_tanggal(kini.sejak)))
        return Ganti(tmt if tmt > kini.sampai else kini.sampai + SEHARI, None)
    if isi == kini.isi and tmt <= kini.sejak:
        return None
    if tmt > kini.sejak:
        return Ganti(tmt, kini)
    if per_tanggal > kini.sejak:
        return Ganti(per_tanggal, kini)
    raise LebihBaru(LEBIH_BARU.format(apa=apa, sejak=format_tanggal(kini.sejak)))


def unit_in_circle(unit: Sequence[BarisUnit], keadaan: Keadaan) -> str | None:
    """Code of a unit that would stand below itself once the file is applied, or None."""
    induk = {kode: kini.induk for kode, kini in keadaan.unit.items()}
    induk |= {baris.kode: baris.induk for baris in unit}
    selesai: set[str] = set()
    for kode in induk:
        jalur: set[str] = set()
        kini = kode
        while kini and kini not in selesai:
            if kini in jalur:
                return kini
            jalur.add(kini)
            kini = induk.get(kini, "")
        selesai |= jalur
    return None


def _step(label: str, kini: RiwayatKini | None, sesudah: str, sejak: date) -> tuple[str, str, str]:
    sebelum = ", ".join(kini.isi[-2:]) if kini else ""
    lama = f"{sebelum} (sejak {format_tanggal(kini.sejak)})" if kini else "belum ada"
    return label, lama, f"{sesudah} (sejak {format_tanggal(sejak)})"


def _words(nilai: object) -> str:
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    return str(nilai) if nilai else "kosong"
