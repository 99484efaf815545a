"""Coverage of the plan: what nobody carries, what serves nothing, who has nothing or too much.

Every list starts from the account's scope and is counted by the very condition that lists it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery

from tera.akun.lingkup import lingkup_pegawai, lingkup_unit
from tera.akun.models import Akun
from tera.aturan.smart.kata import subjects
from tera.organisasi.models import AtasanLangsung, Instansi, Penugasan, SusunanUnit
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.perencanaan.models import HasilKembar, RencanaHasilKerja, SasaranUnit, Skp
from tera.perencanaan.queries.skp import skp_terlihat


@dataclass(frozen=True, slots=True)
class Peta:
    """Whose map of which year: ``beban`` is the most results that a plan may have without being
    shown as overloaded.
    """

    akun: Akun
    tahun: int
    pada: date
    beban: int


def sasaran_tanpa_pemikul(peta: Peta) -> QuerySet[SasaranUnit]:
    """Objectives of the units in scope that neither a lower objective nor a result serves."""
    return _sasaran(peta).filter(
        ~Exists(SasaranUnit.objects.filter(induk=OuterRef("pk"))),
        ~Exists(RencanaHasilKerja.objects.filter(sasaran=OuterRef("pk"))),
    )


def sasaran_tanpa_induk(peta: Peta) -> QuerySet[SasaranUnit]:
    """Objectives of the units in scope that serve none of the unit above, where there is one."""
    di_bawah = SusunanUnit.objects.filter(unit=OuterRef("unit"), induk__isnull=False)
    return _sasaran(peta).filter(Exists(di_bawah.berlaku_pada(peta.pada)), induk=None)


def hasil_tanpa_tujuan(peta: Peta) -> QuerySet[RencanaHasilKerja]:
    """Results that serve nothing: no superior's result, no objective, nobody who assigned them."""
    return (
        RencanaHasilKerja.objects.filter(skp__in=_skp(peta))
        .filter(induk=None, sasaran=None, intervensi="", penugasan_dari="")
        .select_related("skp__pegawai", "skp__penugasan__jabatan", "skp__penugasan__unit")
        .order_by("skp__pegawai__nama", "urut", "id")
    )


def orang_tanpa_hasil(peta: Peta) -> QuerySet[Penugasan]:
    """People with a definitive position today and no result in any plan of the year."""
    hasil = RencanaHasilKerja.objects.filter(
        skp__pegawai=OuterRef("pegawai"), skp__tahun=peta.tahun
    )
    return (
        Penugasan.objects.filter(lingkup_pegawai(peta.akun, peta.pada))
        .berlaku_pada(peta.pada)
        .filter(~Exists(hasil), sifat=SifatPenugasan.DEFINITIF)
        .exclude(pegawai__nip="")
        .exclude(pegawai=peta.akun.pegawai_id)
        .select_related("pegawai", "jabatan", "unit")
        .order_by("pegawai__nama", "id")
    )


def beban_berlebih(peta: Peta) -> QuerySet[Any]:
    """Plans with more results than the agency's measure, the fullest first."""
    return (
        _skp(peta)
        .annotate(banyak=Count("hasil"))
        .filter(banyak__gt=peta.beban)
        .select_related("pegawai", "penugasan__jabatan", "penugasan__unit")
        .order_by("-banyak", "pegawai__nama", "id")
    )


def kelompok_kembar(peta: Peta) -> QuerySet[Any]:
    """Groups of near-duplicates with a member of the year in scope, the largest first.

    Each row: ``wakil``, the sentence of a member in scope, and how many results, people and years
    it spans in scope.
    """
    return (
        HasilKembar.objects.filter(hasil__skp__in=skp_terlihat(peta.akun, peta.pada))
        .values("wakil")
        .annotate(
            teks=Min("hasil__uraian"),
            banyak=Count("pk"),
            orang=Count("hasil__skp__pegawai", distinct=True),
            tahun=Count("hasil__skp__tahun", distinct=True),
            kini=Count("pk", filter=Q(hasil__skp__tahun=peta.tahun)),
        )
        .filter(banyak__gt=1, kini__gt=0)
        .order_by("-banyak", "wakil")
    )


def anggota_kembar(peta: Peta, wakil: int) -> QuerySet[HasilKembar]:
    """The results of one group in scope."""
    return (
        HasilKembar.objects.filter(
            hasil__skp__in=skp_terlihat(peta.akun, peta.pada), wakil_id=wakil
        )
        .select_related(
            "hasil__skp__pegawai", "hasil__skp__penugasan__unit", "hasil__skp__penugasan__jabatan"
        )
        .order_by("-kemiripan", "hasil__skp__pegawai__nama", "-hasil__skp__tahun", "id")
    )


def _sasaran(peta: Peta) -> QuerySet[SasaranUnit]:
    """The year's objectives of the units in scope, in the order of the units."""
    batas = lingkup_unit(peta.akun, peta.pada)
    semua = SasaranUnit.objects.milik_instansi(peta.akun.instansi_id).filter(tahun=peta.tahun)
    dalam = semua if batas is None else semua.filter(batas)
    return dalam.select_related("unit").order_by("unit__kode", "urut", "id")


DAFTAR = {
    "sasaran": sasaran_tanpa_pemikul,
    "lepas": sasaran_tanpa_induk,
    "hasil": hasil_tanpa_tujuan,
    "orang": orang_tanpa_hasil,
    "beban": beban_berlebih,
    "kembar": kelompok_kembar,
}


class _RowCount(Subquery):
    """``(SELECT count(*) FROM (...) baris)``."""

    template = "(SELECT count(*) FROM (%(subquery)s) baris)"
    output_field = IntegerField()


def jumlah_peta(peta: Peta) -> dict[str, int]:
    """How long each list is: one query."""
    hitung: dict[str, Any] = {
        f"n_{jenis}": _RowCount(daftar(peta).order_by()) for jenis, daftar in DAFTAR.items()
    }
    baris: Any = Instansi.objects.annotate(**hitung).get(pk=peta.akun.instansi_id)
    return {jenis: getattr(baris, f"n_{jenis}") for jenis in DAFTAR}


def usul_induk(hasil: Iterable[RencanaHasilKerja], pada: date) -> dict[int, RencanaHasilKerja]:
    """For each result, the result of the superior's plan that speaks most of the same: two queries.

    Where none shares a word, the superior's first; nothing where the superior has no plan.
    """
    semua = list(hasil)
    atasan = dict(
        AtasanLangsung.objects.filter(pegawai__in={h.skp.pegawai_id for h in semua})
        .berlaku_pada(pada)
        .values_list("pegawai", "atasan")
    )
    milik: dict[tuple[int, int], list[RencanaHasilKerja]] = {}
    tahun = {h.skp.tahun for h in semua}
    calon = RencanaHasilKerja.objects.filter(
        skp__pegawai__in=set(atasan.values()), skp__tahun__in=tahun
    )
    for satu in calon.select_related("skp").order_by("-jenis", "urut", "id"):
        milik.setdefault((satu.skp.pegawai_id, satu.skp.tahun), []).append(satu)
    return {
        h.pk: max(pilihan, key=lambda satu: _likeness(h.uraian, satu.uraian))
        for h in semua
        if (pilihan := milik.get((atasan.get(h.skp.pegawai_id, 0), h.skp.tahun)))
    }


def usul_sasaran(sasaran: Iterable[SasaranUnit], pada: date) -> dict[int, SasaranUnit]:
    """For each objective, the one of the unit above that speaks most of the same: two queries."""
    semua = list(sasaran)
    susunan = SusunanUnit.objects.filter(unit__in={s.unit_id for s in semua}, induk__isnull=False)
    atas = dict(susunan.berlaku_pada(pada).values_list("unit", "induk"))
    milik: dict[tuple[int, int], list[SasaranUnit]] = {}
    calon = SasaranUnit.objects.filter(
        unit__in=set(atas.values()), tahun__in={s.tahun for s in semua}
    )
    for satu in calon.order_by("urut", "id"):
        milik.setdefault((satu.unit_id, satu.tahun), []).append(satu)
    return {
        s.pk: max(pilihan, key=lambda satu: _likeness(s.uraian, satu.uraian))
        for s in semua
        if (pilihan := milik.get((atas.get(s.unit_id, 0), s.tahun)))
    }


def _likeness(satu: str, dua: str) -> float:
    kiri, kanan = subjects(satu), subjects(dua)
    return len(kiri & kanan) / (len(kiri | kanan) or 1)


def _skp(peta: Peta) -> QuerySet[Skp]:
    return skp_terlihat(peta.akun, peta.pada).filter(tahun=peta.tahun)
