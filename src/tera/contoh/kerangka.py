"""What the parts of the filling share: agency, library, day, dice, and the plans made so far."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from tera.aturan.target import Target
from tera.contoh.peta import Orang, Peta, Unit, daerah_of
from tera.contoh.pustaka import IsiIndikator, Pustaka
from tera.contoh.salin import Penyalin
from tera.organisasi.models import Instansi
from tera.perencanaan.states import StatusSkp

SABTU = 5
JAM_MASUK = time(8)
LAMA_KERJA = 8 * 60 * 60
GELAR = {"Kabupaten": "Bupati", "Kota": "Wali Kota", "Provinsi": "Gubernur"}
AWALAN_UNIT = ("Bidang ", "Bagian ", "Dinas ", "Badan ")


@dataclass(frozen=True, slots=True)
class Sorotan:
    """Whose pages must be rich: an employee, her pejabat penilai, the next one up, and others."""

    pegawai_id: int
    penilai_id: int
    pimpinan_id: int
    lain: tuple[int, ...] = ()


@dataclass(slots=True)
class IndikatorJadi:
    """An indicator as written: its row, its content and the target that was taken."""

    id: int
    isi: IsiIndikator
    target: Target
    naratif: bool


@dataclass(slots=True)
class HasilJadi:
    """A result as written."""

    id: int
    uraian: str
    tema: tuple[str, ...]
    sasaran_id: int | None
    indikator: list[IndikatorJadi] = field(default_factory=list)


@dataclass(slots=True)
class RencanaJadi:
    """A plan as written, and what was reported on it.

    ``mutu`` is how well the year goes (about -2 to 2, 0 as expected). ``laporan`` holds
    (month, indicator) of each report, ``bukti`` the month of each piece of evidence,
    ``umpan_balik`` the day of each message.
    """

    id: int
    orang: Orang
    tahun: int
    mulai: date
    status: StatusSkp
    mutu: float
    hasil: list[HasilJadi] = field(default_factory=list)
    laporan: list[tuple[int, int]] = field(default_factory=list)
    bukti: list[int] = field(default_factory=list)
    umpan_balik: list[date] = field(default_factory=list)

    @property
    def disetujui(self) -> bool:
        return self.status == StatusSkp.DISETUJUI


@dataclass(frozen=True, slots=True)
class Kerangka:
    """The frame of one filling.

    ``pimpinan_id`` is the account that leads the agency. ``sorotan`` is None where nobody's pages
    matter more; ``antrean`` names people whose plan of this year must be in a certain state, so
    that somebody has work to do. ``isi_bukti`` holds the row of each shared content of evidence, by
    its address or hash.
    """

    peta: Peta
    pustaka: Pustaka
    penyalin: Penyalin
    pada: date
    benih: str
    setelan: Mapping[str, Any]
    pimpinan_id: int | None = None
    sorotan: Sorotan | None = None
    antrean: Mapping[int, StatusSkp] = field(default_factory=dict)
    isi_bukti: dict[str, int] = field(default_factory=dict)

    @property
    def kepala_daerah(self) -> str:
        """ "Bupati Bungo", "Wali Kota Denpasar", "Gubernur Jambi"."""
        jenis, _, nama = daerah_of(self.peta.instansi).partition(" ")
        return f"{GELAR.get(jenis, 'Kepala Daerah')} {nama}".strip()

    @property
    def sekarang(self) -> datetime:
        """The latest moment that anything here may bear: the afternoon before ``pada``."""
        return latest_moment(self.peta.instansi, self.pada)

    def disorot(self, pegawai_id: int) -> bool:
        """Whether this person's pages must be rich."""
        return self.sorotan is not None and pegawai_id in (
            self.sorotan.pegawai_id,
            self.sorotan.penilai_id,
            self.sorotan.pimpinan_id,
            *self.sorotan.lain,
        )

    def dadu(self, *nama: object) -> random.Random:
        """Dice of their own for one thing: what is added elsewhere does not change their fall."""
        return random.Random(f"{self.benih}:{':'.join(map(str, nama))}")

    def kalimat(self, nama: str, rng: random.Random) -> str:
        """One sentence of the list of that name."""
        return rng.choice(self.pustaka.kalimat[nama])

    def isi_teks(self, teks: str, rng: random.Random, unit: Unit) -> str:
        """``teks`` with its blanks filled for a unit."""
        if "{" not in teks:
            return teks
        isi = {
            "unit": unit.nama,
            "wilayah": unit.wilayah,
            "bidang": urusan_of(unit.nama),
            "perangkat": unit.perangkat,
        }
        return self.pustaka.fill_blanks(teks, rng, isi)

    def waktu(self, tanggal: date, rng: random.Random) -> datetime:
        """A moment in office hours on that day, or on the Friday before; never after ``pada``."""
        tanggal = min(tanggal, self.pada - timedelta(days=1))
        tanggal -= timedelta(days=max(0, tanggal.weekday() - SABTU + 1))
        detik = int(rng.random() * LAMA_KERJA)
        return datetime.combine(tanggal, JAM_MASUK, self.peta.instansi.zona) + timedelta(0, detik)


def latest_moment(instansi: Instansi, pada: date) -> datetime:
    """The afternoon before a day, in the agency's zone."""
    return datetime.combine(pada - timedelta(days=1), time(16), instansi.zona)


def urusan_of(unit: str) -> str:
    """What a unit is about, to stand inside a sentence: "kesehatan masyarakat"."""
    for awalan in AWALAN_UNIT:
        if unit.startswith(awalan):
            kata = unit.removeprefix(awalan).split()
            return " ".join(satu if satu.isupper() else satu.casefold() for satu in kata)
    return "kesekretariatan" if unit.startswith("Sekretariat ") else unit
