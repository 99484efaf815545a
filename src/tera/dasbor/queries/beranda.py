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
from tera.dasar.tersusun import tersusun
from tera.dasbor.queries.lingkup import own_id
from tera.organisasi.models import (
    MasaKhusus,
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
    is the deadline for this year's plans. ``pos`` is equal for rows of the same post; ``absen``: no
    work today, so no plan is missing.
    """

    pos: tuple[int, int, bool]
    sifat: str
    berlaku: bool
    absen: bool
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
    tahun = hari_ini.year
    awal = date(tahun, 1, 1)
    semua = _rencana(pegawai.instansi_id, pegawai.pk, bulan, hari_ini, tahun, bulan.year, awal)
    return [
        Rencana(
            (unit, jabatan_id, kepala),
            sifat,
            sejak <= hari_ini and (sampai is None or sampai >= hari_ini),
            absen_kini,
            sejak,
            jabatan,
            *(*isi, read_tenggat(tenggat[0], tenggat[1], hari_ini.year)),
        )
        for (
            (unit, jabatan_id, kepala, absen_kini, sifat, sejak, sampai, jabatan, *isi),
            tenggat,
        ) in ((baris[:-2], baris[-2:]) for baris in semua)
    ]


@tersusun
def _rencana(
    instansi_id: int,
    pegawai_id: int,
    bulan: date,
    hari_ini: date,
    tahun: int,
    tahun_bulan: int,
    awal: date,
) -> QuerySet[Penugasan, tuple[Any, ...]]:
    atas = unit_di_atas(instansi_id, (), hari_ini, pegawai_id=pegawai_id)
    absen = MasaKhusus.objects.filter(pegawai_id=pegawai_id).berlaku_pada(hari_ini)
    dimaksud = Q(skp__tahun=tahun) | Q(skp__tahun=tahun_bulan)
    return (
        Penugasan.objects.filter(instansi_id=instansi_id, pegawai_id=pegawai_id)
        .annotate(rencana=FilteredRelation("skp", condition=dimaksud))
        .filter(berlaku(hari_ini) | Q(rencana__isnull=False))
        .annotate(kosong=Coalesce(Subquery(_count_empty(instansi_id, bulan)), 0))
        .annotate(absen=Exists(absen))
        .order_by("sifat", "-sejak", "-rencana__tahun", "-rencana__mulai")
        .values_list(
            "unit_id",
            "jabatan_id",
            "kepala_unit",
            "absen",
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
            *tenggat_kolom(tahun, awal, atas),
        )
    )


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
