"""The unit tree as people read it: units with their head and how many work there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from tera.organisasi.models import Penugasan, SusunanUnit
from tera.organisasi.models.pegawai import format_nama

SIMPUL_TERBANYAK = 90
NAMA_TERBANYAK = 20


@dataclass
class Simpul:
    """A unit in the tree. ``jumlah`` counts its own people, ``seluruh`` those below it too.

    ``terpotong``: it has units below that this page does not show.
    """

    id: int
    nama: str
    kepala: str = ""
    jumlah: int = 0
    seluruh: int = 0
    anak: list["Simpul"] = field(default_factory=list)
    terpotong: bool = False
    buka: bool = False


def read_pohon(instansi_id: int, pada: date) -> list[Simpul]:
    """The tops of the tree on a day; three queries, whatever the size.

    Levels are added as long as the page stays small; a unit cut off is opened on its own page.
    """
    susunan = _susunan(instansi_id, pada)
    hitung = _pada(instansi_id, pada).values_list("unit_id")
    jumlah = Counter(dict(hitung.annotate(n=Count("pegawai", distinct=True))))
    kepala = _kepala(instansi_id, pada)
    simpul = {
        s.unit_id: Simpul(
            s.unit_id, s.unit__nama, kepala.get(s.unit_id, ""), jumlah[s.unit_id], jumlah[s.unit_id]
        )
        for s in susunan
    }
    puncak = _join(susunan, simpul)
    _sum(puncak)
    _cut(puncak)
    return puncak


def _susunan(instansi_id: int, pada: date) -> list[Any]:
    """Units with their parents as plain rows: an agency of 20,000 people has over a thousand."""
    baris = SusunanUnit.objects.milik_instansi(instansi_id).berlaku_pada(pada)
    return list(
        baris.order_by("unit__kode").values_list("unit_id", "induk_id", "unit__nama", named=True)
    )


def _kepala(instansi_id: int, pada: date) -> dict[int, str]:
    """Who heads each unit; a definitive head before a Plt."""
    baris = _pada(instansi_id, pada).filter(kepala_unit=True).order_by("-sifat")
    nama = ("pegawai__gelar_depan", "pegawai__nama", "pegawai__gelar_belakang")
    return {unit: format_nama(*orang) for unit, *orang in baris.values_list("unit_id", *nama)}


def _pada(instansi_id: int, pada: date) -> Any:
    return Penugasan.objects.milik_instansi(instansi_id).berlaku_pada(pada).order_by()


def _join(susunan: Iterable[Any], simpul: dict[int, Simpul]) -> list[Simpul]:
    """Children below their parents; a unit whose parent is gone stands at the top."""
    puncak: list[Simpul] = []
    for s in susunan:
        induk = simpul.get(s.induk_id) if s.induk_id else None
        (induk.anak if induk else puncak).append(simpul[s.unit_id])
    return puncak


def _sum(puncak: list[Simpul]) -> None:
    urut = list(puncak)
    for satu in urut:
        urut.extend(satu.anak)
    for satu in reversed(urut):
        satu.seluruh = satu.jumlah + sum(anak.seluruh for anak in satu.anak)


def _cut(puncak: list[Simpul]) -> None:
    tingkat, terlihat = puncak, len(puncak)
    while tingkat:
        anak = [a for satu in tingkat for a in satu.anak]
        terlihat += len(anak)
        if terlihat > SIMPUL_TERBANYAK and tingkat is not puncak:
            for satu in tingkat:
                satu.terpotong, satu.anak = bool(satu.anak), []
            return
        for satu in tingkat:
            satu.buka = tingkat is puncak
        tingkat = anak


def jalur_unit(susunan: Iterable[SusunanUnit], unit_id: int) -> list[SusunanUnit]:
    """The line of units from the top down to this one."""
    menurut_unit = {s.unit_id: s for s in susunan}
    jalur: list[SusunanUnit] = []
    kini: int | None = unit_id
    while kini in menurut_unit and len(jalur) < len(menurut_unit):
        jalur.insert(0, menurut_unit[kini])
        kini = menurut_unit[kini].induk_id
    return jalur


def jumlah_per_unit(instansi_id: int, pada: date, unit: Iterable[int]) -> dict[int, int]:
    """How many people serve in each of these units on a day; one query."""
    baris = _pada(instansi_id, pada).filter(unit_id__in=list(unit)).values_list("unit_id")
    return defaultdict(int, baris.annotate(n=Count("pegawai", distinct=True)))


def kepala_tidak_tunggal(instansi_id: int, pada: date) -> dict[str, Any]:
    """Units with people but no head, and units with two: what the pengelola should look at."""
    baris = (
        _pada(instansi_id, pada)
        .values_list("unit__nama")
        .annotate(kepala=Count("id", filter=Q(kepala_unit=True, sifat="definitif")))
        .values_list("unit_id", "unit__nama", "kepala")
        .order_by("unit__nama")
    )
    tanpa = [nama for _, nama, kepala in baris if not kepala]
    ganda = [nama for _, nama, kepala in baris if kepala > 1]
    return {
        "unit_tanpa_kepala": len(tanpa),
        "unit_kepala_ganda": len(ganda),
        "nama_tanpa_kepala": tanpa[:NAMA_TERBANYAK],
        "nama_kepala_ganda": ganda[:NAMA_TERBANYAK],
    }
