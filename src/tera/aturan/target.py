"""Targets of an indicator: a number, a range or words; and where a realisation lies."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from tera.aturan.berkas import AKAR, read_toml
from tera.aturan.berlabel import Berlabel
from tera.aturan.bilangan import BilanganTidakSah, format_bilangan, parse_bilangan
from tera.aturan.galat import GalatAturan

MAKS_PANJANG = 2000
RENTANG = re.compile(r"([-+−]?[0-9.,]+)\s{0,9}(?:[-–—]|s\.?d\.?)\s{0,9}([-+−]?[0-9.,]+)")

Posisi = Literal["di_atas", "dalam", "di_bawah"]


class TargetTidakSah(GalatAturan):
    """An empty, overlong or upside-down target."""


class JenisTarget(Berlabel):
    """What a target is made of."""

    ANGKA = "angka", "Angka"
    RENTANG = "rentang", "Rentang"
    TEKS = "teks", "Teks"


class Arah(Berlabel):
    """Which way is better."""

    NAIK = "naik", "Makin tinggi makin baik"
    TURUN = "turun", "Makin rendah makin baik"


@dataclass(frozen=True, slots=True)
class Target:
    """A target without its unit.

    angka: ``bawah`` equals ``atas``; rentang: both ends included; in both, ``teks`` is empty.
    teks: both bounds are None.
    """

    jenis: JenisTarget
    bawah: Decimal | None
    atas: Decimal | None
    teks: str = ""


def parse_target(teks: str) -> Target:
    """Read a target: a number, a range ("98-99,5", "98–99,5", "98 s.d. 99,5"), else words.

    Raises TargetTidakSah when empty, longer than 2000 characters, or a range whose lower end is
    the higher, and BilanganTidakSah for a number out of range or with too many decimals.
    """
    bersih = teks.strip()
    if not bersih:
        raise TargetTidakSah("Target belum diisi.")
    if len(bersih) > MAKS_PANJANG:
        raise TargetTidakSah(f"Target paling panjang {MAKS_PANJANG} karakter.")
    angka = _parse_angka(bersih)
    if angka is not None:
        return Target(JenisTarget.ANGKA, angka, angka)
    return _parse_rentang(bersih) or Target(JenisTarget.TEKS, None, None, bersih)


def format_target(target: Target) -> str:
    """The target as shown: "98", "98-99,5" or the words, as the published plans write it."""
    if target.bawah is None or target.atas is None:
        return target.teks
    if target.jenis is JenisTarget.ANGKA:
        return format_bilangan(target.atas)
    return f"{format_bilangan(target.bawah)}-{format_bilangan(target.atas)}"


def compare_realisasi(target: Target, arah: Arah, realisasi: Decimal | None) -> Posisi | None:
    """Where a realisation lies beside the target, in the direction that is better.

    "di_atas" is better than the target ("turun": the smaller number), "dalam" inside or equal,
    "di_bawah" short of it; None when either is no number. Help for the eye, never a rating:
    PermenPANRB 6/2022 has no percentage thresholds.
    """
    if target.bawah is None or target.atas is None or realisasi is None:
        return None
    if target.bawah <= realisasi <= target.atas:
        return "dalam"
    lebih_besar = realisasi > target.atas
    return "di_atas" if lebih_besar == (Arah(arah) is Arah.NAIK) else "di_bawah"


def is_cacahan(satuan: str) -> bool:
    """Whether figures in this unit add up over the months: documents, people served.

    False for a level (percent, index, days), for a ratio ("kasus per 1.000 penduduk", "kali/bulan")
    and without a unit: what is not known to add up is never added. Our own reading of units
    (``kosakata/satuan.toml``); a unit it does not know is a thing that is counted.
    """
    kata = re.findall(r"[^\s.,;()]+", satuan.casefold())
    if not kata or "per" in kata or any(set("/%‰") & set(satu) for satu in kata):
        return False
    tingkat, menjumlah = _satuan()
    return kata[0] not in tingkat or " ".join(kata[:2]) in menjumlah


@cache
def _satuan() -> tuple[frozenset[str], frozenset[str]]:
    isi = read_toml(AKAR / "kosakata" / "satuan.toml")
    return frozenset(isi["tingkat"]), frozenset(isi["menjumlah"])


def _parse_angka(teks: str) -> Decimal | None:
    try:
        return parse_bilangan(teks)
    except BilanganTidakSah as galat:
        if galat.kode in {"bentuk", "panjang"}:
            return None
        raise


def _parse_rentang(teks: str) -> Target | None:
    cocok = RENTANG.fullmatch(teks)
    if cocok is None:
        return None
    bawah, atas = (_parse_angka(bagian) for bagian in cocok.groups())
    if bawah is None or atas is None:
        return None
    if bawah > atas:
        raise TargetTidakSah("Batas bawah target lebih besar daripada batas atasnya.")
    return Target(JenisTarget.RENTANG, bawah, atas)
