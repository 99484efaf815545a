"""Daily entries: what may be chosen, one day, one month, and what a superior has not seen."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet, Sum

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, periode_pada
from tera.aturan.target import is_cacahan
from tera.dasar.errors import TidakDitemukan
from tera.dasar.tersusun import tersusun
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import BuktiDukung, ProgresHarian, RencanaAksi
from tera.pelaksanaan.queries.terbuka import dilaporkan
from tera.perencanaan.models import IndikatorKinerja, Skp

BUKTI_BERURUT = Prefetch(
    "bukti", queryset=BuktiDukung.objects.select_related("berkas", "alamat").order_by("id")
)
SEPEKAN = 7


@dataclass(frozen=True, slots=True)
class SumberProgres:
    """What an entry may be written for: an action, or an indicator without one in that month.

    ``kunci`` names it in a form ("a12", "i5"); ``hasil`` is the result that it serves. An indicator
    that has got an action is no longer offered (``ditawarkan``), but still taken: an entry that is
    sent again must find what it was sent for.
    """

    kunci: str
    sumber: RencanaAksi | IndikatorKinerja
    uraian: str
    hasil: str
    satuan: str
    ditawarkan: bool = True

    @property
    def skp_id(self) -> int:
        """The plan that it belongs to."""
        return skp_of(self.sumber)


def skp_of(sumber: RencanaAksi | IndikatorKinerja) -> int:
    """The plan of an action or of an indicator (with its result loaded)."""
    return sumber.skp_id if isinstance(sumber, RencanaAksi) else sumber.hasil.skp_id


def sumber_progres(
    pegawai: Pegawai, mulai: date, selesai: date | None = None
) -> list[SumberProgres]:
    """What the person's plans of a day (or of the days up to ``selesai``) offer, what was used
    last first: two queries."""
    hari = (mulai, selesai or mulai)
    aksi: list[Any] = _aksi(pegawai.instansi_id, pegawai.pk, *hari)
    indikator = _indikator(pegawai.instansi_id, pegawai.pk, *hari)
    urut: Any = sorted(aksi, key=lambda satu: (-(satu.terpakai or 0), satu.pk))
    punya_aksi = {satu.indikator_id for satu in aksi}
    return [
        *(
            SumberProgres(f"a{satu.pk}", satu, satu.uraian, satu.hasil.uraian, satu.satuan)
            for satu in urut
        ),
        *(_from_indikator(satu, ditawarkan=satu.pk not in punya_aksi) for satu in indikator),
    ]


@tersusun
def _aksi(instansi_id: int, pegawai_id: int, mulai: date, selesai: date) -> QuerySet[RencanaAksi]:
    return (
        RencanaAksi.objects.filter(
            _dilaporkan(pegawai_id, mulai, selesai, "skp__"),
            instansi_id=instansi_id,
            mulai__lte=selesai,
            selesai__gte=mulai,
        )
        .select_related("hasil")
        .annotate(terpakai=Max("progres__id"))
    )


@tersusun
def _indikator(
    instansi_id: int, pegawai_id: int, mulai: date, selesai: date
) -> QuerySet[IndikatorKinerja]:
    dilaporkan_kini = _dilaporkan(pegawai_id, mulai, selesai, "hasil__skp__")
    return (
        IndikatorKinerja.objects.filter(dilaporkan_kini, instansi_id=instansi_id)
        .select_related("hasil__skp")
        .order_by("-hasil__jenis", "hasil__urut", "hasil_id", "urut", "id")
    )


def _from_indikator(indikator: IndikatorKinerja, *, ditawarkan: bool) -> SumberProgres:
    return SumberProgres(
        f"i{indikator.pk}",
        indikator,
        indikator.uraian,
        indikator.hasil.uraian,
        indikator.satuan if is_cacahan(indikator.satuan) else "",
        ditawarkan,
    )


def _dilaporkan(pegawai_id: int, mulai: date, selesai: date, awalan: str) -> Q:
    """Plans of the person that hold in these days and may be reported on."""
    return dilaporkan(awalan) & Q(
        **{
            f"{awalan}pegawai_id": pegawai_id,
            f"{awalan}mulai__lte": selesai,
            f"{awalan}selesai__gte": mulai,
        }
    )


def progres_hari(pegawai: Pegawai, tanggal: date) -> list[ProgresHarian]:
    """A person's entries of one day in the order of the day, with evidence: two queries."""
    return _sehari(pegawai.instansi_id, pegawai.pk, tanggal)


@tersusun
def _sehari(instansi_id: int, pegawai_id: int, tanggal: date) -> QuerySet[ProgresHarian]:
    return _detailed(_milik(instansi_id, pegawai_id).filter(tanggal=tanggal))


def jumlah_sepekan(pegawai: Pegawai, sampai: date) -> list[tuple[date, int]]:
    """How many entries each of the seven days up to this one has: one query."""
    awal = sampai - timedelta(days=SEPEKAN - 1)
    jumlah = Counter(_tanggal(pegawai.instansi_id, pegawai.pk, awal, sampai))
    hari = (awal + timedelta(days=n) for n in range(SEPEKAN))
    return [(satu, jumlah[satu]) for satu in hari]


@tersusun
def _tanggal(
    instansi_id: int, pegawai_id: int, awal: date, akhir: date
) -> QuerySet[ProgresHarian, date]:
    semua = _milik(instansi_id, pegawai_id).filter(tanggal__range=(awal, akhir))
    return semua.values_list("tanggal", flat=True)


def hari_sebelumnya(pegawai: Pegawai, tanggal: date) -> list[ProgresHarian]:
    """The entries of the last day before this one that has any: one query."""
    return _sebelumnya(pegawai.instansi_id, pegawai.pk, tanggal)


@tersusun
def _sebelumnya(instansi_id: int, pegawai_id: int, tanggal: date) -> QuerySet[ProgresHarian]:
    milik = _milik(instansi_id, pegawai_id)
    terakhir = milik.filter(tanggal__lt=tanggal).order_by("-tanggal").values("tanggal")[:1]
    semua = milik.filter(tanggal=terakhir)
    return semua.select_related("aksi", "skp").order_by("jam_mulai", "id")


def _milik(instansi_id: int, pegawai_id: int) -> QuerySet[ProgresHarian]:
    return ProgresHarian.objects.filter(instansi_id=instansi_id, skp__pegawai_id=pegawai_id)


def get_progres(akun: Akun, progres_id: int, pada: date) -> ProgresHarian:
    """One entry with plan, action and evidence; raises TidakDitemukan outside of the scope."""
    semua = ProgresHarian.objects.filter(
        lingkup_pegawai(akun, pada, "skp__pegawai_id"), pk=progres_id
    )
    progres = _detailed(semua.select_related("skp__pegawai", "skp__instansi")).first()
    if progres is None:
        raise TidakDitemukan("Catatan tidak ditemukan.")
    return progres


def progres_bulan(skp: Skp, bulan: date) -> QuerySet[ProgresHarian]:
    """A plan's entries of a month, newest day first, with evidence: two queries."""
    periode = periode_pada(bulan, JenisPeriode.BULANAN)
    semua = ProgresHarian.objects.filter(
        instansi_id=skp.instansi_id, skp=skp, tanggal__range=(periode.mulai, periode.selesai)
    )
    return _detailed(semua).order_by("-tanggal", "jam_mulai", "id")


def progres_rentang(pegawai: Pegawai, mulai: date, selesai: date) -> list[ProgresHarian]:
    """A person's entries between two days, both included, oldest first: two queries."""
    semua = _milik(pegawai.instansi_id, pegawai.pk).filter(tanggal__range=(mulai, selesai))
    return list(
        _detailed(semua)
        .select_related("aksi__hasil", "aksi__indikator__pustaka")
        .order_by("tanggal", "jam_mulai", "id")
    )


def _detailed(semua: QuerySet[ProgresHarian]) -> QuerySet[ProgresHarian]:
    return (
        semua.select_related("aksi__hasil", "aksi__indikator")
        .prefetch_related(BUKTI_BERURUT)
        .order_by("jam_mulai", "id")
    )


def jumlah_harian(indikator: IndikatorKinerja, bulan: date) -> Decimal | None:
    """What the daily entries of a month add up to; None where there is none: one query."""
    periode = periode_pada(bulan, JenisPeriode.BULANAN)
    jumlah = _jumlah(indikator.instansi_id, indikator.pk, periode.mulai, periode.selesai)
    return jumlah[0] if jumlah else None


@tersusun
def _jumlah(
    instansi_id: int, indikator_id: int, awal: date, akhir: date
) -> QuerySet[ProgresHarian, Decimal | None]:
    return (
        ProgresHarian.objects.filter(
            instansi_id=instansi_id,
            aksi__indikator_id=indikator_id,
            tanggal__range=(awal, akhir),
        )
        .order_by()
        .values("aksi__indikator_id")
        .annotate(jumlah=Sum("nilai"))
        .values_list("jumlah", flat=True)
    )
