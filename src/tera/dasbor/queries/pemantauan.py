"""Who has not done what. The same condition lists the people and counts them on the tab."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from tera.akun.lingkup import lingkup_unit
from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.dasar.models import BerlakuQuerySet
from tera.dasbor.permissions import PERAN_PEMANTAUAN
from tera.organisasi.models import Penugasan, UnitKerja
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.organisasi.queries import unit_di_bawah
from tera.pelaksanaan.queries import skp_tanpa_realisasi
from tera.penilaian.models import Evaluasi
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import Skp
from tera.perencanaan.states import DAPAT_DIUBAH, StatusSkp

UNIT_TERBANYAK = 200


@dataclass(frozen=True, slots=True)
class Pemantauan:
    """What is looked at: a year, its last reported month, an appraisal period."""

    tahun: int
    bulan: date
    periode: Periode


@dataclass(frozen=True, slots=True)
class Saringan:
    """Filters of the address; ``unit_id`` means that unit and all below it."""

    unit_id: int | None = None
    unit: str = ""
    kata: str = ""


def pegawai_dipantau(akun: Akun, pada: date, saring: Saringan) -> QuerySet[Penugasan]:
    """Definitive assignments of today in the units that the account looks after.

    A state official (no NIP) has no plan and is left out.
    """
    semua = (
        Penugasan.objects.milik_instansi(akun.instansi_id)
        .berlaku_pada(pada)
        .filter(sifat=SifatPenugasan.DEFINITIF)
        .exclude(pegawai__nip="")
    )
    batas = lingkup_unit(akun, pada, *PERAN_PEMANTAUAN)
    return _filtered(semua if batas is None else semua.filter(batas), akun, pada, saring)


def _filtered(
    semua: BerlakuQuerySet[Penugasan], akun: Akun, pada: date, saring: Saringan
) -> QuerySet[Penugasan]:
    if saring.unit_id is not None:
        di_bawah = unit_di_bawah(akun.instansi_id, [saring.unit_id], pada)
        semua = semua.filter(unit_id__in=di_bawah)
    if saring.unit:
        bernama = UnitKerja.objects.milik_instansi(akun.instansi_id).filter(
            nama__icontains=saring.unit
        )
        nomor = list(bernama.order_by("id").values_list("pk", flat=True)[:UNIT_TERBANYAK])
        semua = semua.filter(unit_id__in=unit_di_bawah(akun.instansi_id, nomor, pada))
    angka = saring.kata.replace(" ", "")
    if angka.isdigit():
        semua = semua.filter(pegawai__nip__startswith=angka)
    elif saring.kata:
        semua = semua.filter(pegawai__nama__icontains=saring.kata)
    return semua


def syarat(instansi_id: int, apa: Pemantauan) -> Mapping[str, Q]:
    """For each tab the condition on ``pegawai_id``."""
    skp = Skp.objects.filter(instansi_id=instansi_id, tahun=apa.tahun)
    sudah_diajukan = skp.exclude(status__in=DAPAT_DIUBAH, disetujui_pada__isnull=True)
    hasil = Evaluasi.objects.filter(
        instansi_id=instansi_id, mulai=apa.periode.mulai, selesai=apa.periode.selesai
    )
    ditetapkan = hasil.exclude(status=StatusEvaluasi.DRAF)
    dinilai = skp.filter(
        disetujui_pada__isnull=False,
        mulai__lte=apa.periode.selesai,
        selesai__gte=apa.periode.mulai,
    )
    return {
        "belum_skp": ~_among(skp),
        "belum_diajukan": _among(skp) & ~_among(sudah_diajukan),
        "menunggu": _among(skp.filter(status=StatusSkp.DIAJUKAN)),
        "realisasi": _among(skp_tanpa_realisasi(instansi_id, apa.bulan)),
        "belum_dinilai": _among(dinilai) & ~_among(ditetapkan),
        "belum_diterima": _among(hasil.filter(status=StatusEvaluasi.DITETAPKAN)),
    }


def _among(baris: QuerySet[Any]) -> Q:
    """An uncorrelated subquery: the database hashes it once for all people."""
    return Q(pegawai_id__in=baris.values("pegawai_id"))


def jumlah_pemantauan(semua: QuerySet[Penugasan], syarat: Mapping[str, Q]) -> dict[str, int]:
    """How many people each tab holds: one query."""
    hitung: dict[str, int] = semua.aggregate(
        **{nama: Count("pk", filter=satu) for nama, satu in syarat.items()}
    )
    return hitung


def pemantauan(semua: QuerySet[Penugasan], syarat: Q) -> QuerySet[Penugasan]:
    """The people of one tab, unit by unit."""
    return (
        semua.filter(syarat)
        .select_related("pegawai", "jabatan", "unit")
        .order_by("unit__kode", "pegawai__nama", "pk")
    )
