"""What the law says in Tera, gathered for reading: regulations, parameters, coverage.

Everything comes from the data files of ``tera.aturan``; nothing asks the database.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

from tera.aturan.acuan import Acuan, Peraturan, find_peraturan, register
from tera.aturan.berlabel import Berlabel
from tera.aturan.dokumen import read_cakupan
from tera.aturan.parameter import Nilai, Parameter, nama_parameter, parameter

# Who issued it, by the beginning of its kind; the last one takes the rest.
KELOMPOK = (
    ("Undang-undang", re.compile(r"UU$")),
    ("Peraturan pemerintah dan presiden", re.compile(r"(PP|Perpres|Keppres|Inpres)$")),
    ("Kementerian PANRB", re.compile(r".*PANRB$")),
    ("BKN dan LAN", re.compile(r".*\b(BKN|LAN)$")),
    ("Dalam negeri dan daerah", re.compile(r".*(dagri|Pergub|Perbup|Perwal|Perda|Qanun)")),
    ("Kementerian dan lembaga lain", re.compile(r"")),
)


class StatusCakupan(Berlabel):
    """How much of a provision is computed."""

    PENUH = "penuh", "Dihitung penuh"
    SETELAN = "setelan", "Setelan instansi"
    SEBAGIAN = "sebagian", "Dihitung sebagian"


@dataclass(frozen=True, slots=True)
class Cakupan:
    """A provision, the rules that compute it, and the case files that hold them there."""

    ketentuan: str
    acuan: Acuan
    fungsi: tuple[str, ...]
    kasus: tuple[str, ...]
    status: StatusCakupan
    catatan: str = ""

    @property
    def nama_fungsi(self) -> tuple[str, ...]:
        """The rules without the package that holds them all."""
        return tuple(satu.removeprefix("tera.aturan.") for satu in self.fungsi)


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """A regulation with what other regulations did to it."""

    peraturan: Peraturan
    dicabut_oleh: Peraturan | None
    diubah_oleh: tuple[Peraturan, ...]
    mengubah: tuple[Peraturan, ...]

    @property
    def host(self) -> str:
        """Where the source link leads, so that a reader can judge it before following."""
        return urlsplit(self.peraturan.tautan or "").hostname or ""


@dataclass(frozen=True, slots=True)
class Masa:
    """A dated value and the day on which the next one replaced it."""

    nilai: Nilai
    sampai: date | None


@cache
def daftar_cakupan() -> tuple[Cakupan, ...]:
    """Every provision of ``cakupan.toml``, in its order."""
    return tuple(
        Cakupan(
            ketentuan=satu["ketentuan"],
            acuan=Acuan(**satu["acuan"]),
            fungsi=tuple(satu["fungsi"]),
            kasus=tuple(satu["kasus"]),
            status=StatusCakupan(satu["status"]),
            catatan=satu.get("catatan", ""),
        )
        for satu in read_cakupan()
    )


def daftar_parameter() -> tuple[Parameter, ...]:
    """Every parameter by title."""
    return tuple(sorted(map(parameter, nama_parameter()), key=lambda satu: satu.judul.casefold()))


@cache
def _pengubah() -> Mapping[str, tuple[Peraturan, ...]]:
    pengubah: dict[str, tuple[Peraturan, ...]] = {}
    for satu in register().values():
        for slug in satu.mengubah:
            pengubah[slug] = (*pengubah.get(slug, ()), satu)
    return pengubah


def kedudukan_of(peraturan: Peraturan) -> Kedudukan:
    """What the register says of a regulation's standing."""
    pencabut = peraturan.dicabut_oleh
    return Kedudukan(
        peraturan=peraturan,
        dicabut_oleh=find_peraturan(pencabut) if pencabut else None,
        diubah_oleh=_pengubah().get(peraturan.slug, ()),
        mengubah=tuple(map(find_peraturan, peraturan.mengubah)),
    )


def daftar_peraturan() -> Iterator[tuple[str, Kedudukan]]:
    """Every regulation under the name of its group, groups in order of rank, newest first."""
    menurut: dict[str, list[Peraturan]] = {nama: [] for nama, _ in KELOMPOK}
    for satu in register().values():
        nama = next(nama for nama, pola in KELOMPOK if pola.match(satu.jenis))
        menurut[nama].append(satu)
    for nama, isi in menurut.items():
        for satu in sorted(isi, key=lambda p: (-p.tahun, p.jenis, p.nomor)):
            yield nama, kedudukan_of(satu)


def masa_of(satu: Parameter) -> tuple[Masa, ...]:
    """The values of a parameter, newest first, each with its last day."""
    batas = [nilai.sejak - timedelta(days=1) for nilai in satu.nilai[1:]]
    return tuple(
        Masa(nilai, sampai)
        for nilai, sampai in reversed([*zip(satu.nilai, [*batas, None], strict=True)])
    )


def parameter_of(slug: str) -> Sequence[Parameter]:
    """The parameters of which a value cites this regulation."""
    return [
        satu
        for satu in daftar_parameter()
        if any(nilai.acuan.peraturan == slug for nilai in satu.nilai)
    ]


def cakupan_of(slug: str) -> Sequence[Cakupan]:
    """The provisions that cite this regulation."""
    return [satu for satu in daftar_cakupan() if satu.acuan.peraturan == slug]


def matches(kata: str, *teks: str) -> bool:
    """Whether every word that was typed occurs somewhere."""
    jerami = " ".join(teks).casefold()
    return all(satu in jerami for satu in kata.casefold().split())


def pasal_of(peraturan: Peraturan) -> Iterable[str]:
    """The confirmed articles as they are cited."""
    return (f"Pasal {satu}" for satu in peraturan.pasal)
