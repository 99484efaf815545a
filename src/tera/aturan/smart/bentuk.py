"""What the SMART check takes and what it finds."""

from dataclasses import dataclass
from decimal import Decimal

from tera.aturan.berlabel import Berlabel
from tera.aturan.skp import Aspek
from tera.aturan.target import Arah, Target


class Kriteria(Berlabel):
    """The five criteria, in the order of the word."""

    SPESIFIK = "spesifik", "Spesifik"
    TERUKUR = "terukur", "Terukur"
    TERCAPAI = "dapat_dicapai", "Dapat dicapai"
    RELEVAN = "relevan", "Relevan"
    WAKTU = "berbatas_waktu", "Berbatas waktu"


class KeadaanSmart(Berlabel):
    """State of one criterion."""

    BAIK = "baik", "Baik"
    PERLU = "perlu", "Perlu diperbaiki"
    BELUM = "belum", "Belum dapat dinilai"


class Tingkat(Berlabel):
    """A fault lowers its criterion, a note does not."""

    PERBAIKI = "perbaiki", "Perbaiki"
    CATATAN = "catatan", "Catatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukanSmart:
    """An indicator as typed, and what is known around it; None or empty is not known.

    ``hasil`` is the result it measures, ``atasan`` the superior's result that it serves,
    ``penugasan_luar`` that it was assigned from outside. ``awal`` and ``riwayat`` are figures of
    earlier years, oldest first. ``kualitatif``: measure and target stand in one sentence.
    """

    teks: str
    hasil: str = ""
    target: Target | None = None
    satuan: str = ""
    aspek: Aspek | None = None
    arah: Arah = Arah.NAIK
    atasan: str | None = None
    penugasan_luar: bool = False
    awal: Decimal | None = None
    riwayat: tuple[Decimal, ...] = ()
    kualitatif: bool = False


@dataclass(frozen=True, slots=True)
class TemuanSmart:
    """One finding: the words concerned (``teks[awal:akhir]``), why, and a whole better wording.

    ``kutipan`` is empty where something is missing; ``saran`` None where no wording is sure.
    """

    kriteria: Kriteria
    kode: str
    tingkat: Tingkat
    pesan: str
    kutipan: str = ""
    awal: int = 0
    akhir: int = 0
    saran: str | None = None


@dataclass(frozen=True, slots=True)
class HasilSmart:
    """All findings, and the criteria about which too little was known, in the order of the word."""

    temuan: tuple[TemuanSmart, ...]
    belum: tuple[Kriteria, ...]

    def temuan_of(self, kriteria: Kriteria) -> tuple[TemuanSmart, ...]:
        """The findings of one criterion."""
        return tuple(satu for satu in self.temuan if satu.kriteria is kriteria)

    def keadaan(self, kriteria: Kriteria) -> KeadaanSmart:
        """The state of one criterion."""
        if any(t.tingkat is Tingkat.PERBAIKI for t in self.temuan_of(kriteria)):
            return KeadaanSmart.PERLU
        return KeadaanSmart.BELUM if kriteria in self.belum else KeadaanSmart.BAIK

    @property
    def ringkas(self) -> tuple[tuple[Kriteria, KeadaanSmart], ...]:
        """Every criterion with its state, in the order of the word."""
        return tuple((kriteria, self.keadaan(kriteria)) for kriteria in Kriteria)

    @property
    def saran(self) -> str | None:
        """One whole better wording, which every finding that has one shares."""
        return next((satu.saran for satu in self.temuan if satu.saran), None)

    @property
    def baik(self) -> bool:
        """Whether nothing is to be mended."""
        return not any(satu.tingkat is Tingkat.PERBAIKI for satu in self.temuan)

    @property
    def kode(self) -> tuple[str, ...]:
        """The codes of what is to be mended, for storing."""
        return tuple(t.kode for t in self.temuan if t.tingkat is Tingkat.PERBAIKI)
