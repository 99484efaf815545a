"""What waits for one person: three queries, whatever the size of the agency."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    CharField,
    Exists,
    FilteredRelation,
    JSONField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import TruncDate

from tera.akun.lingkup import bawahan
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.kalender import Periode, tenggat
from tera.dasar.models.base import berlaku
from tera.dasbor.queries.hitung import count_of, value_of
from tera.dasbor.queries.lingkup import dinilai_oleh, own_id
from tera.organisasi.models import (
    AtasanLangsung,
    Instansi,
    Pegawai,
    PengaturanInstansi,
    Penugasan,
    PermintaanAtasan,
)
from tera.organisasi.pengaturan import KUNCI
from tera.organisasi.queries import dikelola
from tera.organisasi.states import StatusPermintaan
from tera.pelaksanaan.models import Realisasi
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import IndikatorKinerja, Skp
from tera.perencanaan.states import StatusSkp
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.states import StatusTindakLanjut


@dataclass(frozen=True, slots=True)
class Rencana:
    """One assignment with its plan of a year; ``skp_id`` is None where there is no plan.

    ``kosong`` counts indicators of that plan without progress for the month asked for.
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
    kosong: int


def rencana_pegawai(pegawai: Pegawai, bulan: date, hari_ini: date) -> list[Rencana]:
    """Assignments of today, and every plan of this year and of the year of ``bulan``: one query."""
    berlaku_kini = berlaku(hari_ini)
    tahun = {hari_ini.year, bulan.year}
    semua = (
        Penugasan.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai)
        .annotate(rencana=FilteredRelation("skp", condition=Q(skp__tahun__in=tahun)))
        .filter(berlaku_kini | Q(rencana__isnull=False))
        .annotate(kosong=count_of(_without_realisasi(pegawai.instansi_id, bulan)))
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
            "kosong",
        )
    )
    return [
        Rencana(
            nomor,
            sifat,
            sejak <= hari_ini and (sampai is None or sampai >= hari_ini),
            sejak,
            jabatan,
            *isi,
        )
        for nomor, sifat, sejak, sampai, jabatan, *isi in semua
    ]


def _without_realisasi(instansi_id: int, bulan: date) -> QuerySet[IndikatorKinerja]:
    lapor = Realisasi.objects.filter(instansi_id=instansi_id, indikator=OuterRef("pk"), bulan=bulan)
    return IndikatorKinerja.objects.filter(
        ~Exists(lapor), instansi_id=instansi_id, hasil__skp=OuterRef("rencana__id")
    )


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
        .annotate(lama=_setting("hari_keberatan"), jenis_hari=_setting("jenis_hari_keberatan"))
        .order_by("ditetapkan_pada", "id")[:paling_banyak]
    )
    return [
        HasilMenunggu(
            satu,
            tenggat(
                satu.hari,
                satu.lama or KUNCI["hari_keberatan"].bawaan,
                satu.jenis_hari or KUNCI["jenis_hari_keberatan"].bawaan,
            ),
        )
        for satu in semua
    ]


def _setting(kunci: str) -> Subquery:
    baris = PengaturanInstansi.objects.filter(
        instansi=OuterRef("instansi"), kunci=kunci, sejak__lte=OuterRef("hari")
    )
    return Subquery(baris.order_by("-sejak").values("isi")[:1], output_field=JSONField())


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How much waits for a person as penilai, superior of a penilai, pengelola, employee."""

    persetujuan: int
    persetujuan_sejak: datetime | None
    belum_periodik: int
    belum_tahunan: int
    tanggapan: int
    putusan: int
    rencana_tindak_lanjut: int
    tindak_lanjut_saya: int
    tindak_lanjut_tenggat: date | None
    permintaan: int
    jawaban_atasan: str | None


def hitungan(
    akun: Akun, periodik: Periode, tahunan: Periode, hari_ini: date, sejak: datetime
) -> Hitungan:
    """Every count of the home page in one query; ``sejak`` limits answered requests."""
    menunggu = Skp.objects.filter(
        dinilai_oleh(akun, hari_ini), tahun__gte=hari_ini.year - 1, status=StatusSkp.DIAJUKAN
    )
    tanggapan, putusan = keberatan_menunggu(akun, hari_ini)
    saya = TindakLanjut.objects.filter(
        instansi_id=akun.instansi_id, pegawai_id=own_id(akun)
    ).exclude(status=StatusTindakLanjut.SELESAI)
    baris = (
        Instansi.objects.filter(pk=akun.instansi_id)
        .annotate(
            persetujuan=count_of(menunggu),
            persetujuan_sejak=value_of(menunggu, Min("status_sejak")),
            belum_periodik=count_of(_unrated(akun, periodik, hari_ini), "pegawai_id"),
            belum_tahunan=count_of(_unrated(akun, tahunan, hari_ini), "pegawai_id"),
            tanggapan=count_of(tanggapan),
            putusan=count_of(putusan),
            rencana_tindak_lanjut=count_of(tindak_lanjut_terbuka(akun, hari_ini)),
            tindak_lanjut_saya=count_of(saya),
            tindak_lanjut_tenggat=value_of(saya, Min("tenggat")),
            permintaan=count_of(_requests(akun, hari_ini)),
            jawaban_atasan=_answer(akun, sejak),
        )
        .values(*Hitungan.__dataclass_fields__)
        .get()
    )
    return Hitungan(**baris)


def keberatan_menunggu(
    akun: Akun, hari_ini: date
) -> tuple[QuerySet[Keberatan], QuerySet[Keberatan]]:
    """Objections that the account answers as penilai, and those it decides as superior of the
    penilai (as ``penilaian.permissions.check_can_answer`` and ``check_can_decide``)."""
    terbuka = Keberatan.objects.filter(
        instansi_id=akun.instansi_id, evaluasi__status=StatusEvaluasi.KEBERATAN
    )
    oleh = Q(evaluasi__penilai_id=own_id(akun))
    tanggapan = terbuka.filter(
        oleh | dinilai_oleh(akun, hari_ini, "evaluasi__pegawai_id"), tanggapan=""
    )
    pihak = oleh | Q(evaluasi__pegawai_id=own_id(akun))
    putusan = terbuka.filter(_above_penilai(akun, hari_ini)).exclude(pihak)
    return tanggapan, putusan


def _above_penilai(akun: Akun, hari_ini: date) -> Q:
    di_atas = Q(pk__in=[])
    if akun.pegawai is not None:
        penilai = bawahan(akun.pegawai, hari_ini).values("pegawai_id")
        di_atas = Q(evaluasi__penilai_id__in=penilai)
    if None in akun.unit_dengan_peran(Peran.PIMPINAN):
        atasan = AtasanLangsung.objects.filter(pegawai=OuterRef("evaluasi__penilai_id"))
        di_atas |= Q(~Exists(atasan.berlaku_pada(hari_ini)))
    return di_atas


def tindak_lanjut_terbuka(akun: Akun, hari_ini: date) -> QuerySet[TindakLanjut]:
    """Follow-ups of people whom the account rates, for which nothing is planned yet."""
    return TindakLanjut.objects.filter(
        dinilai_oleh(akun, hari_ini), status=StatusTindakLanjut.TERBUKA
    )


def _unrated(akun: Akun, periode: Periode, hari_ini: date) -> QuerySet[Skp]:
    """Approved plans in the period of people whom nobody has rated for it yet."""
    sudah = Evaluasi.objects.filter(
        instansi_id=akun.instansi_id,
        pegawai=OuterRef("pegawai_id"),
        mulai=periode.mulai,
        selesai=periode.selesai,
    ).exclude(status=StatusEvaluasi.DRAF)
    return Skp.objects.filter(
        dinilai_oleh(akun, hari_ini),
        ~Exists(sudah),
        status=StatusSkp.DISETUJUI,
        mulai__lte=periode.selesai,
        selesai__gte=periode.mulai,
    )


def _requests(akun: Akun, hari_ini: date) -> QuerySet[PermintaanAtasan]:
    """Requests to correct a superior that the account may decide; never one's own."""
    return (
        PermintaanAtasan.objects.filter(dikelola(akun, hari_ini))
        .filter(status=StatusPermintaan.DIAJUKAN)
        .exclude(pegawai_id=own_id(akun))
    )


def _answer(akun: Akun, sejak: datetime) -> Subquery:
    milik = PermintaanAtasan.objects.filter(
        instansi_id=akun.instansi_id, pegawai_id=own_id(akun), diputus_pada__gte=sejak
    )
    return Subquery(milik.order_by("-diputus_pada").values("status")[:1], output_field=CharField())
