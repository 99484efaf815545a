"""The spans of people's plans, read from assignments, absences and the agency's settings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncMonth

from tera.akun.models import Akun
from tera.aturan.angka_kredit import Jenjang
from tera.aturan.parameter import ParameterTidakBerlaku
from tera.aturan.pensiun import JabatanPensiun, determine_pensiun
from tera.dasar.tersusun import tersusun
from tera.organisasi.models import JenisMasa, MasaKhusus, Pegawai, Penugasan
from tera.organisasi.models.pegawai import JenisPegawai, SifatPenugasan
from tera.organisasi.pengaturan import pengaturan_pada
from tera.perencanaan.kurun import (
    AkhirKerja,
    Kurun,
    MasaPutus,
    MasaTugas,
    Rentang,
    Sebab,
    determine_kurun,
    fit_rentang,
    pair_kurun,
)
from tera.perencanaan.models import Skp

SEHARI = timedelta(days=1)
ACTING = {SifatPenugasan.PLT: Sebab.PLT, SifatPenugasan.PLH: Sebab.PLH}
SEBAB_MASA = {
    JenisMasa.CUTI_BESAR: Sebab.CUTI_PANJANG,
    JenisMasa.CUTI_SAKIT: Sebab.CUTI_PANJANG,
    JenisMasa.CUTI_MELAHIRKAN: Sebab.CUTI_PANJANG,
    JenisMasa.CLTN: Sebab.CUTI_PANJANG,
    JenisMasa.TUGAS_BELAJAR: Sebab.TUGAS_BELAJAR,
    JenisMasa.DIPERBANTUKAN: Sebab.DIPERBANTUKAN,
    JenisMasa.MPP: Sebab.PENSIUN,
    JenisMasa.DIBERHENTIKAN_SEMENTARA: Sebab.BERHENTI_SEMENTARA,
}
KETERAMPILAN = frozenset({Jenjang.PEMULA, Jenjang.TERAMPIL, Jenjang.MAHIR, Jenjang.PENYELIA})
URUT_JENJANG = {jenjang: urut for urut, jenjang in enumerate(Jenjang, start=1)}
# How many units stand above the unit of an assignment: of two heads, the one with fewer is higher.
_DI_ATASNYA = """(
    WITH RECURSIVE atas(unit_id, jarak) AS (
        SELECT organisasi_penugasan.unit_id, 0
        UNION ALL
        SELECT s.induk_id, a.jarak + 1
        FROM atas a JOIN organisasi_susunanunit s ON s.unit_id = a.unit_id
        WHERE s.induk_id IS NOT NULL AND a.jarak < 50
          AND s.sejak <= greatest(organisasi_penugasan.sejak, %s)
          AND (s.sampai IS NULL OR s.sampai >= greatest(organisasi_penugasan.sejak, %s))
    ) SELECT max(jarak) FROM atas
)"""


@dataclass(frozen=True)
class BarisKurun:
    """One line of a person's year: a span, its plan if there is one, or a plan without a span.

    ``di_luar`` are the months of the plan's progress outside of its days, kept after it was closed.
    """

    kurun: Kurun | None
    penugasan: Penugasan
    skp: Skp | None = None
    di_luar: Sequence[date] = ()

    @property
    def sebab(self) -> str:
        """Why these days; empty for a whole year."""
        if self.kurun is None:
            return "penugasannya tidak tercatat lagi pada rentang ini"
        return self.kurun.penjelasan


@dataclass(frozen=True)
class KurunSetahun:
    """A person's year: plans, spans that wait for one, spans too short for one.

    ``beda`` are the days that plans should have and do not.
    """

    dibuat: Sequence[BarisKurun] = ()
    menunggu: Sequence[BarisKurun] = ()
    singkat: Sequence[BarisKurun] = ()
    beda: Sequence[Rentang] = ()

    @property
    def rencana(self) -> list[Skp]:
        """The plans that there are."""
        return [satu.skp for satu in self.dibuat if satu.skp is not None]

    @property
    def kosong(self) -> bool:
        return not (self.dibuat or self.menunggu or self.singkat)


def kurun_of(instansi_id: int, pegawai: Collection[int], tahun: int) -> dict[int, list[Kurun]]:
    """The spans of these people in a year, by person; three queries however many they are."""
    return _determine(instansi_id, _assignments(instansi_id, pegawai, tahun), tahun)


def kurun_setahun(pegawai: Pegawai, tahun: int) -> KurunSetahun:
    """Everything that the page of a person's plans shows: four queries."""
    penugasan = _assignments(pegawai.instansi_id, [pegawai.pk], tahun)
    menurut = {satu.pk: satu for satu in penugasan}
    kurun = _determine(pegawai.instansi_id, penugasan, tahun).get(pegawai.pk, [])
    skp: list[Any] = _skp(pegawai.instansi_id, pegawai.pk, tahun)
    rentang = [rentang_of(satu) for satu in skp]
    pasangan = pair_kurun(kurun, rentang)
    punya = set(pasangan.values())
    kosong = [BarisKurun(k, menurut[k.penugasan[-1]]) for k in kurun if k not in punya]
    return KurunSetahun(
        dibuat=[BarisKurun(pasangan.get(s.pk), s.penugasan, s, s.di_luar) for s in skp],
        menunggu=[satu for satu in kosong if satu.kurun and satu.kurun.tersendiri],
        singkat=[satu for satu in kosong if satu.kurun and not satu.kurun.tersendiri],
        beda=fit_rentang(kurun, rentang),
    )


@tersusun
def _skp(instansi_id: int, pegawai_id: int, tahun: int) -> QuerySet[Skp]:
    return (
        Skp.objects.filter(instansi_id=instansi_id, pegawai_id=pegawai_id, tahun=tahun)
        .select_related("penugasan__jabatan", "penugasan__unit")
        .annotate(di_luar=_di_luar())
        .order_by("mulai", "id")
    )


def own_penugasan(akun: Akun, penugasan_id: int) -> Penugasan | None:
    """An assignment of the account's own person, of whatever time."""
    if akun.pegawai is None:
        return None
    return (
        Penugasan.objects.milik_instansi(akun.instansi_id)
        .filter(pk=penugasan_id, pegawai=akun.pegawai)
        .select_related("pegawai")
        .first()
    )


def rentang_of(skp: Skp) -> Rentang:
    """The days of a stored plan, for the rules."""
    return Rentang(skp.pk, skp.penugasan_id, skp.mulai, skp.selesai)


def bulan_di_luar(skp: Collection[int]) -> dict[int, list[date]]:
    """Months for which progress was reported and that lie outside of the plan's days: the plan was
    closed later. They are kept. One query.
    """
    semua = Skp.objects.filter(pk__in=skp).values_list("pk", _di_luar())
    return {nomor: bulan for nomor, bulan in semua if bulan}


def _di_luar() -> ArraySubquery:
    """The same months as a column of a query of plans."""
    sesudah, sebelum = Q(bulan__gt=F("selesai")), Q(bulan__lt=TruncMonth("mulai"))
    return ArraySubquery(
        Skp.objects.filter(pk=OuterRef("pk"), realisasi__isnull=False)
        .annotate(bulan=F("realisasi__bulan"))
        .filter(sesudah | sebelum)
        .order_by("bulan")
        .values("bulan")
        .distinct()
    )


def _assignments(
    instansi_id: int, pegawai: Collection[int], tahun: int
) -> QuerySet[Penugasan, Penugasan]:
    """Assignments that touch the year or the day on either side of it."""
    awal = date(tahun, 1, 1)
    di_atas = RawSQL(_DI_ATASNYA, (awal, awal), output_field=IntegerField())
    return (
        Penugasan.objects.milik_instansi(instansi_id)
        .filter(_touches(tahun), pegawai_id__in=list(pegawai))
        .select_related("pegawai", "jabatan", "unit")
        .annotate(di_atasnya=Case(When(kepala_unit=True, then=di_atas), default=Value(0)))
        .order_by("sejak", "id")
    )


def _touches(tahun: int) -> Q:
    awal, akhir = date(tahun, 1, 1) - SEHARI, date(tahun, 12, 31) + SEHARI
    return Q(sejak__lte=akhir) & (Q(sampai__isnull=True) | Q(sampai__gte=awal))


def _determine(
    instansi_id: int, penugasan: Collection[Penugasan], tahun: int
) -> dict[int, list[Kurun]]:
    menurut: dict[int, list[Penugasan]] = defaultdict(list)
    for satu in penugasan:
        menurut[satu.pegawai_id].append(satu)
    isi = pengaturan_pada(instansi_id, date(tahun, 12, 31))
    putus = _absences(instansi_id, menurut, tahun, isi["masa_memutus_skp"])
    return {
        pegawai_id: list(
            determine_kurun(
                tugas=[_masa_tugas(satu) for satu in daftar],
                putus=putus.get(pegawai_id, ()),
                tahun=tahun,
                terpendek=isi["skp_terpendek_hari"],
                akhir=_akhir_kerja(daftar, tahun),
            )
        )
        for pegawai_id, daftar in menurut.items()
    }


def _absences(
    instansi_id: int, pegawai: Collection[int], tahun: int, sejak_hari: Mapping[str, int]
) -> dict[int, list[MasaPutus]]:
    """Absences that interrupt by the agency's setting, by person."""
    hasil: dict[int, list[MasaPutus]] = defaultdict(list)
    masa = MasaKhusus.objects.milik_instansi(instansi_id).filter(
        _touches(tahun), pegawai_id__in=list(pegawai)
    )
    for satu in masa.order_by("sejak", "id"):
        paling_sedikit = sejak_hari[satu.jenis]
        lama = (satu.sampai - satu.sejak).days + 1 if satu.sampai else None
        if paling_sedikit and (lama is None or lama >= paling_sedikit):
            hasil[satu.pegawai_id].append(
                MasaPutus(
                    sebab=SEBAB_MASA[JenisMasa(satu.jenis)], sejak=satu.sejak, sampai=satu.sampai
                )
            )
    return hasil


def _masa_tugas(penugasan: Any) -> MasaTugas:
    """A stored assignment, with ``di_atasnya``, as the rules see it."""
    acting = ACTING.get(SifatPenugasan(penugasan.sifat))
    jenjang = penugasan.jabatan.jenjang
    urut = URUT_JENJANG[Jenjang(jenjang)] if jenjang else 0
    kepala = penugasan.kepala_unit
    return MasaTugas(
        penugasan_id=penugasan.pk,
        pos=(
            penugasan.unit_id,
            penugasan.jabatan_id,
            int(kepala),
            list(SifatPenugasan).index(SifatPenugasan(penugasan.sifat)),
        ),
        tingkat=(int(kepala), -penugasan.di_atasnya if kepala else urut),
        sejak=penugasan.sejak,
        sampai=penugasan.sampai,
        acting=acting,
    )


def _akhir_kerja(penugasan: list[Penugasan], tahun: int) -> AkhirKerja:
    terakhir = penugasan[-1]
    pegawai = terakhir.pegawai
    if pegawai.jenis == JenisPegawai.PPPK or pegawai.tanggal_lahir is None:
        return AkhirKerja(kontrak=pegawai.jenis == JenisPegawai.PPPK)
    try:
        batas = determine_pensiun(
            lahir=pegawai.tanggal_lahir,
            jabatan=_jabatan_pensiun(terakhir.jabatan.jenjang),
            pada=date(tahun, 12, 31),
        )
    except ParameterTidakBerlaku:
        return AkhirKerja()
    return AkhirKerja(batas_usia=batas.nilai)


def _jabatan_pensiun(jenjang: str) -> JabatanPensiun:
    """The lowest age limit that the position can have: echelons are not recorded."""
    if not jenjang:
        return JabatanPensiun.ADMINISTRASI
    if Jenjang(jenjang) in KETERAMPILAN:
        return JabatanPensiun.KETERAMPILAN
    return JabatanPensiun(jenjang)
