"""Survei Kepuasan Masyarakat: nine elements, the index, the quality letter, the sample size.

Source: PermenPANRB 14/2017. Sources print the weight of an element as 1/9, 0,111 or 0,11, which
matters (all answers 4 give 100,00, 99,90 or 99,00): the agency chooses, 1/9 unless it says else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan, format_pecahan, round_half_up
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

POPULASI_TERBESAR = 10**9
PRIORITAS = 3

Rata = TypeVar("Rata", Decimal, Fraction)


class SkmTidakSah(GalatAturan):
    """Answers, means or numbers that no survey can have."""


class UnsurSkm(Berlabel):
    """The nine elements, in the order of the regulation."""

    U1 = "u1", "Persyaratan"
    U2 = "u2", "Sistem, mekanisme, dan prosedur"
    U3 = "u3", "Waktu penyelesaian"
    U4 = "u4", "Biaya atau tarif"
    U5 = "u5", "Produk spesifikasi jenis pelayanan"
    U6 = "u6", "Kompetensi pelaksana"
    U7 = "u7", "Perilaku pelaksana"
    U8 = "u8", "Penanganan pengaduan, saran, dan masukan"
    U9 = "u9", "Sarana dan prasarana"


class BobotSkm(Berlabel):
    """The weight of one element."""

    SEPERSEMBILAN = "1/9", "1/9 (tepat)"
    TIGA_DESIMAL = "0.111", "0,111"
    DUA_DESIMAL = "0.11", "0,11"


class MutuPelayanan(Berlabel):
    """Quality of a service, best first."""

    A = "A", "A (Sangat baik)"
    B = "B", "B (Baik)"
    C = "C", "C (Kurang baik)"
    D = "D", "D (Tidak baik)"


@dataclass(frozen=True, slots=True)
class HasilSkm:
    """``ikm`` 1 to 4, exact; ``nik`` its conversion rounded to two decimals; ``prioritas`` are
    the three lowest elements, lowest first.
    """

    ikm: Fraction
    nik: Decimal
    mutu: MutuPelayanan
    prioritas: tuple[UnsurSkm, ...]


def compute_ikm(
    *,
    rata_rata: Sequence[Rata],
    bobot: BobotSkm = BobotSkm.SEPERSEMBILAN,
    pada: date | None = None,
) -> Perhitungan[HasilSkm]:
    """The index from the means (1 to 4) of the nine elements in their order.

    Raises SkmTidakSah unless there are nine, each in range.
    """
    aturan = _aturan(pada)
    if len(rata_rata) != len(UnsurSkm):
        raise SkmTidakSah(f"Isi rata-rata kesembilan unsur; yang terisi {len(rata_rata)}.")
    if not all(1 <= satu <= aturan.isi["jawaban"] for satu in rata_rata):
        raise SkmTidakSah("Rata-rata unsur harus 1 sampai 4.")
    berat = Fraction(BobotSkm(bobot))
    ikm = Fraction(sum(rata_rata)) * berat
    nik = round_half_up(ikm * aturan.isi["konversi"])
    mutu: Perhitungan[MutuPelayanan] = determine_mutu(nik=nik, pada=pada)
    hasil = HasilSkm(ikm, nik, mutu.nilai, _lowest(rata_rata))
    return Perhitungan(
        hasil,
        (
            *(
                Langkah(f"U{nomor} {unsur.label}", format_pecahan(nilai, 4))
                for nomor, (unsur, nilai) in enumerate(zip(UnsurSkm, rata_rata, strict=True), 1)
            ),
            aturan.langkah("Bobot tiap unsur", BobotSkm(bobot).label),
            aturan.langkah("Indeks (1 sampai 4)", format_pecahan(ikm, 4)),
            aturan.langkah("Nilai konversi, indeks × 25", format_pecahan(nik)),
            *mutu.langkah[1:],
        ),
    )


def mean_unsur(jawaban: Sequence[Sequence[int | None]]) -> tuple[Fraction, ...]:
    """The exact mean of each element over those who answered it; a row is one respondent.

    None is an answer left out. Raises SkmTidakSah for another number of answers than nine, an
    answer other than 1 to 4, and an element that nobody answered.
    """
    if any(len(baris) != len(UnsurSkm) for baris in jawaban):
        raise SkmTidakSah("Setiap responden menjawab sembilan unsur.")
    hasil = []
    for unsur, kolom in zip(UnsurSkm, zip(*jawaban, strict=True), strict=bool(jawaban)):
        isi = [satu for satu in kolom if satu is not None]
        if not isi:
            raise SkmTidakSah(f"Belum ada jawaban untuk unsur {unsur.label}.")
        if any(type(satu) is not int or not 1 <= satu <= 4 for satu in isi):
            raise SkmTidakSah("Jawaban harus 1, 2, 3, atau 4.")
        hasil.append(Fraction(sum(isi), len(isi)))
    if not hasil:
        raise SkmTidakSah("Belum ada responden.")
    return tuple(hasil)


def determine_mutu(*, nik: Decimal, pada: date | None = None) -> Perhitungan[MutuPelayanan]:
    """The letter of a converted value (25 to 100), rounded half up to two decimals first.

    Values below 25 come from the weight 0,11 or 0,111 and are D. Raises SkmTidakSah beyond
    0 to 100.
    """
    if not 0 <= nik <= 100:
        raise SkmTidakSah("Nilai konversi harus 0 sampai 100.")
    aturan, bulat = _aturan(pada), round_half_up(nik)
    tercapai = (MutuPelayanan(huruf) for huruf, b in aturan.isi["mutu"].items() if bulat >= b)
    mutu = next(tercapai, MutuPelayanan.D)
    return Perhitungan(
        mutu,
        (
            Langkah("Nilai konversi", format_pecahan(bulat)),
            aturan.langkah("Mutu pelayanan", mutu.label),
        ),
    )


def sample_size(*, populasi: int, pada: date | None = None) -> Perhitungan[int]:
    """Respondents needed for a population (1 to 10^9), by Krejcie and Morgan, nearest integer.

    Raises SkmTidakSah. Source: PermenPANRB 14/2017, annex table.
    """
    if type(populasi) is not int or not 1 <= populasi <= POPULASI_TERBESAR:
        raise SkmTidakSah("Populasi harus 1 sampai satu miliar.")
    aturan = _aturan(pada)
    sampel = aturan.isi["sampel"]
    khi, p, d = (Fraction(sampel[nama]) for nama in ("khi_kuadrat", "proporsi", "galat"))
    atas = khi * populasi * p * (1 - p)
    hasil = int(round_half_up(atas / (d**2 * (populasi - 1) + khi * p * (1 - p)), 0))
    return Perhitungan(
        hasil,
        (
            Langkah("Populasi penerima layanan", format_bilangan(populasi)),
            aturan.langkah("Sampel menurut Krejcie dan Morgan", format_bilangan(hasil)),
        ),
    )


def _lowest(rata_rata: Sequence[Decimal | Fraction]) -> tuple[UnsurSkm, ...]:
    urut = sorted(zip(rata_rata, range(9), UnsurSkm, strict=True), key=lambda satu: satu[:2])
    return tuple(unsur for _, _, unsur in urut[:PRIORITAS])


def _aturan(pada: date | None) -> Nilai:
    isi = parameter("skm")
    return isi.terbaru if pada is None else isi.pada(pada)
