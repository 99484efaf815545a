"""Talent management: nine boxes of performance and potential, and what each recommends.

The box table is agreed; cut-offs and the place of a predicate on the axis differ by variant, so
the agency chooses one and every result names it. Source: PermenPANRB 3/2020 (as amended by
20/2025, unread); Keputusan Kepala BKN 411/2025 (figures of one source).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan, format_pecahan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat, Rating

SERATUS = Decimal(100)


class TalentaTidakSah(GalatAturan):
    """Inputs that have no place in the nine boxes."""


class Potensial(Berlabel):
    """The axis of potential, lowest first."""

    RENDAH = "rendah", "Rendah"
    MENENGAH = "menengah", "Menengah"
    TINGGI = "tinggi", "Tinggi"


class Varian(Berlabel):
    """Where the cut-offs lie, and whether a predicate stands on the axis by label or by number."""

    LABEL = "label", "Menurut label predikat"
    KEPKA_411 = "kepka_411", "Angka 60 dan 80 (pola Keputusan Kepala BKN 411/2025)"
    RENTANG = "rentang", "Rentang 0-60, 61-80, 81-100"
    BATAS_78_90 = "batas_78_90", "Potensial 78 dan 90"
    BATAS_46_72 = "batas_46_72", "Angka 46 dan 72"


class Sumbu(Berlabel):
    """An axis that is composed of weighted parts."""

    KINERJA = "kinerja", "Kinerja"
    POTENSIAL = "potensial", "Potensial"
    TALENTA = "talenta", "Nilai talenta"


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box, 1 (lowest) to 9, with its recommendations."""

    nomor: int
    rekomendasi: tuple[str, ...]


def determine_kotak(
    *, kinerja: Rating, potensial: Potensial, pada: date | None = None
) -> Perhitungan[Kotak]:
    """The box where both axes cross; ``pada`` None asks the latest table."""
    kinerja, potensial = Rating(kinerja), Potensial(potensial)
    tabel, saran = _nilai("talenta_kotak", pada), _nilai("talenta_rekomendasi", pada)
    nomor = tabel.isi[kinerja][potensial]
    kotak = Kotak(nomor, tuple(saran.isi[str(nomor)]))
    return Perhitungan(
        kotak,
        (
            Langkah("Kinerja", kinerja.label),
            Langkah("Potensial", potensial.label),
            tabel.langkah("Kotak", str(nomor)),
            saran.langkah("Rekomendasi", "; ".join(kotak.rekomendasi)),
        ),
    )


def place_predikat(
    *, predikat: Predikat, varian: Varian, pada: date | None = None
) -> Perhitungan[Rating]:
    """Where a predicate alone stands on the axis of performance under a variant."""
    predikat, varian = Predikat(predikat), Varian(varian)
    peta = _nilai("talenta_predikat", pada)
    if varian is Varian.LABEL:
        rating = Rating(peta.isi["label"][predikat])
        langkah = peta.langkah(f"Predikat {predikat.label} menurut label", rating.label)
        return Perhitungan(rating, (_variant_step(varian), langkah))
    nilai = peta.isi["angka"][predikat]
    lanjut = place_kinerja(nilai=Decimal(nilai), varian=varian, pada=pada)
    angka = peta.langkah(f"Predikat {predikat.label} menjadi angka", str(nilai))
    return Perhitungan(lanjut.nilai, (lanjut.langkah[0], angka, *lanjut.langkah[1:]))


def place_kinerja(
    *, nilai: Decimal | Fraction, varian: Varian, pada: date | None = None
) -> Perhitungan[Rating]:
    """Where a value (0 to 100) stands on the axis of performance; raises TalentaTidakSah."""
    batas = _bounds(varian, "kinerja", nilai, pada)
    rating = Rating(_cut(nilai, batas.isi[varian]["kinerja"], ("di_bawah", "sesuai", "di_atas")))
    kata = f"{format_pecahan(nilai)}: {rating.label}"
    return Perhitungan(rating, (_variant_step(varian), batas.langkah("Nilai kinerja", kata)))


def place_potensial(
    *, nilai: Decimal | Fraction, varian: Varian, pada: date | None = None
) -> Perhitungan[Potensial]:
    """Where a value (0 to 100) stands on the axis of potential; raises TalentaTidakSah."""
    batas = _bounds(varian, "potensial", nilai, pada)
    letak = _cut(nilai, batas.isi[varian]["potensial"], ("rendah", "menengah", "tinggi"))
    potensial = Potensial(letak)
    kata = f"{format_pecahan(nilai)}: {potensial.label}"
    return Perhitungan(potensial, (_variant_step(varian), batas.langkah("Nilai potensial", kata)))


def compute_sumbu(
    *, sumbu: Sumbu, nilai: Mapping[str, Decimal], pada: date | None = None
) -> Perhitungan[Fraction]:
    """The weighted value of an axis (0 to 100) from its parts, each 0 to 100; exact.

    Raises TalentaTidakSah for a part that is missing, unknown or out of range.
    """
    bobot = _nilai("talenta_bobot", pada)
    bagian = bobot.isi[Sumbu(sumbu)]
    if nilai.keys() != bagian.keys():
        selisih = min(nilai.keys() ^ bagian.keys()).replace("_", " ")
        raise TalentaTidakSah(f"Bagian {selisih} kurang atau tidak dikenal pada sumbu ini.")
    for nama, satu in nilai.items():
        _check(satu, nama.replace("_", " ").capitalize())
    jumlah = sum((Fraction(nilai[n]) * b / 100 for n, b in bagian.items()), Fraction(0))
    langkah = [
        bobot.langkah(n.replace("_", " ").capitalize(), f"{b}% × {format_bilangan(nilai[n])}")
        for n, b in bagian.items()
    ]
    akhir = Langkah(f"{Sumbu(sumbu).label}", format_pecahan(jumlah))
    return Perhitungan(jumlah, (*langkah, akhir))


def _bounds(varian: Varian, sumbu: str, nilai: Decimal | Fraction, pada: date | None) -> Nilai:
    _check(nilai, f"Nilai {sumbu}")
    batas = _nilai("talenta_batas", pada)
    if varian not in batas.isi:
        raise TalentaTidakSah("Varian label tidak mempunyai batas angka; pilih varian lain.")
    return batas


def _cut(
    nilai: Decimal | Fraction, batas: Mapping[str, int | bool], nama: tuple[str, str, str]
) -> str:
    """The name of the highest cut that is reached (``ikut``: the cut itself belongs above it)."""
    bawah, tengah, atas = nama
    for satu in (atas, tengah):
        if nilai > batas[satu] or (batas["ikut"] and nilai == batas[satu]):
            return satu
    return bawah


def _check(nilai: Decimal | Fraction, sebut: str) -> None:
    if not 0 <= nilai <= SERATUS:
        raise TalentaTidakSah(f"{sebut} harus 0 sampai 100.")


def _variant_step(varian: Varian) -> Langkah:
    return Langkah("Varian yang dipakai", Varian(varian).label)


def _nilai(nama: str, pada: date | None) -> Nilai:
    isi = parameter(nama)
    return isi.terbaru if pada is None else isi.pada(pada)
