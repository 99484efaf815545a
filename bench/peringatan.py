"""How early the early warning finds what will miss its target, and how often it is mistaken.

    python -m bench.peringatan

Twelve-month series of every indicator of the example's library, made by the example's own
generator for people who do well and badly, and series of three shapes that the generator does not
make (work that stops, work that comes late, steady shortfall). Every month the rule sees only what
was reported until then; the truth is where December ends. Prints, for each month, the share
flagged, precision (flagged that do miss), recall (missing that are flagged), recall of those that
miss by more than 5 %; then how many were first flagged while they could still be mended; then the
time that one finding takes. No database.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tera.aturan.peringatan import (
    PERLU_TINDAKAN,
    Keadaan,
    MasukanPeringatan,
    Peringatan,
    assess_peringatan,
)
from tera.aturan.target import Arah, Target, compare_realisasi, parse_target
from tera.contoh.deret import make_deret
from tera.contoh.pustaka import IsiIndikator, load_pustaka

TAHUN, SETAHUN = 2026, 12
MUTU = 0.94  # spread of the example's people
ULANGAN = 8
BULAN = range(3, 12)
Kejadian = tuple[Keadaan, ...]


@dataclass(frozen=True, slots=True)
class Deret:
    """A whole year of one indicator."""

    jenis: str
    target: Target
    arah: Arah
    satuan: str
    nilai: tuple[Decimal, ...]

    @property
    def gagal(self) -> bool:
        return compare_realisasi(self.target, self.arah, self.nilai[-1]) == "di_bawah"

    @property
    def jauh(self) -> bool:
        """Short of the target by more than 5 %."""
        naik = self.arah is Arah.NAIK
        batas = self.target.bawah if naik else self.target.atas
        assert batas is not None
        akhir = self.nilai[-1]
        return akhir < batas * Decimal("0.95") if naik else akhir > batas * Decimal("1.05")

    def seen(self, bulan: int) -> Peringatan:
        """What the rule says when that month is over."""
        return assess_peringatan(
            MasukanPeringatan(
                target=self.target,
                arah=self.arah,
                satuan=self.satuan,
                mulai=date(TAHUN, 1, 1),
                selesai=date(TAHUN, 12, 31),
                deret=tuple(
                    (date(TAHUN, nomor, 1), satu)
                    for nomor, satu in enumerate(self.nilai[:bulan], start=1)
                ),
                sampai=date(TAHUN, bulan, 1),
            )
        ).nilai


def library(rng: random.Random) -> Iterator[Deret]:
    """Every indicator with a number as target, several people each."""
    for hasil in load_pustaka().hasil:
        for isi in hasil.indikator:
            for target in isi.target:
                if target.bawah is not None:
                    for _ in range(ULANGAN):
                        yield _made(isi, target, rng)


def _made(isi: IsiIndikator, target: Target, rng: random.Random) -> Deret:
    angka = make_deret(isi, target, range(1, SETAHUN + 1), rng.gauss(0, MUTU), rng)
    return Deret(isi.pola, target, isi.arah, isi.satuan, tuple(angka))


def shapes(rng: random.Random, banyak: int = 400) -> Iterator[Deret]:
    """What the generator does not make: 144 reports that stop, come late, or fall short."""
    target = parse_target("144")

    def grow(pace: Callable[[int], float]) -> tuple[Decimal, ...]:
        jumlah, semua = 0.0, []
        for bulan in range(1, SETAHUN + 1):
            jumlah += max(0.0, pace(bulan) * rng.choice((0.5, 0.8, 1.0, 1.2, 1.5)))
            semua.append(Decimal(round(jumlah)))
        return tuple(semua)

    for _ in range(banyak):
        henti, mulai = rng.randint(4, 8), rng.randint(5, 8)
        laju, kurang = rng.uniform(9, 14), rng.uniform(6, 9)
        yield _count("berhenti", target, grow(lambda b, h=henti, x=laju: x if b <= h else 0.5))  # type: ignore[misc]
        yield _count("terlambat", target, grow(lambda b, m=mulai: 3 if b < m else 150 / (13 - m)))  # type: ignore[misc]
        yield _count("lambat", target, grow(lambda b, x=kurang: x))  # type: ignore[misc]


def _count(jenis: str, target: Target, nilai: tuple[Decimal, ...]) -> Deret:
    return Deret(jenis, target, Arah.NAIK, "Laporan", nilai)


def report(judul: str, semua: Sequence[Deret]) -> None:
    """One table: a row per month, for every warning and for the grave ones alone."""
    gagal = sum(satu.gagal for satu in semua)
    print(f"\n{judul}: {len(semua)} series, {gagal / len(semua):.0%} miss in December")
    print("month   flagged precision recall  >5%     | kritis precision recall  >5%")
    terlihat = {bulan: [satu.seen(bulan) for satu in semua] for bulan in BULAN}
    for bulan in BULAN:
        keadaan = [satu.keadaan for satu in terlihat[bulan]]
        bagian = [_scores(semua, keadaan, dicari) for dicari in (PERLU_TINDAKAN, (Keadaan.KRITIS,))]
        print(f"{bulan:5}   {bagian[0]} | {bagian[1]}")
    _lead(semua, terlihat)


def _scores(semua: Sequence[Deret], keadaan: Sequence[Keadaan], dicari: Kejadian) -> str:
    tanda = [satu in dicari for satu in keadaan]
    pasangan = list(zip(semua, tanda, strict=True))
    kena = sum(a.gagal and b for a, b in pasangan)
    jauh = sum(a.jauh and b for a, b in pasangan)
    angka = (
        sum(tanda) / len(tanda),
        kena / max(1, sum(tanda)),
        kena / max(1, sum(a.gagal for a in semua)),
        jauh / max(1, sum(a.jauh for a in semua)),
    )
    return "  ".join(f"{satu:7.0%}" for satu in angka)


def _lead(semua: Sequence[Deret], terlihat: dict[int, list[Peringatan]]) -> None:
    """Of those that miss by more than 5 %: first flagged when, and could it still be mended?"""
    jauh = [nomor for nomor, satu in enumerate(semua) if satu.jauh]
    pertama = {}
    for nomor in jauh:
        for bulan in BULAN:
            satu = terlihat[bulan][nomor]
            if satu.keadaan in PERLU_TINDAKAN:
                pertama[nomor] = (bulan, satu.terakhir)
                break
    if not pertama:
        return
    urut = sorted(satu for satu, _ in pertama.values())
    dapat = sum(terakhir is not None for _, terakhir in pertama.values())
    print(
        f"miss by more than 5 %: {len(pertama) / len(jauh):.0%} flagged by November, half of them "
        f"by month {urut[len(urut) // 2]}; {dapat / len(pertama):.0%} while it could be mended"
    )


def main() -> None:
    rng = random.Random(26)
    semua = list(library(rng))
    for jenis in ("jumlah", "cakupan", "tingkat"):
        report(f"library, {jenis}", [satu for satu in semua if satu.jenis == jenis])
    report("library, all", semua)
    bentuk = list(shapes(rng))
    for jenis in ("berhenti", "terlambat", "lambat"):
        report(f"shape, {jenis}", [satu for satu in bentuk if satu.jenis == jenis])
    awal = time.process_time()
    for satu in semua[:2000]:
        satu.seen(10)
    print(f"\none finding: {(time.process_time() - awal) / 2000 * 1e6:.0f} microseconds")


if __name__ == "__main__":
    main()
