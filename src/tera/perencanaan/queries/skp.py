"""Questions about plans. Everything a person reads starts from ``skp_terlihat``."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from tera.akun.lingkup import lingkup_skp
from tera.akun.models import Akun
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import BagianLampiran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models.base import berlaku
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
    return _found(_with_identity(skp_terlihat(akun, pada)), skp_id)


def _with_identity(skp: SkpQuerySet) -> SkpQuerySet:
    return skp.select_related(
        "instansi", "pegawai", "penilai", "penugasan__jabatan", "penugasan__unit"
    )


def _found(daftar: SkpQuerySet, skp_id: int) -> Skp:
    skp = daftar.filter(pk=skp_id).first()
    if skp is None:
        raise TidakDitemukan("SKP tidak ditemukan.")
    return skp


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
    return _detail(skp_terlihat(akun, pada), skp_id, pada)


def load_detail(skp: Skp, pada: date) -> DetailSkp:
    """The same for a plan that the caller has found already."""
    return _detail(Skp.objects.all(), skp.pk, pada)


def _detail(daftar: SkpQuerySet, skp_id: int, pada: date) -> DetailSkp:
    skp: Any = _found(_with_identity(daftar).annotate(**_beside(pada)), skp_id)
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
    return list(
        RencanaHasilKerja.objects.filter(skp=skp)
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
