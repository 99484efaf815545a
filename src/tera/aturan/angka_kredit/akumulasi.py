"""Accumulation over years, and the months of a running year that close a shortage."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from tera.aturan.angka_kredit.jenjang import Jenjang
from tera.aturan.angka_kredit.konversi import (
    SETAHUN,
    BulanTidakSah,
    check_bulan,
    convert_angka_kredit,
    format_angka_kredit,
)
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.parameter import parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat


@dataclass(frozen=True, slots=True)
class BagianAngkaKredit:
    """Months of one year that were assessed with one predicate in one level."""

    tahun: int
    bulan: tuple[int, ...]
    predikat: Predikat
    jenjang: Jenjang

    @property
    def periode(self) -> str:
        """In words: "Januari sampai Maret 2025", "Mei, Juli 2025"."""
        urut = sorted(self.bulan)
        if urut == list(range(urut[0], urut[-1] + 1)) and len(urut) > 1:
            return f"{NAMA_BULAN[urut[0] - 1]} sampai {NAMA_BULAN[urut[-1] - 1]} {self.tahun}"
        return f"{', '.join(NAMA_BULAN[satu - 1] for satu in urut)} {self.tahun}"


def accumulate_bagian(*, bagian: Sequence[BagianAngkaKredit]) -> Perhitungan[Fraction]:
    """The exact sum of the parts of the level of the last one; no month counts twice.

    Angka kredit accumulates inside one level: what was earned in an earlier level is shown and
    not added. Raises BulanSudahDikonversi, BulanTidakSah, ParameterTidakBerlaku.
    Source: Peraturan BKN 3/2023.
    """
    if not bagian:
        raise BulanTidakSah("Isi paling sedikit satu bagian yang dikonversi.")
    sudah: dict[int, list[int]] = defaultdict(list)
    jenjang = Jenjang(bagian[-1].jenjang)
    jumlah, langkah = Fraction(0), []
    for satu in bagian:
        check_bulan(sudah=sudah[satu.tahun], minta=satu.bulan)
        sudah[satu.tahun] += satu.bulan
        hasil = _convert(satu)
        ikut = satu.jenjang == jenjang
        jumlah += hasil.nilai if ikut else 0
        catatan = "" if ikut else f" (jenjang {Jenjang(satu.jenjang).label}, tidak dijumlahkan)"
        akhir = hasil.langkah[-1]
        label = f"{satu.periode}, predikat {Predikat(satu.predikat).label}"
        langkah.append(Langkah(label, akhir.nilai + catatan, akhir.acuan, akhir.kepastian))
    total = Langkah(f"Jumlah dalam jenjang {jenjang.label}", format_angka_kredit(jumlah))
    return Perhitungan(jumlah, (*langkah, total))


def bulan_dibutuhkan(
    *, kekurangan: Fraction, jenjang: Jenjang, predikat: Predikat, pada: date
) -> Perhitungan[int | None]:
    """Months of the running year that close a shortage; 0 where there is none, None beyond 12.

    Periodic conversion is meant for this case. Raises ParameterTidakBerlaku.
    Source: BKN's technical slides on Peraturan BKN 3/2023 (a shortage of 2 needs two months).
    """
    konversi = parameter("konversi_predikat").pada(pada)
    koefisien = parameter("koefisien_jenjang").pada(pada)
    persen = konversi.isi[Predikat(predikat)]
    sebulan = Fraction(persen) * Fraction(koefisien.isi[Jenjang(jenjang)]) / (100 * SETAHUN)
    perlu = max(0, ceil(kekurangan / sebulan))
    hasil = perlu if perlu <= SETAHUN else None
    return Perhitungan(
        hasil,
        (
            Langkah("Kekurangan angka kredit", format_angka_kredit(max(kekurangan, Fraction(0)))),
            koefisien.langkah("Angka kredit tiap bulan", format_angka_kredit(sebulan)),
            Langkah(
                "Bulan yang dibutuhkan",
                f"{hasil} bulan" if hasil is not None else "lebih dari setahun",
            ),
        ),
    )


def _convert(satu: BagianAngkaKredit) -> Perhitungan[Fraction]:
    akhir = max(satu.bulan)
    return convert_angka_kredit(
        jenjang=satu.jenjang,
        predikat=satu.predikat,
        bulan=len(satu.bulan),
        pada=date(satu.tahun, akhir, monthrange(satu.tahun, akhir)[1]),
    )
