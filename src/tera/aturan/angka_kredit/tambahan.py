"""Credit beside the conversion: a higher diploma, hard duty, and positions with another scheme."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tera.aturan.acuan import Acuan, Ketetapan
from tera.aturan.angka_kredit.jenjang import Jenjang
from tera.aturan.angka_kredit.konversi import format_angka_kredit, kebutuhan_pangkat
from tera.aturan.bilangan import format_bilangan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan


class SkemaLain(GalatAturan):
    """The position has a scheme of its own, which Tera does not compute."""


class BonusTidakSah(GalatAturan):
    """A percentage out of range."""


def bonus_ijazah(*, jenjang: Jenjang, pada: date) -> Perhitungan[Fraction]:
    """Once, for one assessment: a quarter of the cumulative need for rank of the level.

    Raises ParameterTidakBerlaku. Source: BKN's slides on Peraturan BKN 3/2023.
    """
    persen = parameter("angka_kredit_ijazah").pada(pada)
    perlu = kebutuhan_pangkat(jenjang=jenjang, pada=pada)
    nilai = perlu * Fraction(persen.isi) / 100
    rumus = f"{persen.isi}% × {format_angka_kredit(perlu)} = {format_angka_kredit(nilai)}"
    return Perhitungan(
        nilai,
        (
            Langkah("Jenjang", Jenjang(jenjang).label),
            persen.langkah("Angka kredit dari pendidikan", rumus),
        ),
    )


def bonus_tugas(
    *, angka_kredit: Fraction, persen: Decimal, acuan: Acuan | Ketetapan | None = None
) -> Perhitungan[Fraction]:
    """What duty in a remote or dangerous place adds: a percentage (0 to 100) that the agency or
    the position's own rule sets. Raises BonusTidakSah.
    """
    if not 0 <= persen <= 100:
        raise BonusTidakSah("Persentase tambahan harus 0 sampai 100.")
    nilai = angka_kredit * Fraction(persen) / 100
    rumus = f"{format_bilangan(persen)}% × {format_angka_kredit(angka_kredit)}"
    return Perhitungan(
        nilai,
        (Langkah("Tambahan tugas khusus", f"{rumus} = {format_angka_kredit(nilai)}", acuan),),
    )


def check_skema(*, jabatan: str, skema_lain: Collection[str]) -> None:
    """Refuse positions whose own ministry has another scheme (lecturers and some others).

    ``skema_lain`` are beginnings of official names, set by the agency. Raises SkemaLain.
    """
    nama = " ".join(jabatan.casefold().split())
    for awalan in skema_lain:
        if awalan.strip() and nama.startswith(" ".join(awalan.casefold().split())):
            raise SkemaLain(
                f"Angka kredit {awalan.strip()} mengikuti ketentuan tersendiri dan tidak dihitung "
                "di sini."
            )
