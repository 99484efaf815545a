"""What waits for one person: three queries, whatever the size of the agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Count,
    Exists,
    FilteredRelation,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, TruncDate

from tera.akun.models import Akun
from tera.dasar.models.base import berlaku
from tera.dasbor.queries.lingkup import own_id
from tera.organisasi.models import (
    Pegawai,
    PengaturanInstansi,
    Penugasan,
)
from tera.organisasi.pengaturan import KUNCI
from tera.organisasi.queries import unit_di_atas
from tera.pelaksanaan.models import Realisasi
from tera.penilaian.models import Evaluasi
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import objection_deadline
from tera.perencanaan.models import IndikatorKinerja
from tera.perencanaan.queries import Tenggat, read_tenggat, tenggat_kolom


@dataclass(frozen=True, slots=True)
class Rencana:
    """One assignment with its plan of a year; ``skp_id`` is None where there is no plan.

    ``kosong`` counts indicators of that plan without progress for the month asked for, ``tenggat``
    is the deadline for this year's plans.
    """

    penugasan_id: int
    sifat: str
    berlaku: bool
    sejak: date
    jabatan: str
    skp_id: int | None
    tahun: int | None
    status: str | None
    mulai: date | None
    selesai: date | None
    status_sejak: datetime | None
    disetujui_pada: datetime | None
    kosong: int
    tenggat: Tenggat


def rencana_pegawai(pegawai: Pegawai, bulan: date, hari_ini: date) -> list[Rencana]:
    """Assignments of today, and every plan of this year and of the year of ``bulan``: one query."""
    berlaku_kini = berlaku(hari_ini)
    tahun = {hari_ini.year, bulan.year}
    atas = unit_di_atas(pegawai.instansi_id, (), hari_ini, pegawai_id=pegawai.pk)
    semua = (
        Penugasan.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai)
        .annotate(rencana=FilteredRelation("skp", condition=Q(skp__tahun__in=tahun)))
        .filter(berlaku_kini | Q(rencana__isnull=False))
        .annotate(kosong=Coalesce(Subquery(_count_empty(pegawai.instansi_id, bulan)), 0))
        .order_by("sifat", "-sejak", "-rencana__tahun")
        .values_list(
            "id",
            "sifat",
            "sejak",
            "sampai",
            "jabatan__nama",
            "rencana__id",
            "rencana__tahun",
            "rencana__status",
            "rencana__mulai",
            "rencana__selesai",
            "rencana__status_sejak",
            "rencana__disetujui_pada",
            "kosong",
            *tenggat_kolom(hari_ini.year, atas),
        )
    )
    return [
        Rencana(
            nomor,
            sifat,
            sejak <= hari_ini and (sampai is None or sampai >= hari_ini),
            sejak,
            jabatan,
            *(*isi, read_tenggat(setelan, perpanjangan, hari_ini.year)),
        )
        for nomor, sifat, sejak, sampai, jabatan, *isi, setelan, perpanjangan in semua
    ]


def _count_empty(instansi_id: int, bulan: date) -> QuerySet[IndikatorKinerja, int]:
    """How many indicators of the outer plan have no progress in the month."""
    lapor = Realisasi.objects.filter(instansi_id=instansi_id, indikator=OuterRef("pk"), bulan=bulan)
    return (
        IndikatorKinerja.objects.filter(
            ~Exists(lapor), instansi_id=instansi_id, hasil__skp=OuterRef("rencana__id")
        )
        .order_by()
        .values("instansi_id")
        .annotate(banyak=Count("pk"))
        .values_list("banyak", flat=True)
    )


SETELAN_KEBERATAN = ("hari_keberatan", "jenis_hari_keberatan", "hari_libur")


@dataclass(frozen=True, slots=True)
class HasilMenunggu:
    """An evaluation of mine that was set; until ``tenggat`` I may object."""

    evaluasi: Evaluasi
    tenggat: date


def hasil_menunggu(akun: Akun, paling_banyak: int = 3) -> list[HasilMenunggu]:
    """Evaluations waiting for the person's word, oldest first: one query.

    The term is that of the agency's setting on the day the result was set, as
    ``penilaian.waktu.tenggat_keberatan`` counts it.
    """
    semua = (
        Evaluasi.objects.filter(
            instansi_id=akun.instansi_id,
            pegawai_id=own_id(akun),
            status=StatusEvaluasi.DITETAPKAN,
        )
        .annotate(hari=TruncDate("ditetapkan_pada", tzinfo=akun.instansi.zona))
        .annotate(**{nama: _setting(nama) for nama in SETELAN_KEBERATAN})
        .order_by("ditetapkan_pada", "id")[:paling_banyak]
    )
    return [
        HasilMenunggu(satu, _last_day(satu.hari, {n: getattr(satu, n) for n in SETELAN_KEBERATAN}))
        for satu in semua
    ]


def _last_day(hari: date, tersimpan: Mapping[str, Any]) -> date:
    isi = {
        nama: KUNCI[nama].bawaan if nilai is None else KUNCI[nama].read(nilai)
        for nama, nilai in tersimpan.items()
    }
    return objection_deadline(hari, isi)


def _setting(kunci: str) -> Subquery:
    baris = PengaturanInstansi.objects.filter(
        instansi=OuterRef("instansi"), kunci=kunci, sejak__lte=OuterRef("hari")
    )
    return Subquery(baris.order_by("-sejak").values("isi")[:1], output_field=JSONField())
