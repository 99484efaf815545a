"""The rule of an agency as one value: weights, what each predicate pays, cuts for sanctions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from tera.aturan.acuan import Acuan, Ketetapan
from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.disiplin import JenisHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import add_bulan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat

SERATUS = Decimal(100)


class AturanTppTidakSah(GalatAturan):
    """Weights, percentages or tables that make no rule."""


class MulaiBerlaku(Berlabel):
    """Which months a predicate pays for."""

    BULAN_SAMA = "bulan_sama", "Bulan yang sama"
    TAHUN_BERIKUT = "tahun_berikut", "Tahun berikutnya"


@dataclass(frozen=True, slots=True)
class PotonganHukuman:
    """What a running sanction takes: percent of the pay, for so many months."""

    persen: Decimal
    bulan: int

    def __post_init__(self) -> None:
        """Refuse percentages outside 0 to 100 and times outside 1 to 60 months."""
        check_persen(self.persen, "Potongan hukuman")
        if not 1 <= self.bulan <= 60:
            raise AturanTppTidakSah("Lama potongan hukuman harus 1 sampai 60 bulan.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanTpp:
    """Weights in percent that add up to 100, and the percent of the performance part by predicate.

    ``peta`` may be empty where the part follows a percentage of achievement instead. ``acuan``
    is the decree it rests on. Raises AturanTppTidakSah for what makes no rule.
    """

    bobot_kinerja: Decimal = SERATUS
    bobot_disiplin: Decimal = Decimal(0)
    peta: Mapping[Predikat, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    hukuman: Mapping[JenisHukuman, PotonganHukuman] = field(
        default_factory=lambda: MappingProxyType({})
    )
    mulai: MulaiBerlaku = MulaiBerlaku.BULAN_SAMA
    acuan: Acuan | Ketetapan | None = None

    def __post_init__(self) -> None:
        """Refuse weights that do not add up, and maps with holes or out of range."""
        for bobot in (self.bobot_kinerja, self.bobot_disiplin):
            check_persen(bobot, "Bobot")
        if self.bobot_kinerja + self.bobot_disiplin != SERATUS:
            raise AturanTppTidakSah("Bobot kinerja dan bobot disiplin harus berjumlah 100 persen.")
        for predikat, persen in self.peta.items():
            check_persen(persen, Predikat(predikat).label)
        if self.peta and len(self.peta) != len(Predikat):
            raise AturanTppTidakSah("Peta predikat harus memuat kelima predikat.")

    def faktor_kinerja(self, predikat: Predikat) -> Decimal:
        """Percent of the performance part that a predicate pays; AturanTppTidakSah without map."""
        if not self.peta:
            raise AturanTppTidakSah("Peta predikat ke persentase belum diatur oleh instansi.")
        return self.peta[Predikat(predikat)]

    def potongan_hukuman(
        self, *, jenis: JenisHukuman, sejak: date, bulan: date
    ) -> Perhitungan[Fraction]:
        """Percent that a sanction in force since ``sejak`` takes from the pay of ``bulan``.

        Whole months, the month of ``sejak`` is the first; 0 once they are over, before them,
        and for a kind that the agency's rule does not name.
        """
        isi = self.hukuman.get(JenisHukuman(jenis))
        awal = sejak.replace(day=1)
        kena = isi is not None and awal <= bulan.replace(day=1) < add_bulan(awal, isi.bulan)
        persen = Fraction(isi.persen) if isi is not None and kena else Fraction(0)
        keterangan = f"{format_bilangan(isi.persen)}% selama {isi.bulan} bulan" if isi else "tidak"
        return Perhitungan(
            persen,
            (
                Langkah(f"Potongan {JenisHukuman(jenis).label}", keterangan, self.acuan),
                Langkah("Kena pada bulan ini", "ya" if kena else "tidak"),
            ),
        )


def check_persen(nilai: Decimal, sebut: str) -> None:
    """Refuse a percentage outside 0 to 100."""
    if not 0 <= nilai <= SERATUS:
        raise AturanTppTidakSah(f"{sebut}: persentase harus 0 sampai 100.")
