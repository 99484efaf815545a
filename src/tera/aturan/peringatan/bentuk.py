"""What the early warning takes and what it says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan
from tera.aturan.target import Arah, Target, is_cacahan

BULAN_TERBANYAK = 60


class DeretTidakSah(GalatAturan):
    """Months that repeat, run backwards or lie outside of the plan, or a plan upside down."""


class Keadaan(Berlabel):
    """How an indicator goes. The first four from good to bad."""

    TERCAPAI = "tercapai", "Tercapai"
    AMAN = "aman", "Menuju target"
    WASPADA = "waspada", "Waspada"
    KRITIS = "kritis", "Kritis"
    BELUM_CUKUP_DATA = "belum_cukup_data", "Belum cukup data"


PERLU_TINDAKAN = (Keadaan.KRITIS, Keadaan.WASPADA)


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanPeringatan:
    """An indicator with what was reported of it.

    ``deret`` holds (month, figure) in order; a month is named by any of its days, a month without
    a report is not there. Of a unit that adds up (``is_cacahan``) a figure is the total since the
    plan began, of any other the level at the end of the month. ``sampai`` lies in the last month
    that is over: later months are still running.
    """

    target: Target
    arah: Arah
    satuan: str
    mulai: date
    selesai: date
    deret: tuple[tuple[date, Decimal], ...]
    sampai: date

    def __post_init__(self) -> None:
        """Refuse months that cannot be read as a series of this plan."""
        nomor = [self.index(bulan) for bulan, _ in self.deret]
        if self.selesai < self.mulai or self.panjang > BULAN_TERBANYAK:
            raise DeretTidakSah(f"Rencana harus 1 sampai {BULAN_TERBANYAK} bulan.")
        if any(dua <= satu for satu, dua in pairwise(nomor)):
            raise DeretTidakSah("Bulan harus urut dan masing-masing sekali.")
        if nomor and not 1 <= nomor[0] <= nomor[-1] <= self.panjang:
            raise DeretTidakSah("Ada bulan di luar masa rencana.")

    @property
    def cacahan(self) -> bool:
        """Whether figures add up over the months."""
        return is_cacahan(self.satuan)

    @property
    def puncak(self) -> Decimal | None:
        """The most that a share of a whole can be."""
        return Decimal(100) if self.satuan.strip().casefold() in {"%", "persen"} else None

    @property
    def panjang(self) -> int:
        """Months of the plan."""
        return self.index(self.selesai)

    def index(self, hari: date) -> int:
        """The number of a month in the plan, from one."""
        return (hari.year - self.mulai.year) * 12 + hari.month - self.mulai.month + 1

    def month(self, nomor: int) -> date:
        """The first day of the month with this number."""
        tahun, bulan = divmod(self.mulai.year * 12 + self.mulai.month - 2 + nomor, 12)
        return date(tahun, bulan + 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peringatan:
    """The finding; figures are None where none can be computed.

    ``bulan`` is the last month it rests on, ``laju`` the change per month so far, ``perlu`` the
    change per remaining month that reaches the target (of an upper limit: that keeps it),
    ``proyeksi`` where the trend ends, ``terakhir`` the last month in which catching up must begin
    to be plausible. ``kosong`` counts the finished months without a report.
    """

    keadaan: Keadaan
    alasan: str
    bulan: date | None = None
    proyeksi: Decimal | None = None
    laju: Decimal | None = None
    perlu: Decimal | None = None
    terakhir: date | None = None
    kosong: int = 0
