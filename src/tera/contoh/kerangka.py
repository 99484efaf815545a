"""What the parts of the filling share: agency, library, day, dice, and the plans made so far."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tera.aturan.target import Target
from tera.contoh.peta import Orang, Peta
from tera.contoh.pustaka import IsiIndikator, Pustaka
from tera.contoh.salin import Penyalin
from tera.perencanaan.states import StatusSkp

SABTU = 5
JAM_KERJA = (8, 15)


@dataclass(frozen=True, slots=True)
class Sorotan:
    """Whose pages must be rich: an employee, her pejabat penilai, and the next one up."""

    pegawai_id: int
    penilai_id: int
    pimpinan_id: int


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
    """A plan as written; ``mutu`` is how well the year goes (about -2 to 2, 0 as expected)."""

    id: int
    orang: Orang
    tahun: int
    mulai: date
    status: StatusSkp
    mutu: float
    hasil: list[HasilJadi] = field(default_factory=list)

    @property
    def disetujui(self) -> bool:
        return self.status == StatusSkp.DISETUJUI


@dataclass(frozen=True, slots=True)
class Kerangka:
    """The frame of one filling; ``sorotan`` is None where nobody's pages matter more."""

    peta: Peta
    pustaka: Pustaka
    penyalin: Penyalin
    pada: date
    benih: str
    setelan: Mapping[str, object]
    sorotan: Sorotan | None = None

    def dadu(self, *nama: object) -> random.Random:
        """Dice of their own for one thing: what is added elsewhere does not change their fall."""
        return random.Random(f"{self.benih}:{':'.join(map(str, nama))}")

    def kalimat(self, nama: str, rng: random.Random) -> str:
        """One sentence of the list of that name."""
        return rng.choice(self.pustaka.kalimat[nama])

    def waktu(self, tanggal: date, rng: random.Random) -> datetime:
        """A moment in office hours on that day, or on the Friday before; never after ``pada``."""
        tanggal = min(tanggal, self.pada - timedelta(days=1))
        tanggal -= timedelta(days=max(0, tanggal.weekday() - SABTU + 1))
        jam = time(rng.randint(*JAM_KERJA), rng.randrange(60), rng.randrange(60))
        return datetime.combine(tanggal, jam, self.peta.instansi.zona)
