"""Appraisal in numbers, so that imported old years keep their meaning.

PP 30/2019 Pasal 41 (weights, categories) and the revoked PermenPANRB 8/2021 (achievement, score,
extra results). Exact fractions; where our sources state no rule, the rule refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tera.aturan.bilangan import format_pecahan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat
from tera.aturan.target import Arah

Angka = Decimal | Fraction | int


class NilaiNumerikTidakSah(GalatAturan):
    """A number that the method does not know."""


class NilaiTidakDisebut(GalatAturan):
    """Our sources state no rule for this number."""


@dataclass(frozen=True, slots=True)
class HasilTambahan:
    """One extra result: its own score, how it was rated, and the percentage of its scope."""

    skor: Angka
    predikat: Predikat
    bobot: Angka


def capaian_iki(
    *,
    realisasi: Angka,
    target_bawah: Angka,
    target_atas: Angka | None = None,
    arah: Arah = Arah.NAIK,
) -> Perhitungan[Fraction]:
    """Achievement of an indicator in percent (PermenPANRB 8/2021).

    realisasi / target; where lower is better 1 + (1 - realisasi / target). Of a range the upper
    end counts above it, the lower end below it, and inside the target is reached (100). Raises
    NilaiNumerikTidakSah for a target of zero or below, a range upside down, a figure below zero.
    """
    atas = target_bawah if target_atas is None else target_atas
    if not 0 < target_bawah <= atas or realisasi < 0:
        raise NilaiNumerikTidakSah("Target harus lebih dari nol dan realisasi tidak negatif.")
    acu = atas if realisasi > atas else target_bawah if realisasi < target_bawah else realisasi
    bagian = Fraction(realisasi) / Fraction(acu) if acu else Fraction(1)
    capaian = 100 * (bagian if Arah(arah) is Arah.NAIK else 2 - bagian)
    rumus = f"{format_pecahan(realisasi)} : {format_pecahan(acu)}"
    return Perhitungan(
        capaian,
        (
            Langkah("Arah", Arah(arah).label),
            _aturan().langkah("Realisasi dibanding target", rumus),
            Langkah("Capaian", f"{format_pecahan(capaian)}%"),
        ),
    )


def score_capaian(*, capaian: Angka, target_maksimum: bool = False) -> Perhitungan[Fraction]:
    """The score (0 to 120) of an achievement in percent (PermenPANRB 8/2021).

    ``target_maksimum``: the target is the most that is possible, so that 100 % scores 120.
    Raises NilaiNumerikTidakSah below zero, NilaiTidakDisebut between the bands of the source and
    above 100 up to 110.
    """
    if capaian < 0:
        raise NilaiNumerikTidakSah("Capaian tidak boleh kurang dari nol.")
    skor = _aturan().isi["skor"]
    if capaian > skor["lebih_dari"]:
        nilai = Fraction(skor["penuh_terbaik"])
    elif capaian == 100:
        nilai = Fraction(skor["penuh_terbaik" if target_maksimum else "penuh"])
    else:
        nilai = _interpolate(Fraction(capaian), skor["pita"])
    return Perhitungan(
        nilai,
        (
            Langkah("Capaian", f"{format_pecahan(capaian)}%"),
            _aturan().langkah("Nilai capaian", format_pecahan(nilai)),
        ),
    )


def sum_tambahan(*, hasil: Sequence[HasilTambahan]) -> Perhitungan[Fraction]:
    """What extra results add, at most 10: rating x scope x score, each in hundredths.

    Raises NilaiNumerikTidakSah for a score beyond 0 to 120 or a scope beyond 0 to 100.
    """
    aturan = _aturan()
    lingkup = aturan.isi["lingkup_tambahan"]
    jumlah, langkah = Fraction(0), []
    for satu in hasil:
        if not 0 <= satu.skor <= aturan.isi["tertinggi"] or not 0 <= satu.bobot <= 100:
            raise NilaiNumerikTidakSah("Nilai tambahan harus 0 sampai 120, bobotnya 0 sampai 100.")
        persen = lingkup[Predikat(satu.predikat)]
        nilai = Fraction(persen) / 100 * Fraction(satu.bobot) * Fraction(satu.skor) / 100
        jumlah += nilai
        rumus = f"{persen}% × {format_pecahan(satu.bobot)} × {format_pecahan(satu.skor)}%"
        langkah.append(aturan.langkah("Kinerja tambahan", f"{rumus} = {format_pecahan(nilai)}"))
    hasil_akhir = min(jumlah, Fraction(aturan.isi["tambahan_terbanyak"]))
    langkah.append(Langkah("Jumlah tambahan (paling banyak 10)", format_pecahan(hasil_akhir)))
    return Perhitungan(hasil_akhir, tuple(langkah))


def nilai_skp(*, utama: Angka, tambahan: Angka = 0) -> Fraction:
    """Value of an SKP: main results and extra results; raises NilaiNumerikTidakSah beyond range."""
    _check(utama, "Nilai kinerja utama")
    if not 0 <= tambahan <= _aturan().isi["tambahan_terbanyak"]:
        raise NilaiNumerikTidakSah("Nilai kinerja tambahan harus 0 sampai 10.")
    return Fraction(utama) + Fraction(tambahan)


def nilai_skp_periodik(
    *, rencana_aksi: Sequence[Angka], kinerja_utama: Sequence[Angka]
) -> Fraction:
    """Value of a period: the mean of action plans and of main results, halved between the two."""
    if not rencana_aksi or not kinerja_utama:
        raise NilaiNumerikTidakSah("Isi nilai rencana aksi dan nilai kinerja utama.")
    for nilai in (*rencana_aksi, *kinerja_utama):
        _check(nilai, "Nilai")
    return (_mean(rencana_aksi) + _mean(kinerja_utama)) / 2


def determine_predikat_numerik(
    *, skp: Angka, perilaku: Angka, pendapat: bool = False, inovasi: bool = False
) -> Perhitungan[Predikat]:
    """The category of a year under PP 30/2019 from the values (0 to 120) of SKP and behaviour.

    70/30, or 60/40 where peers and direct subordinates were asked (``pendapat``). From 110 on
    it is Sangat Baik only with an ``inovasi`` useful to the organisation or the state, else
    Baik. Raises NilaiNumerikTidakSah. Source: PP 30/2019 Pasal 41.
    """
    _check(skp, "Nilai SKP")
    _check(perilaku, "Nilai perilaku")
    aturan = _aturan()
    bobot = aturan.isi["bobot_skp_pendapat" if pendapat else "bobot_skp"]
    nilai = (Fraction(skp) * bobot + Fraction(perilaku) * (100 - bobot)) / 100
    predikat = _category(nilai, aturan, inovasi=inovasi)
    rumus = f"{bobot}% × {format_pecahan(skp)} + {100 - bobot}% × {format_pecahan(perilaku)}"
    return Perhitungan(
        predikat,
        (
            aturan.langkah("Nilai", f"{rumus} = {format_pecahan(nilai)}"),
            Langkah("Ide atau cara baru yang berguna", "ada" if inovasi else "tidak ada"),
            aturan.langkah("Kategori", predikat.label),
        ),
    )


def _category(nilai: Fraction, aturan: Nilai, *, inovasi: bool) -> Predikat:
    for kode, batas in aturan.isi["kategori"].items():
        if nilai >= batas and (inovasi or kode != Predikat.SANGAT_BAIK):
            return Predikat(kode)
    return Predikat.SANGAT_KURANG


def _interpolate(capaian: Fraction, pita: Sequence[dict[str, int]]) -> Fraction:
    for satu in pita:
        if satu["dari"] <= capaian <= satu["sampai"]:
            lebar = satu["sampai"] - satu["dari"]
            naik = satu["nilai_sampai"] - satu["nilai_dari"]
            return satu["nilai_dari"] + Fraction(naik, lebar) * (capaian - satu["dari"])
    raise NilaiTidakDisebut(
        f"Sumber kami tidak memuat nilai untuk capaian {format_pecahan(capaian)}%; "
        "pakai nilai yang tercantum pada dokumen lama."
    )


def _mean(nilai: Sequence[Angka]) -> Fraction:
    return sum((Fraction(satu) for satu in nilai), Fraction(0)) / len(nilai)


def _check(nilai: Angka, sebut: str) -> None:
    if not 0 <= nilai <= _aturan().isi["tertinggi"]:
        raise NilaiNumerikTidakSah(f"{sebut} harus 0 sampai 120.")


def _aturan() -> Nilai:
    return parameter("nilai_numerik").terbaru
