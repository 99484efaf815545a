"""360-degree feedback: weights by group, renormalised, small groups hidden, never a name.

Inputs are aggregates of groups; nothing here knows who answered. The result is advice to the
superior, who decides (PermenPANRB 6/2022). Weights are of a published form; the agency may set
its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import format_bilangan, format_pecahan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

BUTIR_TERSEDIKIT = 8


class UmpanBalikTidakSah(GalatAturan):
    """Weights or means from which nothing can be computed."""


class KelompokPenilai(Berlabel):
    """Who gave feedback, as seen from the person."""

    ATASAN = "atasan", "Atasan"
    PENERIMA_MANFAAT = "penerima_manfaat", "Penerima manfaat"
    REKAN = "rekan", "Rekan kerja"
    BAWAHAN = "bawahan", "Bawahan"
    DIRI = "diri", "Diri sendiri"


class JabatanUmpanBalik(Berlabel):
    """Kinds of positions with weights of their own."""

    PIMPINAN_TERTINGGI = "pimpinan_tertinggi", "Pimpinan tertinggi"
    STRUKTURAL = "struktural", "JPT pratama, administrator, pengawas"
    KEPALA_KANTOR_DAERAH = "kepala_kantor_daerah", "Kepala kantor daerah"
    FUNGSIONAL = "fungsional", "Jabatan fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


TIDAK_ANONIM = frozenset({KelompokPenilai.ATASAN, KelompokPenilai.DIRI})
"""One known person each: they are shown whatever their number."""


@dataclass(frozen=True, slots=True)
class HasilUmpanBalik:
    """``nilai`` 0 to 100, exact. ``dihitung`` are the groups in it, ``disembunyikan`` those too
    small to show, which therefore do not enter the value either. ``selisih_diri`` is self minus
    all others on the scale, None where one of the two is missing.
    """

    nilai: Fraction
    dihitung: tuple[KelompokPenilai, ...]
    disembunyikan: tuple[KelompokPenilai, ...]
    selisih_diri: Fraction | None


def aturan_umpan_balik() -> Nilai:
    """The parameter in its latest form."""
    return parameter("umpan_balik_360").terbaru


def bobot_umpan_balik(jabatan: JabatanUmpanBalik) -> Mapping[KelompokPenilai, Decimal]:
    """The published weights (percent) of a kind of position."""
    isi = aturan_umpan_balik().isi["bobot"][JabatanUmpanBalik(jabatan)]
    return {KelompokPenilai(nama): Decimal(bobot) for nama, bobot in isi.items()}


def is_shown(*, kelompok: KelompokPenilai, jawaban: int, minimal: int | None = None) -> bool:
    """Whether a group's mean may be shown: superior and self always, others from ``minimal`` on.

    Nobody is shown without an answer. Raises UmpanBalikTidakSah for a number below zero.
    """
    terkecil = aturan_umpan_balik().isi["minimal"] if minimal is None else minimal
    if jawaban < 0 or terkecil < 1:
        raise UmpanBalikTidakSah("Jumlah penilai tidak boleh kurang dari nol.")
    if KelompokPenilai(kelompok) in TIDAK_ANONIM:
        return jawaban > 0
    return jawaban >= terkecil


def compute_umpan_balik(
    *,
    bobot: Mapping[KelompokPenilai, Decimal],
    rata_rata: Mapping[KelompokPenilai, Decimal],
    jawaban: Mapping[KelompokPenilai, int] | None = None,
    minimal: int | None = None,
    skala: int | None = None,
) -> Perhitungan[HasilUmpanBalik]:
    """The weighted mean of the groups that answered, 0 to 100.

    ``rata_rata`` are means on the scale 1 to ``skala``. A group without an answer, or too small
    to be shown (``jawaban``), is left out and the weights of the others are scaled up to 100: a
    hidden mean cannot be worked out from the total. Raises UmpanBalikTidakSah.
    """
    aturan = aturan_umpan_balik()
    terbesar = skala or aturan.isi["skala"]
    _check(bobot, rata_rata, terbesar)
    tampak, kecil = _visible(bobot, rata_rata, jawaban or {}, minimal)
    jumlah = sum((bobot[satu] for satu in tampak), Decimal(0))
    if not jumlah:
        raise UmpanBalikTidakSah("Belum ada kelompok penilai yang cukup untuk dihitung.")
    tertimbang = sum((Fraction(bobot[k] * rata_rata[k]) for k in tampak), Fraction(0))
    nilai = tertimbang * 100 / Fraction(jumlah * terbesar)
    langkah = [
        aturan.langkah(
            f"{k.label}: rata-rata {format_bilangan(rata_rata[k])} dari {terbesar}",
            f"bobot {format_pecahan(bobot[k] * 100 / jumlah)}%",
        )
        for k in tampak
    ]
    langkah += [Langkah(f"{k.label}: terlalu sedikit penilai", "tidak dihitung") for k in kecil]
    langkah.append(Langkah("Nilai umpan balik", format_pecahan(nilai)))
    hasil = HasilUmpanBalik(nilai, tampak, kecil, _gap(rata_rata, bobot, tampak))
    return Perhitungan(hasil, tuple(langkah))


def is_straight_line(jawaban: Sequence[int]) -> bool:
    """Whether one rater answered every question (eight or more) alike: a sign, no proof."""
    return len(jawaban) >= BUTIR_TERSEDIKIT and len(set(jawaban)) == 1


def band_umpan_balik(nilai: Fraction | Decimal) -> Perhitungan[int]:
    """The band (100, 80, 60, 40, 20) of a value 0 to 100 for the talent axis.

    The published bands 91-100, 80-90 ... leave gaps; above 90 is read as the highest.
    """
    if not 0 <= nilai <= 100:
        raise UmpanBalikTidakSah("Nilai umpan balik harus 0 sampai 100.")
    aturan = aturan_umpan_balik()
    hasil = 20
    for batas, isi in aturan.isi["pita"].items():
        if nilai > int(batas) or (isi["ikut"] and nilai == int(batas)):
            hasil = isi["nilai"]
            break
    return Perhitungan(hasil, (aturan.langkah(f"Nilai {format_pecahan(nilai)}", f"pita {hasil}"),))


def _visible(
    bobot: Mapping[KelompokPenilai, Decimal],
    rata_rata: Mapping[KelompokPenilai, Decimal],
    jawaban: Mapping[KelompokPenilai, int],
    minimal: int | None,
) -> tuple[tuple[KelompokPenilai, ...], tuple[KelompokPenilai, ...]]:
    """Groups that count, and groups with weight that are too small to show."""
    ada = [k for k in KelompokPenilai if k in rata_rata and bobot.get(k)]
    kecil = {
        k
        for k in ada
        if k in jawaban and not is_shown(kelompok=k, jawaban=jawaban[k], minimal=minimal)
    }
    return tuple(k for k in ada if k not in kecil), tuple(k for k in ada if k in kecil)


def _gap(
    rata_rata: Mapping[KelompokPenilai, Decimal],
    bobot: Mapping[KelompokPenilai, Decimal],
    tampak: Sequence[KelompokPenilai],
) -> Fraction | None:
    lain = [k for k in tampak if k is not KelompokPenilai.DIRI]
    if KelompokPenilai.DIRI not in rata_rata or not lain:
        return None
    jumlah = sum((bobot[k] for k in lain), Decimal(0))
    selisih = (bobot[k] * (rata_rata[KelompokPenilai.DIRI] - rata_rata[k]) for k in lain)
    return Fraction(sum(selisih, Decimal(0))) / Fraction(jumlah)


def _check(
    bobot: Mapping[KelompokPenilai, Decimal],
    rata_rata: Mapping[KelompokPenilai, Decimal],
    skala: int,
) -> None:
    if any(satu < 0 for satu in bobot.values()) or sum(bobot.values()) != 100:
        raise UmpanBalikTidakSah("Bobot kelompok penilai harus berjumlah 100 persen.")
    if not all(1 <= satu <= skala for satu in rata_rata.values()):
        raise UmpanBalikTidakSah(f"Rata-rata jawaban harus 1 sampai {skala}.")
