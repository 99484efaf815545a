"""Published rules, ready to be taken over: an agency starts from one instead of from nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from tera.aturan.acuan import Kepastian
from tera.aturan.disiplin import JenisHukuman
from tera.aturan.galat import GalatAturan
from tera.aturan.parameter import Nilai, nama_parameter, parameter
from tera.aturan.predikat import Predikat
from tera.aturan.tpp.aturan import AturanTpp, MulaiBerlaku, PotonganHukuman
from tera.aturan.tpp.kehadiran import Batas, TabelPotongan

AWALAN = "tpp_"


class TemplatTidakDikenal(GalatAturan):
    """There is no published rule of that name."""


@dataclass(frozen=True, slots=True)
class Templat:
    """A published rule: its pay rule, its deductions, and how sure the source is.

    ``cpns`` is the percentage that CPNS get, ``tanpa_laporan`` the cut without daily reports;
    None where the rule names none.
    """

    nama: str
    judul: str
    kepastian: Kepastian
    aturan: AturanTpp
    tabel: TabelPotongan
    cpns: Decimal | None
    tanpa_laporan: Decimal | None


def nama_templat() -> tuple[str, ...]:
    """The names of all published rules."""
    return tuple(nama for nama in nama_parameter() if nama.startswith(AWALAN))


@cache
def find_templat(nama: str) -> Templat:
    """One published rule in its latest form; raises TemplatTidakDikenal."""
    if nama not in nama_templat():
        raise TemplatTidakDikenal(f"Templat {nama[:40]!r} tidak ada.")
    isi = parameter(nama)
    nilai = isi.terbaru
    return Templat(
        nama=nama,
        judul=isi.judul,
        kepastian=isi.kepastian,
        aturan=_rule(nilai),
        tabel=_table(nilai),
        cpns=_decimal(nilai.isi.get("cpns")),
        tanpa_laporan=_decimal(nilai.isi.get("tanpa_laporan")),
    )


def _rule(nilai: Nilai) -> AturanTpp:
    isi = nilai.isi
    return AturanTpp(
        bobot_kinerja=Decimal(isi.get("bobot_kinerja", 100)),
        bobot_disiplin=Decimal(isi.get("bobot_disiplin", 0)),
        peta=MappingProxyType(
            {Predikat(predikat): Decimal(n) for predikat, n in isi.get("peta", {}).items()}
        ),
        hukuman=MappingProxyType(
            {
                JenisHukuman(jenis): PotonganHukuman(Decimal(satu["persen"]), satu["bulan"])
                for jenis, satu in isi.get("hukuman", {}).items()
            }
        ),
        mulai=MulaiBerlaku(isi.get("mulai", MulaiBerlaku.BULAN_SAMA)),
        acuan=nilai.acuan,
    )


def _table(nilai: Nilai) -> TabelPotongan:
    isi = nilai.isi
    return TabelPotongan(
        terlambat=_rows(isi.get("terlambat", ())),
        pulang_cepat=_rows(isi.get("pulang_cepat", ())),
        tanpa_rekam=Decimal(isi.get("tanpa_rekam", 0)),
        tidak_masuk=Decimal(isi.get("tidak_masuk", 0)),
        acuan=nilai.acuan,
    )


def _rows(baris: tuple[Mapping[str, Any], ...]) -> tuple[Batas, ...]:
    return tuple(Batas(satu["menit"], Decimal(satu["persen"])) for satu in baris)


def _decimal(nilai: int | Decimal | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)
