"""Progress and evidence: one row within the account's scope, and a whole year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from tera.akun.lingkup import lingkup_pegawai, pegawai_dari, sudut
from tera.akun.models import Akun
from tera.aturan.bilangan import format_bilangan
from tera.aturan.kalender import add_bulan
from tera.aturan.target import Arah, JenisTarget
from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tera.pelaksanaan.queries.terbuka import dilaporkan
from tera.pelaksanaan.queries.terlambat import Keterlambatan, late_of, with_harian
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp

SETAHUN = range(1, 13)
INDIKATOR_BERURUT = Prefetch("indikator", queryset=IndikatorKinerja.objects.order_by("urut", "id"))


def get_indikator(akun: Akun, indikator_id: int, pada: date) -> IndikatorKinerja:
    """An indicator with result, plan and person; raises TidakDitemukan outside of the scope."""
    ada = _indikator(indikator_id, pada, **sudut(akun))
    if not ada:
        raise TidakDitemukan("Indikator tidak ditemukan.")
    return ada[0]


@tersusun
def _indikator(
    indikator_id: int,
    pada: date,
    instansi_id: int,
    pegawai_id: int | None,
    unit: list[int],
    *,
    seluruh: bool,
) -> QuerySet[IndikatorKinerja]:
    pemilik = "hasil__skp__pegawai_id"
    lingkup = pegawai_dari(
        pada, instansi_id, pegawai_id, unit, seluruh=seluruh, kolom=pemilik, satu=True
    )
    return IndikatorKinerja.objects.filter(lingkup, pk=indikator_id).select_related(
        "hasil__skp__pegawai", "hasil__skp__instansi"
    )


def get_bukti(akun: Akun, bukti_id: int, pada: date) -> BuktiDukung:
    """A piece of evidence with what it proves; raises TidakDitemukan outside of the scope."""
    bukti = (
        BuktiDukung.objects.annotate(
            pemilik_id=Coalesce("realisasi__skp__pegawai_id", "progres__skp__pegawai_id")
        )
        .filter(lingkup_pegawai(akun, pada, "pemilik_id"))
        .select_related(
            "realisasi__skp__pegawai",
            "realisasi__indikator",
            "progres__skp__pegawai",
            "oleh",
            "berkas",
            "alamat",
        )
        .filter(pk=bukti_id)
        .first()
    )
    if bukti is None:
        raise TidakDitemukan("Bukti dukung tidak ditemukan.")
    return bukti


def tampil_realisasi(nilai: Decimal | None, teks: str, satuan: str) -> str:
    """Progress as read: "97,5 %", or the words; both where both were given."""
    angka = "" if nilai is None else f"{format_bilangan(nilai)} {satuan}".strip()
    return "; ".join(bagian for bagian in (angka, teks) if bagian)


@dataclass(frozen=True, slots=True)
class BulanRealisasi:
    """One month of one indicator; ``realisasi`` None while nothing was reported."""

    bulan: date
    realisasi: Realisasi | None
    jumlah_bukti: int
    tampil: str

    @property
    def terlambat(self) -> Keterlambatan | None:
        """What was late of it, of a year of ``realisasi_setahun``."""
        return late_of(self.realisasi) if self.realisasi else None


@dataclass(frozen=True, slots=True)
class DeretIndikator:
    """Twelve months of one indicator, January first."""

    indikator: IndikatorKinerja
    bulan: tuple[BulanRealisasi, ...]

    @property
    def titik(self) -> list[Decimal | None]:
        """The figures for the chart."""
        return [b.realisasi.nilai if b.realisasi else None for b in self.bulan]

    @property
    def target_garis(self) -> Decimal | None:
        """Where the target line lies: of a range, the end that has to be reached."""
        indikator = self.indikator
        if indikator.jenis_target == JenisTarget.RENTANG and indikator.arah == Arah.TURUN:
            return indikator.target_atas
        return None if indikator.jenis_target == JenisTarget.TEKS else indikator.target_bawah

    @property
    def punya_angka(self) -> bool:
        return any(nilai is not None for nilai in self.titik)


@dataclass(frozen=True, slots=True)
class HasilSetahun:
    """One result with its indicators' years; ``jumlah_umpan_balik`` counts its threads."""

    hasil: RencanaHasilKerja
    indikator: tuple[DeretIndikator, ...]
    jumlah_umpan_balik: int


def realisasi_setahun(skp: Skp) -> list[HasilSetahun]:
    """Every indicator's year in printing order, with counts of evidence: two queries.

    A result that has no indicator yet is not there.
    """
    terisi = {(r.indikator_id, r.bulan.month): r for r in _setahun(skp.instansi_id, skp.pk)}
    setahun = []
    indikator = _indikator_skp(skp.instansi_id, skp.pk)
    for _, milik in groupby(indikator, key=lambda satu: satu.hasil_id):
        baris: list[Any] = list(milik)
        deret = tuple(deret_indikator(satu, skp.tahun, terisi) for satu in baris)
        setahun.append(HasilSetahun(baris[0].hasil, deret, baris[0].jumlah_utas))
    return setahun


@tersusun
def _indikator_skp(instansi_id: int, skp_id: int) -> QuerySet[IndikatorKinerja]:
    utas = Count("hasil__umpan_balik", filter=Q(hasil__umpan_balik__induk__isnull=True))
    return (
        IndikatorKinerja.objects.filter(instansi_id=instansi_id, hasil__skp_id=skp_id)
        .select_related("hasil")
        .annotate(jumlah_utas=utas)
        .order_by("-hasil__jenis", "hasil__urut", "hasil_id", "urut", "id")
    )


@tersusun
def _setahun(instansi_id: int, skp_id: int) -> QuerySet[Realisasi]:
    semua = Realisasi.objects.filter(instansi_id=instansi_id, skp_id=skp_id)
    return with_harian(semua.annotate(jumlah_bukti=Count("bukti")))


@tersusun
def _setahun_indikator(
    instansi_id: int, indikator_id: int, awal: date, akhir: date
) -> QuerySet[Realisasi]:
    semua = Realisasi.objects.filter(instansi_id=instansi_id, indikator_id=indikator_id)
    return semua.filter(bulan__range=(awal, akhir)).annotate(jumlah_bukti=Count("bukti"))


def deret_indikator(
    indikator: IndikatorKinerja, tahun: int, terisi: dict[tuple[int, int], Any]
) -> DeretIndikator:
    """Twelve months from rows by (indicator, month), each with ``jumlah_bukti``. No query."""

    def month(nomor: int) -> BulanRealisasi:
        satu = terisi.get((indikator.pk, nomor))
        return BulanRealisasi(
            date(tahun, nomor, 1),
            satu,
            satu.jumlah_bukti if satu else 0,
            tampil_realisasi(satu.nilai, satu.teks, indikator.satuan) if satu else "",
        )

    return DeretIndikator(indikator, tuple(month(nomor) for nomor in SETAHUN))


def realisasi_indikator(indikator: IndikatorKinerja, tahun: int) -> DeretIndikator:
    """One indicator's year: one query."""
    baris = _setahun_indikator(
        indikator.instansi_id, indikator.pk, date(tahun, 1, 1), date(tahun, 12, 31)
    )
    return deret_indikator(indikator, tahun, {(indikator.pk, r.bulan.month): r for r in baris})


def bukti_of(realisasi: Iterable[Realisasi]) -> dict[int, list[BuktiDukung]]:
    """Evidence of these months by the id of its Realisasi: one query, none for no months."""
    menurut: dict[int, list[BuktiDukung]] = {satu.pk: [] for satu in realisasi}
    for bukti in _bukti(list(menurut)) if menurut else ():
        menurut[bukti.realisasi_id or 0].append(bukti)
    return menurut


@tersusun
def _bukti(realisasi: list[int]) -> QuerySet[BuktiDukung]:
    dimaksud = RawSQL("SELECT unnest(%s::bigint[])", (realisasi,))
    semua = BuktiDukung.objects.filter(realisasi_id__in=dimaksud)
    return semua.select_related("oleh", "berkas", "alamat").order_by("id")


def in_order(hasil: QuerySet[RencanaHasilKerja]) -> QuerySet[Any]:
    """Printing order (utama before tambahan), with indicators: two queries."""
    return hasil.prefetch_related(INDIKATOR_BERURUT).order_by("-jenis", "urut", "id")


def skp_tanpa_realisasi(instansi_id: int, bulan: date) -> QuerySet[Skp]:
    """Plans of an agency that run in a month and of which nothing was reported for it."""
    lapor = Realisasi.objects.filter(instansi_id=instansi_id, skp=OuterRef("pk"), bulan=bulan)
    return Skp.objects.filter(
        dilaporkan(),
        ~Exists(lapor),
        instansi_id=instansi_id,
        mulai__lt=add_bulan(bulan, 1),
        selesai__gte=bulan,
    )
