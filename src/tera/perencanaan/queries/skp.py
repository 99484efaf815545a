"""Questions about plans. Everything a person reads starts from ``skp_terlihat``."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from tera.akun.lingkup import Sudut, lingkup_skp, skp_dari, sudut
from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import BagianLampiran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models.base import berlaku
from tera.dasar.tersusun import tersusun
from tera.organisasi.models import AtasanLangsung, DelegasiPenilai, Pegawai
from tera.organisasi.queries import penilai_of
from tera.perencanaan.models import (
    AnggotaTim,
    EkspektasiPerilaku,
    IndikatorKinerja,
    LampiranSkp,
    RencanaHasilKerja,
    Skp,
)
from tera.perencanaan.models.skp import SkpQuerySet


def skp_terlihat(akun: Akun, pada: date) -> SkpQuerySet:
    """Plans within the account's scope on a day."""
    return Skp.objects.filter(lingkup_skp(akun, pada))


def get_skp(akun: Akun, skp_id: int, pada: date) -> Skp:
    """One plan with person, position and unit; raises TidakDitemukan outside of the scope."""
    return _only(_terlihat(skp_id, pada, **sudut(akun)))


@tersusun
def _terlihat(
    skp_id: int,
    pada: date,
    instansi_id: int,
    pegawai_id: int | None,
    unit: list[int],
    *,
    seluruh: bool,
    rinci: bool = False,
) -> QuerySet[Skp]:
    """One plan within a scope; ``rinci`` with what its page shows beside it."""
    lingkup = skp_dari(pada, instansi_id, pegawai_id, unit, seluruh=seluruh, satu=True)
    skp = _with_identity(Skp.objects.filter(lingkup, pk=skp_id))
    return skp.annotate(**_beside(pada)) if rinci else skp


def _with_identity(skp: SkpQuerySet) -> SkpQuerySet:
    return skp.select_related(
        "instansi", "pegawai", "penilai", "penugasan__jabatan", "penugasan__unit"
    )


def _only(skp: list[Skp]) -> Skp:
    if not skp:
        raise TidakDitemukan("SKP tidak ditemukan.")
    return skp[0]


@dataclass(frozen=True)
class DetailSkp:
    """Everything that the page of a plan shows, and what the rules ask about it.

    ``penilai`` is the direct superior on the day, None at the top or while nobody is named;
    ``wakil`` are the people who act in the superior's place.
    """

    skp: Skp
    hasil: list[RencanaHasilKerja]
    perilaku: list[tuple[NilaiDasar, str]]
    lampiran: dict[BagianLampiran, list[str]]
    penilai: Pegawai | None
    atasan_punya_skp: bool
    wakil: frozenset[int]


def get_detail(akun: Akun, skp_id: int, pada: date) -> DetailSkp:
    """A plan as its page shows it, in three queries; TidakDitemukan outside of the scope."""
    return _detail(_terlihat(skp_id, pada, **sudut(akun), rinci=True))


def load_detail(skp: Skp, pada: date) -> DetailSkp:
    """The same for a plan that the caller has found already."""
    instansi = Sudut(instansi_id=skp.instansi_id, pegawai_id=None, unit=[], seluruh=True)
    return _detail(_terlihat(skp.pk, pada, **instansi, rinci=True))


def _detail(baris_skp: list[Skp]) -> DetailSkp:
    skp: Any = _only(baris_skp)
    lampiran: dict[BagianLampiran, list[str]] = {bagian: [] for bagian in BagianLampiran}
    for baris in skp.semua_lampiran:
        lampiran[BagianLampiran(baris["bagian"])].append(baris["isi"])
    return DetailSkp(
        skp=skp,
        hasil=hasil_of(skp),
        perilaku=[(NilaiDasar(b["nilai"]), b["ekspektasi"]) for b in skp.semua_perilaku],
        lampiran=lampiran,
        penilai=Pegawai(**skp.penilai_kini) if skp.penilai_kini else None,
        atasan_punya_skp=skp.atasan_punya_skp,
        wakil=frozenset(skp.wakil_kini),
    )


def _beside(pada: date) -> dict[str, Any]:
    """What else is read with the plan in one query."""
    penilai = penilai_of("perencanaan_skp.pegawai_id", pada)
    wakil = DelegasiPenilai.objects.filter(dari=penilai, instansi=OuterRef("instansi"))
    identitas = ("id", "nama", "nip", "gelar_depan", "gelar_belakang", "instansi_id")
    milik = {"skp": OuterRef("pk")}
    return {
        "penilai_kini": Subquery(
            Pegawai.objects.filter(pk=penilai).values(
                data=JSONObject(**{nama: nama for nama in identitas})
            )
        ),
        "atasan_punya_skp": Exists(Skp.objects.filter(pegawai_id=penilai, tahun=OuterRef("tahun"))),
        "wakil_kini": ArraySubquery(wakil.berlaku_pada(pada).values("kepada_id")),
        "semua_perilaku": ArraySubquery(
            EkspektasiPerilaku.objects.filter(**milik)
            .order_by("id")
            .values(data=JSONObject(nilai="nilai", ekspektasi="ekspektasi"))
        ),
        "semua_lampiran": ArraySubquery(
            LampiranSkp.objects.filter(**milik)
            .order_by("urut", "id")
            .values(data=JSONObject(bagian="bagian", isi="isi"))
        ),
    }


def hasil_of(skp: Skp) -> list[RencanaHasilKerja]:
    """The plan's results in printing order with indicators: two queries."""
    return _hasil(skp.pk)


@tersusun
def _hasil(skp_id: int) -> QuerySet[RencanaHasilKerja]:
    return (
        RencanaHasilKerja.objects.filter(skp_id=skp_id)
        .select_related("induk", "sasaran", "tim")
        .prefetch_related(
            Prefetch("indikator", queryset=IndikatorKinerja.objects.order_by("urut", "id"))
        )
        .order_by("-jenis", "urut", "id")
    )


def skp_pegawai(pegawai: Pegawai, tahun: int) -> list[Skp]:
    """A person's plans of a year, newest assignment first."""
    return list(
        Skp.objects.milik_instansi(pegawai.instansi_id)
        .milik(pegawai)
        .tahun(tahun)
        .select_related("penugasan__jabatan", "penugasan__unit")
        .order_by("-mulai", "-id")
    )


def hasil_pimpinan(pegawai: Pegawai, tahun: int, pada: date) -> QuerySet[RencanaHasilKerja]:
    """What one's own results may serve: results of the year of the direct superior, of whoever
    rates while that one is gone, and of the heads of one's teams.
    """
    atasan = AtasanLangsung.objects.filter(pegawai=pegawai).berlaku_pada(pada)
    ketua = AnggotaTim.objects.filter(berlaku(pada, "tim__"), pegawai=pegawai).berlaku_pada(pada)
    return RencanaHasilKerja.objects.filter(
        Q(skp__pegawai__in=atasan.order_by("-sejak").values("atasan")[:1])
        | Q(skp__pegawai=penilai_of(pegawai.pk, pada))
        | Q(skp__pegawai__in=ketua.values("tim__ketua")),
        instansi_id=pegawai.instansi_id,
        skp__tahun=tahun,
    ).order_by("-jenis", "urut", "id")


def hasil_pimpinan_skp(skp: Skp, hari_ini: date) -> QuerySet[RencanaHasilKerja]:
    """The same for a plan: as of today, or of its last day when it is over."""
    return hasil_pimpinan(skp.pegawai, skp.tahun, min(skp.selesai, hari_ini))
