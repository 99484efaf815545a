"""Pola distribusi predikat: how many of each, given what the organisation achieved.

The press texts of SE MenPANRB 3/2023 call the pattern a consideration, so findings are warnings.
The percentages come from one secondary source; rounding and small units are our own reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType
from typing import Any, Literal, get_args

from tera.aturan.acuan import Acuan
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, parameter
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.aturan.predikat import Predikat, PredikatOrganisasi
from tera.aturan.temuan import Temuan, Tingkat

Mayoritas = Literal["modus", "lebih_setengah"]
KATA_SYARAT: Mapping[str, str] = MappingProxyType(
    {
        "maksimum": "paling banyak",
        "minimum": "paling sedikit",
        "harus_ada": "harus ada",
        "tidak_boleh_ada": "tidak boleh ada",
    }
)

# Points to draw the curve shape with, in the order of Predikat (sangat baik first).
KURVA: Mapping[PredikatOrganisasi, tuple[int, ...]] = MappingProxyType(
    {
        PredikatOrganisasi(organisasi): titik
        for organisasi, titik in parameter("kurva_distribusi").terbaru.isi.items()
    }
)


class JumlahTidakSah(GalatAturan):
    """A count is not a whole number of zero or more."""


@dataclass(frozen=True, slots=True)
class HasilDistribusi:
    """The outcome of the check.

    ``catatan`` says why nothing was checked (too few people), else None.
    ``jumlah`` holds all five predicates, best first.
    """

    sesuai: bool
    temuan: tuple[Temuan, ...]
    catatan: str | None
    jumlah: Mapping[Predikat, int]
    organisasi: PredikatOrganisasi


@dataclass(frozen=True, slots=True)
class _Ukuran:
    """One requirement laid beside the counts of the predicates that it speaks about."""

    label: str
    ada: int
    semua: int
    terbanyak: int
    persen: Decimal
    mayoritas: Mayoritas

    @property
    def kutip(self) -> str:
        return f"{self.label} {self.ada} dari {self.semua} pegawai"


def check_distribusi(
    *,
    organisasi: PredikatOrganisasi,
    jumlah: Mapping[Predikat, int],
    pada: date | None = None,
    mayoritas: Mayoritas = "modus",
    mengikat: bool = False,
) -> HasilDistribusi:
    """Compare counts of predicates with the pattern of the organisation's predicate.

    Maximum: floor of the percentage, but at least one person; minimum: ceiling. Majority:
    no predicate has more ("modus"), or more than half ("lebih_setengah"). Below five people
    nothing is checked and ``catatan`` says so. ``pada`` None asks the latest pattern; findings
    stop the user only where the agency made the pattern binding (``mengikat``).
    Raises JumlahTidakSah for a count below zero, ParameterTidakBerlaku before the pattern,
    ValueError for another reading of the majority.
    Source: SE MenPANRB 3/2023 (percentages from one secondary source).
    """
    if mayoritas not in get_args(Mayoritas):
        raise ValueError(f"unknown reading of mayoritas: {mayoritas!r}")
    organisasi = PredikatOrganisasi(organisasi)
    rapi = _clean_jumlah(jumlah)
    pola = _nilai("pola_distribusi", pada)
    terkecil = _nilai("distribusi_jumlah_terkecil", pada).isi
    semua = sum(rapi.values())
    if semua < terkecil:
        catatan = _explain_skip(semua, terkecil=terkecil)
        return HasilDistribusi(True, (), catatan, rapi, organisasi)
    tingkat = Tingkat.GALAT if mengikat else Tingkat.PERINGATAN
    hasil = (
        _check_syarat(syarat, rapi, acuan=pola.acuan, mayoritas=mayoritas, tingkat=tingkat)
        for syarat in pola.isi[organisasi]
    )
    temuan = tuple(satu for satu in hasil if satu)
    return HasilDistribusi(not temuan, temuan, None, rapi, organisasi)


def explain_distribusi(
    *,
    organisasi: PredikatOrganisasi,
    jumlah: Mapping[Predikat, int],
    pada: date | None = None,
    mayoritas: Mayoritas = "modus",
    mengikat: bool = False,
) -> Perhitungan[HasilDistribusi]:
    """``check_distribusi`` with its working: the counts, then each requirement, met or not."""
    hasil = check_distribusi(
        organisasi=organisasi, jumlah=jumlah, pada=pada, mayoritas=mayoritas, mengikat=mengikat
    )
    pola = _nilai("pola_distribusi", pada)
    kurang = {satu.kode: satu.pesan for satu in hasil.temuan}
    syarat = [] if hasil.catatan else pola.isi[hasil.organisasi]
    hitung = ", ".join(f"{satu.label} {banyak}" for satu, banyak in hasil.jumlah.items())
    return Perhitungan(
        hasil,
        (
            pola.langkah("Capaian kinerja organisasi", hasil.organisasi.label),
            Langkah("Jumlah pegawai", hitung),
            *(
                pola.langkah(_say_syarat(satu, mayoritas), kurang.get(_kode(satu), "terpenuhi"))
                for satu in syarat
            ),
            *([Langkah("Pola distribusi", hasil.catatan)] if hasil.catatan else []),
        ),
    )


def _say_syarat(syarat: Mapping[str, Any], mayoritas: Mayoritas) -> str:
    """A requirement in words: "Sangat Baik paling banyak 70%"."""
    nama = " dan/atau ".join(Predikat(satu).label for satu in syarat["predikat"])
    if syarat["syarat"] == "mayoritas":
        arti = "terbanyak" if mayoritas == "modus" else "lebih dari setengah"
        return f"{nama} mayoritas ({arti})"
    kata = KATA_SYARAT[syarat["syarat"]]
    return f"{nama} {kata}" + (f" {syarat['persen']}%" if "persen" in syarat else "")


def _kode(syarat: Mapping[str, Any]) -> str:
    return "_".join([syarat["syarat"], *syarat["predikat"]])


def _explain_skip(semua: int, *, terkecil: int) -> str:
    return (
        f"Pola distribusi tidak diperiksa karena baru {semua} pegawai yang dihitung; "
        f"pemeriksaan dilakukan mulai {terkecil} pegawai."
    )


def _nilai(nama: str, pada: date | None) -> Nilai:
    isi = parameter(nama)
    return isi.terbaru if pada is None else isi.pada(pada)


def _clean_jumlah(jumlah: Mapping[Predikat, int]) -> Mapping[Predikat, int]:
    rapi = dict.fromkeys(Predikat, 0)
    for predikat, banyak in jumlah.items():
        if type(banyak) is not int or banyak < 0:
            raise JumlahTidakSah(f"Jumlah pegawai {banyak!r} bukan bilangan bulat nol atau lebih.")
        rapi[Predikat(predikat)] = banyak
    return rapi


def _check_syarat(
    syarat: Mapping[str, Any],
    jumlah: Mapping[Predikat, int],
    *,
    acuan: Acuan,
    mayoritas: Mayoritas,
    tingkat: Tingkat,
) -> Temuan | None:
    predikat = [Predikat(satu) for satu in syarat["predikat"]]
    ukuran = _Ukuran(
        label=" dan/atau ".join(satu.label for satu in predikat),
        ada=sum(jumlah[satu] for satu in predikat),
        semua=sum(jumlah.values()),
        terbanyak=max(jumlah.values()),
        persen=Decimal(syarat.get("persen", 0)),
        mayoritas=mayoritas,
    )
    pesan = PEMERIKSA[syarat["syarat"]](ukuran)
    if pesan is None:
        return None
    return Temuan(kode=_kode(syarat), tingkat=tingkat, pesan=pesan, acuan=acuan)


def _check_mayoritas(ukuran: _Ukuran) -> str | None:
    if ukuran.mayoritas == "lebih_setengah":
        cukup, arti = 2 * ukuran.ada > ukuran.semua, "lebih dari setengah jumlah pegawai"
    else:
        cukup, arti = ukuran.ada == ukuran.terbanyak, "predikat terbanyak"
    return None if cukup else f"{ukuran.kutip}, seharusnya {arti}."


def _check_maksimum(ukuran: _Ukuran) -> str | None:
    batas = max(1, floor(Fraction(ukuran.persen) * ukuran.semua / 100))
    if ukuran.ada <= batas:
        return None
    return f"{ukuran.kutip}, seharusnya paling banyak {batas} pegawai ({ukuran.persen}%)."


def _check_minimum(ukuran: _Ukuran) -> str | None:
    batas = ceil(Fraction(ukuran.persen) * ukuran.semua / 100)
    if ukuran.ada >= batas:
        return None
    return f"{ukuran.kutip}, seharusnya paling sedikit {batas} pegawai ({ukuran.persen}%)."


def _check_harus_ada(ukuran: _Ukuran) -> str | None:
    return None if ukuran.ada else f"{ukuran.kutip}, seharusnya ada."


def _check_tidak_boleh_ada(ukuran: _Ukuran) -> str | None:
    return f"{ukuran.kutip}, seharusnya tidak ada." if ukuran.ada else None


PEMERIKSA: Mapping[str, Callable[[_Ukuran], str | None]] = MappingProxyType(
    {
        "mayoritas": _check_mayoritas,
        "maksimum": _check_maksimum,
        "minimum": _check_minimum,
        "harus_ada": _check_harus_ada,
        "tidak_boleh_ada": _check_tidak_boleh_ada,
    }
)
