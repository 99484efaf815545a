"""What an evaluation looks at: progress, evidence and feedback of one plan in one period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Case, Q, When, prefetch_related_objects
from django.db.models.functions import JSONObject

from tera.pelaksanaan.models import JenisBukti, KeadaanPindai, KeadaanTautan, Realisasi
from tera.pelaksanaan.queries.pemakaian import jumlah_pemakaian
from tera.pelaksanaan.queries.realisasi import INDIKATOR_BERURUT, in_order, tampil_realisasi
from tera.pelaksanaan.queries.terlambat import Keterlambatan, late_of, with_harian
from tera.pelaksanaan.queries.umpan_balik import UtasUmpanBalik, umpan_balik_of
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp


@dataclass(frozen=True, slots=True)
class BuktiRingkas:
    """Evidence as listed. A file opens at ``{% url 'bukti' bukti.id %}``, a link at ``tautan``."""

    id: int
    jenis: JenisBukti
    nama: str
    tautan: str
    ukuran: int
    berkas_id: int | None = None
    alamat_id: int | None = None
    mati: bool = False
    dikarantina: bool = False
    dipakai: int = 1


@dataclass(frozen=True, slots=True)
class RealisasiPeriode:
    """One reported month; ``tampil`` is ready to print ("97,5 %")."""

    bulan: date
    nilai: Decimal | None
    teks: str
    keterangan: str
    terlambat: Keterlambatan | None
    tampil: str
    bukti: tuple[BuktiRingkas, ...]


@dataclass(frozen=True, slots=True)
class IndikatorPeriode:
    """An indicator with its reported months in order; months without a report are not there."""

    indikator: IndikatorKinerja
    realisasi: tuple[RealisasiPeriode, ...]

    @property
    def terakhir(self) -> RealisasiPeriode | None:
        return self.realisasi[-1] if self.realisasi else None


@dataclass(frozen=True, slots=True)
class HasilPeriode:
    """A result with its indicators and the feedback given on it."""

    hasil: RencanaHasilKerja
    indikator: tuple[IndikatorPeriode, ...]
    umpan_balik: tuple[UtasUmpanBalik, ...]


@dataclass(frozen=True, slots=True)
class PelaksanaanPeriode:
    """A plan's stage 2 in a period.

    ``perilaku`` holds the feedback on BerAKHLAK values by ``NilaiDasar`` value (only those that
    got any), ``umum`` the feedback on the plan as a whole.
    """

    hasil: tuple[HasilPeriode, ...]
    perilaku: dict[str, tuple[UtasUmpanBalik, ...]]
    umum: tuple[UtasUmpanBalik, ...]


def pelaksanaan_dalam(
    skp: Skp, mulai: date, selesai: date, *, pemakaian: bool = False
) -> PelaksanaanPeriode:
    """Everything of stage 2 between two days, both included: four queries.

    A month counts when any of its days lies between; feedback by the day it was given. Of each
    result ``induk`` is loaded. With ``pemakaian`` one more query counts how often the agency uses
    the content of each piece of evidence.
    """
    hasil = in_order(RencanaHasilKerja.objects.filter(skp=skp).select_related("induk"))
    realisasi = _realisasi_dalam(Q(instansi_id=skp.instansi_id, skp=skp), mulai, selesai)
    if pemakaian:
        _count_pemakaian(skp.instansi_id, realisasi)
    utas = umpan_balik_of(skp, mulai=mulai, selesai=selesai)
    return PelaksanaanPeriode(
        tuple(
            HasilPeriode(
                satu,
                _with_realisasi(satu, realisasi),
                tuple(u for u in utas if u.awal.hasil_id == satu.pk),
            )
            for satu in hasil
        ),
        _by_nilai_dasar(utas),
        tuple(u for u in utas if u.awal.hasil_id is None and not u.awal.nilai_dasar),
    )


def indikator_dalam(
    hasil: Sequence[RencanaHasilKerja], mulai: date, selesai: date
) -> dict[int, tuple[IndikatorPeriode, ...]]:
    """Indicators of results of whatever plans, by result, with the progress between two days, both
    included: two queries."""
    prefetch_related_objects(hasil, INDIKATOR_BERURUT)
    realisasi = _realisasi_dalam(Q(indikator__hasil__in=hasil), mulai, selesai)
    return {satu.pk: _with_realisasi(satu, realisasi) for satu in hasil}


def _with_realisasi(
    hasil: RencanaHasilKerja, realisasi: dict[int, list[Any]]
) -> tuple[IndikatorPeriode, ...]:
    return tuple(
        IndikatorPeriode(satu, _as_periode(realisasi.get(satu.pk, ()), satu.satuan))
        for satu in hasil.indikator.all()
    )


def _realisasi_dalam(milik: Q, mulai: date, selesai: date) -> dict[int, list[Any]]:
    """Rows by indicator, each with ``daftar_bukti`` as JSON: one query for both tables."""
    kolom = JSONObject(
        id="bukti__id",
        jenis="bukti__jenis",
        nama="bukti__nama",
        tautan="bukti__tautan",
        ukuran="bukti__ukuran",
        berkas_id="bukti__berkas_id",
        alamat_id="bukti__alamat_id",
        mati=Case(When(bukti__alamat__keadaan=KeadaanTautan.MATI, then=True), default=False),
        dikarantina=Case(
            When(bukti__berkas__pindai=KeadaanPindai.TERINFEKSI, then=True), default=False
        ),
    )
    semua = Realisasi.objects.filter(milik, bulan__range=(mulai.replace(day=1), selesai))
    baris = with_harian(semua).annotate(
        daftar_bukti=JSONBAgg(
            kolom, filter=Q(bukti__isnull=False), order_by="bukti__id", default=None
        )
    )
    menurut: dict[int, list[Any]] = {}
    for satu in baris.order_by("bulan"):
        menurut.setdefault(satu.indikator_id, []).append(satu)
    return menurut


def _count_pemakaian(instansi_id: int, realisasi: dict[int, list[Any]]) -> None:
    """Write on the JSON of each piece of evidence how often its content is used: one query."""
    bukti = [
        isi for baris in realisasi.values() for satu in baris for isi in satu.daftar_bukti or ()
    ]
    kunci = [(isi["berkas_id"], isi["alamat_id"]) for isi in bukti]
    jumlah = jumlah_pemakaian(kunci, instansi_id=instansi_id)
    for isi, satu in zip(bukti, kunci, strict=True):
        isi["dipakai"] = jumlah.get(satu, 1)


def _as_periode(baris: Iterable[Any], satuan: str) -> tuple[RealisasiPeriode, ...]:
    return tuple(
        RealisasiPeriode(
            satu.bulan,
            satu.nilai,
            satu.teks,
            satu.keterangan,
            late_of(satu),
            tampil_realisasi(satu.nilai, satu.teks, satuan),
            tuple(
                BuktiRingkas(**{**isi, "jenis": JenisBukti(isi["jenis"])})
                for isi in satu.daftar_bukti or ()
            ),
        )
        for satu in baris
    )


def _by_nilai_dasar(utas: Sequence[UtasUmpanBalik]) -> dict[str, tuple[UtasUmpanBalik, ...]]:
    nilai = {u.awal.nilai_dasar for u in utas if u.awal.nilai_dasar}
    return {n: tuple(u for u in utas if u.awal.nilai_dasar == n) for n in sorted(nilai)}
