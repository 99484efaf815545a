"""Questions about the indicator library; all start from the agency."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Aggregate,
    Case,
    Count,
    DecimalField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.perencanaan.models import IndikatorKinerja, IndikatorPustaka, JabatanPustaka, Skp
from tera.perencanaan.permissions import can_manage_pustaka
from tera.perencanaan.states import StatusPustaka

MEDIAN_TERSEDIKIT = 3
"""From this many plans with a number on, a unit's median is shown: it points at no one person."""


class Median(Aggregate):
    """PostgreSQL's continuous median."""

    function = "PERCENTILE_CONT"
    template = "(%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s))::numeric"


@dataclass(frozen=True, slots=True)
class PemakaianUnit:
    """How a unit uses an entry: number of plans, and the median target (None: too few to say)."""

    unit: str
    jumlah: int
    median: Decimal | None


def jabatan_pustaka(instansi_id: int) -> list[JabatanPustaka]:
    """The kinds of positions of the library, by field."""
    semua = JabatanPustaka.objects.milik_instansi(instansi_id)
    return list(semua.order_by("kelompok", "nama", "id"))


def get_jabatan_pustaka(instansi_id: int, jabatan_id: int) -> JabatanPustaka:
    """One kind of position; TidakDitemukan for another agency's."""
    jabatan = JabatanPustaka.objects.milik_instansi(instansi_id).filter(pk=jabatan_id).first()
    if jabatan is None:
        raise TidakDitemukan("Jabatan pustaka tidak ditemukan.")
    return jabatan


def match_jabatan(nama: str, semua: Iterable[JabatanPustaka]) -> list[JabatanPustaka]:
    """The kinds that a position's official name means, the one with the longest words first.

    Words match whole and in any case: "Dokter Ahli Madya (Kepala Puskesmas)" is first a Kepala
    Puskesmas, then a Dokter.
    """
    panjang = [(_longest_match(nama, satu.kata_kunci), satu) for satu in semua]
    cocok = [(ukuran, satu) for ukuran, satu in panjang if ukuran]
    return [satu for _, satu in sorted(cocok, key=lambda isi: -isi[0])]


def _longest_match(nama: str, kata_kunci: str) -> int:
    baris = (satu.strip() for satu in kata_kunci.splitlines())
    return max(
        (
            len(satu)
            for satu in baris
            if satu and re.search(rf"(?<!\w){re.escape(satu)}(?!\w)", nama, re.IGNORECASE)
        ),
        default=0,
    )


def find_pustaka(
    instansi_id: int,
    *,
    kata: str = "",
    jabatan_id: int | None = None,
    utama: Sequence[JabatanPustaka] = (),
    jenjang: str = "",
) -> QuerySet[IndikatorPustaka]:
    """Approved entries that hold the words, those of the positions ``utama`` first.

    ``kata`` is searched in indicator and result as a search engine reads it (quotes, "or", minus),
    and in the position's name. Entries for another ``jenjang`` come after the fitting ones;
    indicators of one result stand together. ``jumlah_skp`` counts the plans that use each.
    """
    entri = with_usage(
        IndikatorPustaka.objects.milik_instansi(instansi_id).filter(status=StatusPustaka.DISETUJUI)
    )
    if jabatan_id is not None:
        entri = entri.filter(jabatan_id=jabatan_id)
    if kata:
        dicari = SearchQuery(kata, config="indonesian", search_type="websearch")
        entri = entri.filter(Q(cari=dicari) | Q(jabatan__nama__icontains=kata))
    letak = [When(jabatan_id=satu.pk, then=Value(nomor)) for nomor, satu in enumerate(utama)]
    cocok = When(jenjang__in=["", jenjang], then=Value(0))
    return entri.select_related("jabatan").order_by(
        Case(*letak, default=Value(len(utama)), output_field=IntegerField()),
        "jabatan__kelompok",
        "jabatan__nama",
        Case(cocok, default=Value(1), output_field=IntegerField()),
        "hasil",
        "id",
    )


def with_usage(entri: QuerySet[IndikatorPustaka]) -> QuerySet[IndikatorPustaka]:
    """Adds ``jumlah_skp``: the number of plans that hold an indicator made from the entry."""
    skp = (
        IndikatorKinerja.objects.filter(pustaka=OuterRef("pk"))
        .order_by()
        .values("pustaka")
        .annotate(jumlah=Count("hasil__skp", distinct=True))
    )
    return entri.annotate(jumlah_skp=Coalesce(Subquery(skp.values("jumlah")), 0))


def get_pustaka(akun: Akun, entri_id: int) -> IndikatorPustaka:
    """One entry with position and people; a proposal or a refusal only for its proposer and
    BKPSDM, else TidakDitemukan.
    """
    terlihat = Q(status__in=[StatusPustaka.DISETUJUI, StatusPustaka.DICABUT])
    terlihat |= Q(diusulkan_oleh=akun)
    if can_manage_pustaka(akun, akun.instansi_id):
        terlihat = Q()
    entri = (
        with_usage(IndikatorPustaka.objects.milik_instansi(akun.instansi_id))
        .filter(terlihat, pk=entri_id)
        .select_related("jabatan", "diusulkan_oleh", "diputus_oleh", "pendahulu", "penerus")
        .first()
    )
    if entri is None:
        raise TidakDitemukan("Indikator pustaka tidak ditemukan.")
    return entri


def usulan_pustaka(instansi_id: int) -> QuerySet[IndikatorPustaka]:
    """Proposals that wait for BKPSDM, the oldest first."""
    return (
        IndikatorPustaka.objects.milik_instansi(instansi_id)
        .filter(status=StatusPustaka.USULAN)
        .select_related("jabatan", "diusulkan_oleh")
        .order_by("id")
    )


def usulan_milik(akun: Akun, batas: int = 10) -> list[IndikatorPustaka]:
    """One's own latest proposals with what became of them."""
    milik = IndikatorPustaka.objects.milik_instansi(akun.instansi_id)
    return list(milik.filter(diusulkan_oleh=akun).select_related("jabatan").order_by("-id")[:batas])


def usage_by_unit(entri: IndikatorPustaka, tahun: int) -> list[PemakaianUnit]:
    """Units whose plans of a year use the entry, the most first; one query."""
    nilai = IndikatorKinerja.objects.filter(
        instansi_id=entri.instansi_id, pustaka=entri, hasil__skp__tahun=tahun
    )
    tengah = (Coalesce("target_bawah", "target_atas") + Coalesce("target_atas", "target_bawah")) / 2
    per_unit = (
        nilai.order_by()
        .values("hasil__skp__penugasan__unit__nama")
        .annotate(
            jumlah=Count("hasil__skp", distinct=True),
            berangka=Count("hasil__skp", distinct=True, filter=Q(target_bawah__isnull=False)),
            median=Median(tengah, output_field=DecimalField()),
        )
        .order_by("-jumlah", "hasil__skp__penugasan__unit__nama")
    )
    return [
        PemakaianUnit(
            satu["hasil__skp__penugasan__unit__nama"],
            satu["jumlah"],
            satu["median"] if satu["berangka"] >= MEDIAN_TERSEDIKIT else None,
        )
        for satu in per_unit
    ]


def pustaka_dipakai(skp: Skp, entri: Collection[IndikatorPustaka]) -> set[int]:
    """Which of these entries the plan holds already."""
    milik = IndikatorKinerja.objects.filter(hasil__skp=skp, pustaka__in=[e.pk for e in entri])
    return {pk for pk in milik.values_list("pustaka_id", flat=True) if pk is not None}
