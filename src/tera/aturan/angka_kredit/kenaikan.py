"""What is needed for the next rank and the next level, and what a promotion leaves.

Everything is counted cumulatively inside a level: the base of a golongan ruang is what the ranks
below it need, so credit beyond a rank is carried to the next one by itself. On promotion to the
next level the count begins at the base of the golongan ruang there.
"""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tera.aturan.angka_kredit.jenjang import Jenjang, golongan_jenjang, jenjang_berikut
from tera.aturan.angka_kredit.konversi import (
    angka_kredit_dasar,
    format_angka_kredit,
    kebutuhan_jenjang,
    kebutuhan_pangkat,
)
from tera.aturan.galat import GalatAturan
from tera.aturan.pangkat import golongan_berikut
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan

DAPAT = "dapat dipertimbangkan"
TIDAK = "belum dapat dipertimbangkan"


class KenaikanTidakSah(GalatAturan):
    """A promotion that the credit or the level does not allow."""


@dataclass(frozen=True, slots=True)
class KeadaanJf:
    """A functional official: level, golongan ruang, and credit accumulated in the level, the base
    of the golongan ruang included.
    """

    jenjang: Jenjang
    golongan: str
    kumulatif: Fraction


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """Need and excess (below zero: shortage) for the next rank and the next level.

    ``minimal_pangkat`` None: no further rank in this category. ``minimal_jenjang`` None: no
    further level.
    """

    keadaan: KeadaanJf
    minimal_pangkat: Fraction | None
    minimal_jenjang: Fraction | None

    @property
    def selisih_pangkat(self) -> Fraction | None:
        """Credit beyond the next rank's need; None where there is none."""
        return _beyond(self.keadaan.kumulatif, self.minimal_pangkat)

    @property
    def selisih_jenjang(self) -> Fraction | None:
        """Credit beyond the next level's need; None where there is none."""
        return _beyond(self.keadaan.kumulatif, self.minimal_jenjang)

    @property
    def kalimat(self) -> tuple[str, ...]:
        """The closing sentences of the PAK; the level comes first where both are reached."""
        tujuan = (("jenjang", self.selisih_jenjang), ("pangkat", self.selisih_pangkat))
        return tuple(
            f"{(DAPAT if selisih >= 0 else TIDAK).capitalize()} untuk kenaikan {nama}."
            for nama, selisih in tujuan
            if selisih is not None
        )


def determine_kebutuhan(*, keadaan: KeadaanJf, pada: date) -> Perhitungan[Kebutuhan]:
    """Need for the next rank (base of the golongan ruang plus one rank) and the next level.

    Raises GolonganTidakSesuai where the golongan ruang is neither of the level nor the one above
    it, KenaikanTidakSah for credit below zero, ParameterTidakBerlaku.
    Source: Peraturan BKN 3/2023.
    """
    if keadaan.kumulatif < 0:
        raise KenaikanTidakSah("Angka kredit tidak boleh kurang dari nol.")
    keadaan = replace(keadaan, jenjang=Jenjang(keadaan.jenjang))
    tabel = parameter("kebutuhan_pangkat").pada(pada)
    dasar = _base(keadaan, pada)
    teratas = golongan_jenjang(keadaan.jenjang)[-1] == keadaan.golongan
    pangkat = None
    if jenjang_berikut(keadaan.jenjang) or not teratas:
        pangkat = dasar + kebutuhan_pangkat(jenjang=keadaan.jenjang, pada=pada)
    jenjang = kebutuhan_jenjang(jenjang=keadaan.jenjang, pada=pada)
    hasil = Kebutuhan(keadaan, pangkat, jenjang)
    return Perhitungan(
        hasil,
        (
            Langkah("Angka kredit kumulatif", format_angka_kredit(keadaan.kumulatif)),
            tabel.langkah("Minimal kenaikan pangkat", _shown(pangkat)),
            Langkah("Kelebihan atau kekurangan", _shown(hasil.selisih_pangkat)),
            tabel.langkah("Minimal kenaikan jenjang", _shown(jenjang)),
            Langkah("Kelebihan atau kekurangan", _shown(hasil.selisih_jenjang)),
            Langkah("Kesimpulan", " ".join(hasil.kalimat) or "Sudah yang tertinggi."),
        ),
    )


def promote_jenjang(*, keadaan: KeadaanJf, pada: date) -> KeadaanJf:
    """After promotion to the next level: the count begins at the base of the golongan ruang there.

    Raises KenaikanTidakSah without the credit, or where there is no next level.
    """
    tujuan = jenjang_berikut(keadaan.jenjang)
    selisih = determine_kebutuhan(keadaan=keadaan, pada=pada).nilai.selisih_jenjang
    if tujuan is None or selisih is None:
        raise KenaikanTidakSah("Tidak ada jenjang yang lebih tinggi.")
    if selisih < 0:
        raise KenaikanTidakSah(f"Angka kredit kurang {format_angka_kredit(-selisih)}.")
    golongan = keadaan.golongan
    dasar = Fraction(0)
    if golongan in golongan_jenjang(tujuan):
        dasar = angka_kredit_dasar(jenjang=tujuan, golongan=golongan, pada=pada).nilai
    return KeadaanJf(tujuan, golongan, dasar)


def promote_pangkat(
    *, keadaan: KeadaanJf, pada: date, kredit_dipakai: Fraction | None = None
) -> KeadaanJf:
    """After promotion to the next rank: the excess stays in the count while the level is the same.

    ``kredit_dipakai``: the level was promoted just before with this credit, which serves the rank
    too. Raises KenaikanTidakSah without the credit, at the top, and for a second step beyond the
    golongan ruang of the level (one is allowed where the next level has no vacancy).
    """
    berikut = golongan_berikut(keadaan.golongan)
    if berikut is None:
        raise KenaikanTidakSah("Sudah golongan ruang tertinggi.")
    if kredit_dipakai is None:
        selisih = determine_kebutuhan(keadaan=keadaan, pada=pada).nilai.selisih_pangkat
        if selisih is None or keadaan.golongan not in golongan_jenjang(keadaan.jenjang):
            raise KenaikanTidakSah("Pangkat tidak dapat naik lagi pada jenjang ini.")
        if selisih < 0:
            raise KenaikanTidakSah(f"Angka kredit kurang {format_angka_kredit(-selisih)}.")
    return replace(keadaan, golongan=berikut)


def _base(keadaan: KeadaanJf, pada: date) -> Fraction:
    """Base of the golongan ruang; one step above the level it is what the level's ranks need."""
    milik = golongan_jenjang(keadaan.jenjang)
    if keadaan.golongan not in milik and keadaan.golongan == golongan_berikut(milik[-1]):
        puncak = angka_kredit_dasar(jenjang=keadaan.jenjang, golongan=milik[-1], pada=pada).nilai
        return puncak + kebutuhan_pangkat(jenjang=keadaan.jenjang, pada=pada)
    return angka_kredit_dasar(jenjang=keadaan.jenjang, golongan=keadaan.golongan, pada=pada).nilai


def _beyond(ada: Fraction, minimal: Fraction | None) -> Fraction | None:
    return None if minimal is None else ada - minimal


def _shown(nilai: Fraction | None) -> str:
    return "tidak ada" if nilai is None else format_angka_kredit(nilai)
