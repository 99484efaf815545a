"""What lateness, leaving early and absence take from the attendance part of a month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tera.aturan.acuan import Acuan, Ketetapan
from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.tpp.aturan import AturanTppTidakSah, check_persen

SEHARI = 24 * 60


class JenisCatatan(Berlabel):
    """What an attendance record of a day says."""

    TERLAMBAT = "terlambat", "Terlambat masuk"
    PULANG_CEPAT = "pulang_cepat", "Pulang sebelum waktunya"
    TANPA_REKAM = "tanpa_rekam", "Tidak merekam kehadiran"
    TIDAK_MASUK = "tidak_masuk", "Tidak masuk tanpa alasan sah"


@dataclass(frozen=True, slots=True)
class Batas:
    """From this many minutes on, this percentage; up to the next row."""

    menit: int
    persen: Decimal


@dataclass(frozen=True, slots=True)
class CatatanHari:
    """One record; ``menit`` only for late and early."""

    jenis: JenisCatatan
    menit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TabelPotongan:
    """An agency's deductions in percent a record; raises AturanTppTidakSah for a table with holes.

    Rows rise from one minute; what a table does not name takes nothing.
    """

    terlambat: tuple[Batas, ...] = ()
    pulang_cepat: tuple[Batas, ...] = ()
    tanpa_rekam: Decimal = Decimal(0)
    tidak_masuk: Decimal = Decimal(0)
    acuan: Acuan | Ketetapan | None = None

    def __post_init__(self) -> None:
        """Refuse rows out of order, percentages out of range, and less for more minutes."""
        for nilai in (self.tanpa_rekam, self.tidak_masuk):
            check_persen(nilai, "Potongan")
        for deret in (self.terlambat, self.pulang_cepat):
            _check_rows(deret)

    def persen(self, catatan: CatatanHari) -> Decimal:
        """Percent for one record (minutes 0 to 1440)."""
        if not 0 <= catatan.menit <= SEHARI:
            raise AturanTppTidakSah("Menit dalam sehari harus 0 sampai 1.440.")
        if catatan.jenis is JenisCatatan.TANPA_REKAM:
            return self.tanpa_rekam
        if catatan.jenis is JenisCatatan.TIDAK_MASUK:
            return self.tidak_masuk
        terlambat = catatan.jenis is JenisCatatan.TERLAMBAT
        deret = self.terlambat if terlambat else self.pulang_cepat
        kena = [batas.persen for batas in deret if batas.menit <= catatan.menit]
        return kena[-1] if kena else Decimal(0)


def sum_potongan(*, catatan: Iterable[CatatanHari], tabel: TabelPotongan) -> Perhitungan[Decimal]:
    """Percent that a month's records take together; not capped, ``compute_tpp`` does that."""
    persen: Counter[tuple[JenisCatatan, Decimal]] = Counter()
    for satu in catatan:
        persen[satu.jenis, tabel.persen(satu)] += 1
    jumlah = sum((nilai * kali for (_, nilai), kali in persen.items()), Decimal(0))
    langkah = [
        Langkah(jenis.label, f"{kali} kali × {format_bilangan(nilai)}%", tabel.acuan)
        for (jenis, nilai), kali in persen.items()
    ]
    langkah.append(Langkah("Jumlah potongan", f"{format_bilangan(jumlah)}%"))
    return Perhitungan(jumlah, tuple(langkah))


def _check_rows(deret: tuple[Batas, ...]) -> None:
    menit = [batas.menit for batas in deret]
    if menit != sorted(set(menit)) or (menit and menit[0] < 1):
        raise AturanTppTidakSah(
            "Baris potongan harus mulai paling sedikit satu menit dan naik, tanpa menit yang sama."
        )
    persen = [batas.persen for batas in deret]
    for nilai in persen:
        check_persen(nilai, "Potongan")
    if persen != sorted(persen):
        raise AturanTppTidakSah("Potongan untuk menit yang lebih banyak tidak boleh lebih kecil.")
