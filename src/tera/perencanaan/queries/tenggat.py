"""By when the plans of a year are handed in, and whoever has not done it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from tera.organisasi.models import (
    Instansi,
    Pegawai,
    PengaturanInstansi,
    Penugasan,
    SusunanUnit,
    UnitKerja,
)
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.organisasi.pengaturan import KUNCI
from tera.organisasi.pengaturan.perencanaan import tenggat_of
from tera.organisasi.queries import unit_di_atas
from tera.perencanaan.models import PerpanjanganTenggat, Skp
from tera.perencanaan.states import DAPAT_DIUBAH

SETELAN = "tenggat_skp"


@dataclass(frozen=True, slots=True)
class Tenggat:
    """The last day for the plans of a year.

    ``bawaan`` says that it is the unverified default, ``diperpanjang`` that it was moved.
    """

    hari: date
    bawaan: bool
    diperpanjang: bool

    def sisa(self, pada: date) -> int:
        """Days left; below zero when it is over."""
        return (self.hari - pada).days


def tenggat_skp(instansi_id: int, unit: Collection[int], tahun: int, pada: date) -> Tenggat:
    """The deadline for whoever serves in these units, the latest that holds for any: one query.

    The setting is that of the first day of the year; an extension for a unit holds for all below.
    """
    atas = unit_di_atas(instansi_id, unit, pada)
    kolom = tenggat_kolom(tahun, date(tahun, 1, 1), atas, instansi="pk")
    isi, sampai = Instansi.objects.filter(pk=instansi_id).values_list(*kolom).get()
    return read_tenggat(isi, sampai, tahun)


def tenggat_kolom(
    tahun: int, awal: date, atas: RawSQL, *, instansi: str = "instansi_id"
) -> tuple[Subquery, Subquery]:
    """The two columns that ``read_tenggat`` reads, for any query of a row with an agency.

    ``awal`` is the first day of ``tahun``; ``atas`` are the units whose extensions count
    (``organisasi.queries.unit_di_atas``).
    """
    setelan = PengaturanInstansi.objects.filter(
        instansi=OuterRef(instansi), kunci=SETELAN, sejak__lte=awal
    ).order_by("-sejak")
    perpanjangan = (
        PerpanjanganTenggat.objects.filter(instansi=OuterRef(instansi), tahun=tahun)
        .filter(Q(unit__isnull=True) | Q(unit_id__in=atas))
        .order_by("-sampai")
    )
    return (
        Subquery(setelan.values("isi")[:1], output_field=JSONField()),
        Subquery(perpanjangan.values("sampai")[:1]),
    )


def read_tenggat(isi: Any, sampai: date | None, tahun: int) -> Tenggat:
    """The deadline out of the agency's setting (None: the default) and the latest extension."""
    nilai = KUNCI[SETELAN].bawaan if isi is None else KUNCI[SETELAN].read(isi)
    hari = tenggat_of(nilai, tahun)
    if sampai is not None and sampai > hari:
        return Tenggat(sampai, bawaan=False, diperpanjang=True)
    return Tenggat(hari, bawaan=isi is None, diperpanjang=False)


def terlambat(skp: Skp, tenggat: Tenggat, hari: date) -> bool:
    """Whether a plan handed in on that day is late: not a change, nor one begun afterwards."""
    return not skp.disepakati and skp.mulai <= tenggat.hari < hari


def late_now(skp: Skp, tenggat: Tenggat) -> bool:
    """The same for a plan that waits for approval."""
    return terlambat(skp, tenggat, _local(skp.status_sejak, skp.instansi))


def _local(saat: datetime, instansi: Instansi) -> date:
    return saat.astimezone(instansi.zona).date()


def perpanjangan_of(instansi_id: int, tahun: int) -> list[PerpanjanganTenggat]:
    """Extensions of a year, newest first."""
    return list(
        PerpanjanganTenggat.objects.milik_instansi(instansi_id)
        .filter(tahun=tahun)
        .select_related("unit", "oleh")
        .order_by("-id")
    )


def tenggat_berlaku(
    instansi_id: int, tahun: int, pada: date
) -> list[tuple[UnitKerja | None, date]]:
    """The agency's deadline (None), and the later one of each unit that was given one."""
    umum = tenggat_skp(instansi_id, (), tahun, pada).hari
    khusus: dict[UnitKerja, date] = {}
    for satu in perpanjangan_of(instansi_id, tahun):
        if satu.unit is not None:
            khusus[satu.unit] = max(satu.sampai, khusus.get(satu.unit, umum))
    return [(None, umum), *((unit, hari) for unit, hari in khusus.items() if hari > umum)]


def tenggat_menurut_unit(instansi_id: int, tahun: int, pada: date) -> Mapping[int, date]:
    """The deadline of every unit of the tree: three queries, whatever its size."""
    umum = tenggat_skp(instansi_id, (), tahun, pada).hari
    khusus: dict[int, date] = {}
    semua = PerpanjanganTenggat.objects.milik_instansi(instansi_id)
    for unit_id, sampai in semua.filter(tahun=tahun, unit__isnull=False).values_list(
        "unit_id", "sampai"
    ):
        assert unit_id is not None
        khusus[unit_id] = max(sampai, khusus.get(unit_id, umum))
    induk = dict(
        SusunanUnit.objects.milik_instansi(instansi_id)
        .berlaku_pada(pada)
        .values_list("unit_id", "induk_id")
    )
    return {unit_id: _latest_above(unit_id, induk, khusus, umum) for unit_id in induk}


def _latest_above(
    unit_id: int, induk: Mapping[int, int | None], khusus: Mapping[int, date], umum: date
) -> date:
    terakhir, kini, dilalui = umum, unit_id, set[int]()
    while kini not in dilalui:
        dilalui.add(kini)
        terakhir = max(terakhir, khusus.get(kini, umum))
        kini = induk.get(kini) or kini
    return terakhir


def belum_mengajukan(
    instansi_id: int, unit: Collection[int], tahun: int, pada: date, sejak_sampai: date
) -> QuerySet[Pegawai]:
    """People with a definitive post in these units who have not handed in a plan of the year.

    Whoever began after ``sejak_sampai`` is left out, as are officials without NIP.
    """
    tugas = (
        Penugasan.objects.milik_instansi(instansi_id)
        .berlaku_pada(pada)
        .filter(unit__in=unit, sifat=SifatPenugasan.DEFINITIF, sejak__lte=sejak_sampai)
    )
    sudah = Skp.objects.filter(instansi_id=instansi_id, tahun=tahun).exclude(
        status__in=DAPAT_DIUBAH, disetujui_pada__isnull=True
    )
    return (
        Pegawai.objects.milik_instansi(instansi_id)
        .filter(pk__in=tugas.values("pegawai_id"))
        .exclude(pk__in=sudah.values("pegawai_id"))
        .exclude(nip="")
        .order_by("pk")
    )
