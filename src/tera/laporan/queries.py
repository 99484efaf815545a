"""What is asked for documents and tables only. Everything starts from the account's scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.dasar.errors import TidakDitemukan
from tera.laporan.models import BatchCetak
from tera.organisasi.models import Pegawai, UnitKerja
from tera.organisasi.queries import unit_di_bawah, with_identity
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import yang_dinilai
from tera.penilaian.states import SELESAI, StatusEvaluasi
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.states import StatusSkp
from tera.tindak_lanjut.models import KonversiAngkaKredit

TETAP = SELESAI - {StatusEvaluasi.KEBERATAN}


def konversi_terlihat(akun: Akun, pada: date) -> QuerySet[KonversiAngkaKredit]:
    """Conversions of the people whom the account sees, with all that a document names."""
    return KonversiAngkaKredit.objects.filter(lingkup_pegawai(akun, pada)).select_related(
        "instansi",
        "pegawai",
        "evaluasi__skp__penugasan__jabatan",
        "evaluasi__skp__penugasan__unit",
    )


def get_konversi(akun: Akun, konversi_id: int, pada: date) -> KonversiAngkaKredit:
    """One conversion; raises TidakDitemukan outside of the scope."""
    konversi = konversi_terlihat(akun, pada).filter(pk=konversi_id).first()
    if konversi is None:
        raise TidakDitemukan("Konversi angka kredit tidak ditemukan.")
    return konversi


def konversi_setahun(akun: Akun, tahun: int, pada: date) -> QuerySet[KonversiAngkaKredit]:
    """The conversions of a year's results that the account sees, by name. One query."""
    return (
        konversi_terlihat(akun, pada)
        .filter(evaluasi__mulai__year=tahun)
        .order_by("pegawai__nama", "pegawai_id", "evaluasi__selesai", "id")
    )


def hasil_banyak(semua: Sequence[Skp]) -> dict[int, list[RencanaHasilKerja]]:
    """The results of several plans in printing order, as ``hasil_of`` has them: two queries."""
    menurut: dict[int, list[RencanaHasilKerja]] = {skp.pk: [] for skp in semua}
    for satu in (
        RencanaHasilKerja.objects.filter(skp__in=semua)
        .select_related("induk")
        .prefetch_related(
            Prefetch("indikator", queryset=IndikatorKinerja.objects.order_by("urut", "id"))
        )
        .order_by("-jenis", "urut", "id")
    ):
        menurut[satu.skp_id].append(satu)
    return menurut


def dinilai_with_identity(akun: Akun, pada: date) -> list[Any]:
    """The people whom the account rates, with rank and office of the day: three queries."""
    return list(with_identity(yang_dinilai(akun, pada), pada))


@dataclass(frozen=True, slots=True)
class BarisSkp:
    """One person of a superior's list with one plan of the year, or none."""

    pegawai: Any
    skp: Any | None


def baris_skp(orang: Iterable[Pegawai], tahun: int) -> list[BarisSkp]:
    """Each person's plans of a year, with counts of results and indicators; one query.

    A person with two assignments has two rows, one without a plan has one too.
    """
    semua = list(orang)
    rencana: dict[int, list[Any]] = {}
    for skp in _plans(semua, tahun) if semua else ():
        rencana.setdefault(skp.pegawai_id, []).append(skp)
    return [BarisSkp(satu, skp) for satu in semua for skp in rencana.get(satu.pk, [None])]


def _plans(orang: list[Pegawai], tahun: int) -> QuerySet[Any]:
    hasil = RencanaHasilKerja.objects.filter(skp=OuterRef("pk"))
    indikator = IndikatorKinerja.objects.filter(hasil__skp=OuterRef("pk"))
    return (
        Skp.objects.filter(instansi_id=orang[0].instansi_id, pegawai__in=orang)
        .tahun(tahun)
        .select_related("instansi", "penilai", "penugasan__jabatan", "penugasan__unit")
        .annotate(
            jumlah_hasil=_count(hasil, "skp"), jumlah_indikator=_count(indikator, "hasil__skp")
        )
        .order_by("pegawai_id", "mulai", "id")
    )


def _count(baris: QuerySet[Any], menurut: str) -> Coalesce:
    jumlah = baris.order_by().values(menurut).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(jumlah, output_field=IntegerField()), 0)


def skp_unit(
    unit: UnitKerja, tahun: int, pada: date, *, hanya_disetujui: bool = False
) -> QuerySet[Skp]:
    """The plans of a year of a unit and of all below it on a day, by unit and name."""
    semua = Skp.objects.milik_instansi(unit.instansi_id).tahun(tahun)
    if hanya_disetujui:
        semua = semua.filter(status=StatusSkp.DISETUJUI)
    return semua.filter(
        penugasan__unit_id__in=unit_di_bawah(unit.instansi_id, [unit.pk], pada)
    ).order_by("penugasan__unit__kode", "pegawai__nama", "pegawai_id", "mulai", "id")


def skp_menurut_id(nomor: Sequence[int]) -> list[Skp]:
    """These plans with all that a document names, in this order; one query."""
    letak = {satu: urut for urut, satu in enumerate(nomor)}
    semua = Skp.objects.filter(pk__in=nomor).select_related(
        "instansi", "pegawai", "penilai", "penugasan__jabatan", "penugasan__unit"
    )
    return sorted(semua, key=lambda skp: letak[skp.pk])


def batch_cetak_of(akun: Akun) -> QuerySet[BatchCetak]:
    """The print jobs of an account, newest first: nobody else sees them."""
    return (
        BatchCetak.objects.milik_instansi(akun.instansi_id)
        .filter(pemohon=akun)
        .select_related("unit")
        .order_by("-id")
    )


def get_batch_cetak(akun: Akun, cetak_id: int) -> BatchCetak:
    """One job of the account; raises TidakDitemukan for anyone else's."""
    batch = batch_cetak_of(akun).filter(pk=cetak_id).first()
    if batch is None:
        raise TidakDitemukan("Cetakan tidak ditemukan.")
    return batch


def evaluasi_selesai(
    instansi_id: int, periode: Periode, unit: UnitKerja | None, pada: date
) -> QuerySet[Evaluasi]:
    """Results of a period that stand: set, and not under an objection; by the person's number."""
    semua = Evaluasi.objects.milik_instansi(instansi_id).filter(
        mulai=periode.mulai, selesai=periode.selesai, status__in=TETAP
    )
    if unit is not None:
        semua = semua.filter(unit_id__in=unit_di_bawah(instansi_id, [unit.pk], pada))
    return semua.select_related("pegawai").order_by("pegawai__nip", "id")
