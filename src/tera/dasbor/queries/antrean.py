"""A superior's queue: plans to approve, objections, follow-ups; and the people in it as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tera.akun.models import Akun
from tera.dasbor.queries.beranda import keberatan_menunggu
from tera.dasbor.queries.hitung import count_of
from tera.dasbor.queries.lingkup import dinilai_oleh
from tera.organisasi.models import Instansi
from tera.penilaian.models import Keberatan
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.states import StatusSkp
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut

HASIL_TAMPIL = 5


@dataclass(frozen=True, slots=True)
class BarisHasil:
    """One result as the queue shows it: its text, and its first indicator with the target."""

    uraian: str
    indikator: str
    target: str
    lainnya: int


@dataclass(frozen=True, slots=True)
class BarisSkp:
    """One plan of the queue with what is needed to decide; ``sisa`` results are not shown."""

    skp: Skp
    hasil: tuple[BarisHasil, ...]
    sisa: int

    @property
    def jumlah(self) -> int:
        return len(self.hasil) + self.sisa


def skp_antrean(akun: Akun, tahun: int, status: str, hari_ini: date) -> QuerySet[Skp]:
    """Plans of the people whom the account rates, longest waiting first; empty status: all."""
    semua = Skp.objects.filter(dinilai_oleh(akun, hari_ini), tahun=tahun)
    if status:
        semua = semua.filter(status=status)
    return semua.select_related("pegawai", "penugasan__jabatan", "penugasan__unit").order_by(
        "status_sejak", "id"
    )


def baris_skp(daftar: Iterable[Skp]) -> list[BarisSkp]:
    """Results and indicators of one page of plans: two queries."""
    semua = list(daftar)
    hasil: dict[int, list[RencanaHasilKerja]] = {}
    for satu in _results(semua) if semua else ():
        hasil.setdefault(satu.skp_id, []).append(satu)
    return [
        BarisSkp(
            skp,
            tuple(_line(satu) for satu in hasil.get(skp.pk, ())[:HASIL_TAMPIL]),
            max(0, len(hasil.get(skp.pk, ())) - HASIL_TAMPIL),
        )
        for skp in semua
    ]


def _results(skp: list[Skp]) -> QuerySet[RencanaHasilKerja]:
    indikator = IndikatorKinerja.objects.order_by("urut", "id")
    return (
        RencanaHasilKerja.objects.filter(instansi_id=skp[0].instansi_id, skp__in=skp)
        .prefetch_related(Prefetch("indikator", queryset=indikator))
        .order_by("-jenis", "urut", "id")
    )


def _line(hasil: RencanaHasilKerja) -> BarisHasil:
    indikator = list(hasil.indikator.all())
    if not indikator:
        return BarisHasil(hasil.uraian, "", "", 0)
    pertama = indikator[0]
    return BarisHasil(hasil.uraian, pertama.uraian, pertama.target_tampil, len(indikator) - 1)


def keberatan_antrean(akun: Akun, status: str, hari_ini: date) -> QuerySet[Keberatan]:
    """Objections that the account answers or decides, oldest first; ``memutus`` says which.

    Decided ones are those of the people whom the account rates.
    """
    tanggapan, putusan = keberatan_menunggu(akun, hari_ini)
    semua = Keberatan.objects.filter(instansi_id=akun.instansi_id)
    if status == StatusEvaluasi.DIPUTUS:
        semua = semua.filter(
            dinilai_oleh(akun, hari_ini, "evaluasi__pegawai_id"), evaluasi__status=status
        )
    else:
        semua = semua.filter(Q(pk__in=tanggapan.values("pk")) | Q(pk__in=putusan.values("pk")))
    return (
        semua.annotate(memutus=Exists(putusan.filter(pk=OuterRef("pk"))))
        .select_related("evaluasi__pegawai", "evaluasi__unit")
        .order_by("diajukan_pada", "id")
    )


def tindak_lanjut_antrean(akun: Akun, status: str, hari_ini: date) -> QuerySet[TindakLanjut]:
    """Follow-ups of the people whom the account rates, oldest first."""
    semua = TindakLanjut.objects.filter(dinilai_oleh(akun, hari_ini))
    if status:
        semua = semua.filter(status=status)
    return semua.select_related("pegawai", "evaluasi__unit").order_by("dibuat_pada", "id")


def jumlah_antrean(
    akun: Akun, tahun: int, terpilih: QuerySet[Any], hari_ini: date
) -> dict[str, int]:
    """What waits on each tab, and the length of the chosen list (``terpilih``): one query."""
    tindak_lanjut = tindak_lanjut_antrean(akun, StatusTindakLanjut.TERBUKA, hari_ini)
    baris = (
        Instansi.objects.filter(pk=akun.instansi_id)
        .annotate(
            skp=count_of(skp_antrean(akun, tahun, StatusSkp.DIAJUKAN, hari_ini)),
            keberatan=count_of(keberatan_antrean(akun, StatusEvaluasi.KEBERATAN, hari_ini)),
            tindak_lanjut=count_of(tindak_lanjut),
            terpilih=count_of(terpilih),
        )
        .values_list("skp", "keberatan", "tindak_lanjut", "terpilih")
        .get()
    )
    return dict(zip(("skp", "keberatan", "tindak_lanjut", "terpilih"), baris, strict=True))
