"""The library of content: TOML of ``isi/``, read strictly, matched to positions and units."""

import random
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tera.aturan.berkas import find_key_faults, read_toml
from tera.aturan.skp import Aspek, Perspektif
from tera.aturan.target import Arah, Target, parse_target

FOLDER = Path(__file__).parent / "isi"
SATUAN_TINGKAT = frozenset({"%", "Hari", "Jam", "Menit", "Indeks", "Nilai", "Skor"})
SATUAN_WAKTU = frozenset({"Hari", "Jam", "Menit"})
POLA = ("jumlah", "cakupan", "tingkat")


@dataclass(frozen=True, slots=True, eq=False)
class IsiIndikator:
    """An indicator: ``target`` are believable targets of which one is taken.

    ``pola``: "jumlah" adds up over the year, "cakupan" climbs to the target, "tingkat" is a
    level that goes up and down.
    """

    uraian: str
    target: tuple[Target, ...]
    satuan: str
    arah: Arah
    aspek: Aspek
    pola: str


@dataclass(frozen=True, slots=True, eq=False)
class IsiHasil:
    """A result that a position or a head of a unit works for.

    ``tema`` link it to the superior's result, the most specific first.
    """

    uraian: str
    tema: tuple[str, ...]
    jabatan: tuple[str, ...]
    kepala: tuple[str, ...]
    unit: tuple[str, ...]
    perspektif: Perspektif
    indikator: tuple[IsiIndikator, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pustaka:
    """All content; ``kalimat`` holds lists of sentences by name, ``ragam`` what fills a blank."""

    hasil: tuple[IsiHasil, ...]
    kalimat: Mapping[str, tuple[str, ...]]
    ragam: Mapping[str, tuple[str, ...]]
    _ingat: dict[tuple[str, str], list[IsiHasil]] = field(default_factory=dict)

    def for_kepala(self, unit: str) -> list[IsiHasil]:
        """Results of whoever heads a unit of this name, in the order of the file."""
        return self._longest(unit, "kepala")

    def for_jabatan(self, jabatan: str, unit: str, perangkat: str) -> list[IsiHasil]:
        """Results of a position that fit a unit of an office; the fallback where none does."""
        cocok = [
            satu
            for satu in self._longest(jabatan, "jabatan")
            if not satu.unit or _starts(unit, satu.unit) or _starts(perangkat, satu.unit)
        ]
        return cocok or self._longest("", "jabatan")

    def _longest(self, nama: str, bidang: str) -> list[IsiHasil]:
        """The results whose prefix fits ``nama`` best: the longest wins, "" fits everything."""
        if (nama, bidang) not in self._ingat:
            kecil = nama.casefold()
            panjang = {
                satu: max(
                    (len(a) for a in getattr(satu, bidang) if kecil.startswith(a.casefold())),
                    default=-1,
                )
                for satu in self.hasil
            }
            terpanjang = max(panjang.values())
            self._ingat[nama, bidang] = [
                satu for satu, ukuran in panjang.items() if ukuran == terpanjang
            ]
        return self._ingat[nama, bidang]

    def fill_blanks(self, teks: str, rng: random.Random, isi: Mapping[str, str]) -> str:
        """``teks`` with its {blanks} filled from ``isi``, else from ``ragam``."""
        if "{" not in teks:
            return teks
        kosong = [nama for _, nama, _, _ in string.Formatter().parse(teks) if nama]
        return teks.format(
            **{nama: isi[nama] if nama in isi else rng.choice(self.ragam[nama]) for nama in kosong}
        )


def _starts(nama: str, awalan: tuple[str, ...]) -> bool:
    return nama.casefold().startswith(tuple(satu.casefold() for satu in awalan))


@cache
def load_pustaka() -> Pustaka:
    """Read ``isi/*.toml``; raises ValueError that names the file and what is wrong in it."""
    hasil: list[IsiHasil] = []
    kalimat: dict[str, tuple[str, ...]] = {}
    ragam: dict[str, tuple[str, ...]] = {}
    for berkas in sorted(FOLDER.glob("*.toml")):
        data = read_toml(berkas)
        _check(berkas, data, wajib=(), boleh=("hasil", "kalimat", "ragam"))
        hasil.extend(_hasil(berkas, satu) for satu in data.get("hasil", ()))
        kalimat.update({nama: tuple(isi) for nama, isi in data.get("kalimat", {}).items()})
        ragam.update({nama: tuple(isi) for nama, isi in data.get("ragam", {}).items()})
    return Pustaka(tuple(hasil), MappingProxyType(kalimat), MappingProxyType(ragam))


def _check(
    berkas: Path, data: Mapping[str, Any], *, wajib: tuple[str, ...], boleh: tuple[str, ...]
) -> None:
    if salah := find_key_faults(data, wajib=wajib, boleh=boleh):
        raise ValueError(f"{berkas.name}: {data.get('uraian', '')}: {'; '.join(salah)}")


def _hasil(berkas: Path, data: dict[str, Any]) -> IsiHasil:
    _check(
        berkas,
        data,
        wajib=("uraian", "tema", "indikator"),
        boleh=("jabatan", "kepala", "unit", "perspektif"),
    )
    return IsiHasil(
        uraian=data["uraian"],
        tema=tuple(data["tema"]),
        jabatan=tuple(data.get("jabatan", ())),
        kepala=tuple(data.get("kepala", ())),
        unit=tuple(data.get("unit", ())),
        perspektif=Perspektif(data.get("perspektif", Perspektif.PROSES_BISNIS)),
        indikator=tuple(_indikator(berkas, satu) for satu in data["indikator"]),
    )


def _indikator(berkas: Path, data: dict[str, Any]) -> IsiIndikator:
    _check(berkas, data, wajib=("uraian", "target"), boleh=("satuan", "arah", "aspek", "pola"))
    satuan = data.get("satuan", "")
    teks = data["target"] if isinstance(data["target"], list) else [data["target"]]
    pola = data.get("pola") or ("tingkat" if satuan in SATUAN_TINGKAT else "jumlah")
    if pola not in POLA:
        raise ValueError(f"{berkas.name}: pola {pola!r} tidak dikenal")
    return IsiIndikator(
        uraian=data["uraian"],
        target=tuple(parse_target(satu) for satu in teks),
        satuan=satuan,
        arah=Arah(data.get("arah", Arah.NAIK)),
        aspek=Aspek(data.get("aspek") or _aspek(satuan)),
        pola=pola,
    )


def _aspek(satuan: str) -> Aspek:
    if satuan in SATUAN_WAKTU:
        return Aspek.WAKTU
    return Aspek.KUALITAS if satuan in SATUAN_TINGKAT or not satuan else Aspek.KUANTITAS
