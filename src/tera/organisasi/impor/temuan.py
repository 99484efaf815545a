"""What is wrong with a cell: where it is, what it holds, and a sentence that says what to do."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tera.aturan.temuan import Tingkat
from tera.organisasi.impor.kolom import letter

NILAI_TERPANJANG = 80
TEMUAN_TERBANYAK = 5_000


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding about one cell. GALAT refuses the row, PERINGATAN only tells.

    ``baris`` counts from one as Excel does; ``kolom`` is the letter, so ``alamat`` is "A1257".
    """

    lembar: str
    baris: int
    kolom: str
    nilai: str
    pesan: str
    tingkat: Tingkat = Tingkat.GALAT

    @property
    def alamat(self) -> str:
        return f"{self.kolom}{self.baris}"

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "alamat": self.alamat}


@dataclass
class Pencatat:
    """Collects the findings of one sheet and knows which rows are refused."""

    lembar: str
    kolom: dict[str, int]
    temuan: list[Temuan] = field(default_factory=list)
    ditolak: set[int] = field(default_factory=set)

    def add(
        self, baris: int, bidang: str, nilai: object, pesan: str, *, galat: bool = True
    ) -> None:
        """Record a finding in the column of ``bidang``."""
        tingkat = Tingkat.GALAT if galat else Tingkat.PERINGATAN
        huruf = letter(self.kolom.get(bidang, 0))
        teks = shown(nilai)
        self.temuan.append(Temuan(self.lembar, baris, huruf, teks, pesan, tingkat))
        if galat:
            self.ditolak.add(baris)


def shown(nilai: object) -> str:
    """A cell's value as the page shows it, cut where it is long."""
    teks = f"{nilai:%d-%m-%Y}" if hasattr(nilai, "strftime") else str(nilai)
    teks = "".join(huruf if huruf.isprintable() else " " for huruf in teks[: NILAI_TERPANJANG * 2])
    return teks if len(teks) <= NILAI_TERPANJANG else teks[: NILAI_TERPANJANG - 1] + "…"


def most_serious(temuan: Sequence[Temuan]) -> list[Temuan]:
    """Errors before warnings, each in the order of the rows; at most ``TEMUAN_TERBANYAK``."""
    urut = sorted(temuan, key=lambda t: (t.tingkat is not Tingkat.GALAT, t.baris, t.kolom))
    return urut[:TEMUAN_TERBANYAK]
