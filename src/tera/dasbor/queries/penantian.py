"""What waits for whom and since when: one list over all kinds, page by page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Exists
from django.urls import reverse

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.libur import Libur, add_hari_kerja, count_hari_kerja
from tera.dasbor.queries.lingkup import own_id
from tera.dasbor.queries.sumber import KOLOM, MENURUT_JENIS, SUMBER, Sumber
from tera.notifikasi.models import Eskalasi
from tera.organisasi.models import DelegasiPenilai, Pegawai, Penugasan
from tera.organisasi.queries import penilai_of, unit_di_bawah
from tera.penilaian.models import Evaluasi
from tera.penilaian.queries import periode_of
from tera.penilaian.states import JenisEvaluasi

SETAHUN = 11


@dataclass(frozen=True, slots=True)
class Saringan:
    """Filters of the list: kind, unit and all below it, words, waiting since before a moment."""

    jenis: str = ""
    unit_id: int = 0
    kata: str = ""
    sebelum: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penantian:
    """One thing that waits. ``pemegang`` is empty where no person is named; ``nama_pemegang`` says
    who it is anyhow. ``wakil`` may decide in her place. ``hari`` are working days."""

    sumber: Sumber
    objek_id: int
    judul: str
    url: str
    pegawai: Pegawai
    unit: str
    pemegang: Pegawai | None
    nama_pemegang: str
    wakil: str
    sejak: datetime
    hari: int
    eskalasi: Eskalasi | None

    @property
    def terlalu_lama(self) -> bool:
        return self.eskalasi is not None


Syarat = Callable[[Sumber], Q | None]


def menunggu_saya(akun: Akun, pada: date, saring: Saringan = Saringan()) -> QuerySet[Any]:
    """What waits with the account, in whatever capacity."""
    return _union(akun, pada, saring, lambda sumber: sumber.saya(akun, pada))


def milik_saya(akun: Akun, pada: date, saring: Saringan = Saringan()) -> QuerySet[Any]:
    """What of the account's person waits with somebody else."""

    def own(sumber: Sumber) -> Q | None:
        return None if sumber.pada == "sendiri" else Q(**{sumber.pegawai: own_id(akun)})

    return _union(akun, pada, saring, own)


def dalam_lingkup(akun: Akun, pada: date, saring: Saringan = Saringan()) -> QuerySet[Any]:
    """Everything that waits for anybody in the account's scope."""

    def scope(sumber: Sumber) -> Q | None:
        return None if sumber.tertutup else lingkup_pegawai(akun, pada, sumber.pegawai)

    return _union(akun, pada, saring, scope)


def diteruskan_kepada(akun: Akun, pada: date, saring: Saringan = Saringan()) -> QuerySet[Any]:
    """What waits too long with those whom the account's person rates, and was shown to her."""
    terbuka = Eskalasi.objects.filter(
        instansi_id=akun.instansi_id, kepada_id=own_id(akun), selesai_pada__isnull=True
    )
    return _union(akun, pada, saring, lambda sumber: escalated(sumber, terbuka))


def escalated(sumber: Sumber, eskalasi: QuerySet[Eskalasi]) -> Q | None:
    """Condition: this very wait is among the escalations."""
    if not sumber.diteruskan or not isinstance(sumber.sejak, str):
        return None
    return Q(
        Exists(
            eskalasi.filter(
                jenis=sumber.jenis, objek_id=OuterRef("pk"), sejak=OuterRef(sumber.sejak)
            )
        )
    )


def _union(akun: Akun, pada: date, saring: Saringan, syarat: Syarat) -> QuerySet[Any]:
    bagian = []
    for sumber in SUMBER:
        batas = syarat(sumber)
        if batas is None or saring.jenis not in ("", sumber.jenis):
            continue
        batas &= _filters(sumber, akun, pada, saring)
        bagian.append(sumber.rows(akun.instansi_id, pada, batas).values(*KOLOM))
    return gabung(bagian)


def gabung(bagian: Sequence[QuerySet[Any]]) -> QuerySet[Any]:
    """One list of all kinds, longest waiting first."""
    urut = ("w_sejak", "w_jenis", "w_objek")
    if not bagian:
        return SUMBER[0].rows(0, date.min, Q(pk__in=[])).values(*KOLOM).order_by(*urut)
    if len(bagian) == 1:
        return bagian[0].order_by(*urut)
    return bagian[0].union(*bagian[1:], all=True).order_by(*urut)


def _filters(sumber: Sumber, akun: Akun, pada: date, saring: Saringan) -> Q:
    syarat = Q()
    if saring.unit_id:
        anggota = (
            Penugasan.objects.milik_instansi(akun.instansi_id)
            .berlaku_pada(pada)
            .filter(unit_id__in=unit_di_bawah(akun.instansi_id, [saring.unit_id], pada))
        )
        syarat &= Q(**{f"{sumber.pegawai}__in": anggota.values("pegawai_id")})
    if saring.kata:
        angka = saring.kata.replace(" ", "")
        bernama = Q(nip__startswith=angka) if angka.isdigit() else Q(nama__icontains=saring.kata)
        orang = Pegawai.objects.milik_instansi(akun.instansi_id).filter(bernama)
        syarat &= Q(**{f"{sumber.pegawai}__in": orang.values("pk")})
    if saring.sebelum is not None and isinstance(sumber.sejak, str):
        syarat &= Q(**{f"{sumber.sejak}__lt": saring.sebelum})
    return syarat


def batas_hari_kerja(hari: int, pada: date, libur: Libur, zona: ZoneInfo) -> datetime:
    """The moment before which a thing must have begun to wait for more than ``hari`` working days
    to have passed by the working day ``pada``."""
    return datetime.combine(add_hari_kerja(pada, -hari, libur), time.min, tzinfo=zona)


# --- with names -----------------------------------------------------------------------------------


def rincian(
    baris: Iterable[dict[str, Any]], instansi_id: int, pada: date, libur: Libur, zona: ZoneInfo
) -> list[Penantian]:
    """The rows of one page with people, holders and escalations: four queries at most."""
    semua = list(baris)
    if not semua:
        return []
    penilai = penilai_semua({satu["w_bawah"] for satu in semua if satu["w_bawah"]}, pada)
    pemegang = [satu["w_tetap"] or penilai.get(satu["w_bawah"]) for satu in semua]
    nomor = {satu["w_pegawai"] for satu in semua} | {satu for satu in pemegang if satu}
    orang = _people(instansi_id, nomor, pada)
    eskalasi = _escalations(instansi_id, semua)
    return [
        _one(satu, orang, siapa, eskalasi, pada, libur, zona)
        for satu, siapa in zip(semua, pemegang, strict=True)
    ]


def penilai_semua(pegawai: Iterable[int], pada: date) -> dict[int, int | None]:
    """For each of these people who rates her on a day: one query."""
    nomor = sorted(set(pegawai))
    if not nomor:
        return {}
    return dict(
        Pegawai.objects.filter(pk__in=nomor)
        .annotate(yang_menilai=penilai_of('"organisasi_pegawai"."id"', pada))
        .values_list("pk", "yang_menilai")
    )


def _people(instansi_id: int, nomor: set[int], pada: date) -> dict[int, Pegawai]:
    """People with the name of their unit and of who decides in their place."""
    tugas = Penugasan.objects.filter(pegawai=OuterRef("pk")).berlaku_pada(pada)
    wakil = DelegasiPenilai.objects.filter(dari=OuterRef("pk")).berlaku_pada(pada)
    semua = Pegawai.objects.filter(instansi_id=instansi_id, pk__in=nomor).annotate(
        nama_unit=Subquery(tugas.order_by("sifat", "-sejak").values("unit__nama")[:1]),
        nama_wakil=Subquery(wakil.order_by("-sejak").values("kepada__nama")[:1]),
    )
    return {satu.pk: satu for satu in semua}


def _escalations(
    instansi_id: int, semua: Sequence[dict[str, Any]]
) -> dict[tuple[str, int, datetime], Eskalasi]:
    nomor = {satu["w_objek"] for satu in semua if MENURUT_JENIS[satu["w_jenis"]].diteruskan}
    if not nomor:
        return {}
    ada = Eskalasi.objects.filter(
        instansi_id=instansi_id, jenis__in={satu["w_jenis"] for satu in semua}, objek_id__in=nomor
    )
    return {(satu.jenis, satu.objek_id, satu.sejak): satu for satu in ada.select_related("kepada")}


def _one(
    baris: dict[str, Any],
    orang: dict[int, Pegawai],
    siapa: int | None,
    eskalasi: dict[tuple[str, int, datetime], Eskalasi],
    pada: date,
    libur: Libur,
    zona: ZoneInfo,
) -> Penantian:
    sumber = MENURUT_JENIS[baris["w_jenis"]]
    pegawai, pemegang = orang[baris["w_pegawai"]], orang.get(siapa or 0)
    return Penantian(
        sumber=sumber,
        objek_id=baris["w_objek"],
        judul=judul_of(baris),
        url=url_of(baris),
        pegawai=pegawai,
        unit=pegawai.nama_unit or "",  # type: ignore[attr-defined]
        pemegang=pemegang,
        nama_pemegang=_holder_name(sumber, pemegang),
        wakil=_deputy(sumber, pemegang),
        sejak=baris["w_sejak"],
        hari=lama_menunggu(baris["w_sejak"].astimezone(zona).date(), pada, libur),
        eskalasi=eskalasi.get((sumber.jenis, baris["w_objek"], baris["w_sejak"])),
    )


def _holder_name(sumber: Sumber, pemegang: Pegawai | None) -> str:
    if pemegang is not None:
        return pemegang.nama_lengkap
    return "Pengelola kinerja atau BKPSDM" if sumber.pada == "pengelola" else "Pimpinan instansi"


def _deputy(sumber: Sumber, pemegang: Pegawai | None) -> str:
    """Only clarifying and approving of plans may be handed over."""
    if pemegang is None or sumber.jenis != "skp":
        return ""
    return pemegang.nama_wakil or ""  # type: ignore[attr-defined]


def lama_menunggu(sejak: date, pada: date, libur: Libur) -> int:
    """Working days after the day on which it began to wait, up to ``pada``."""
    if pada <= sejak:
        return 0
    hari = count_hari_kerja(mulai=sejak, selesai=pada, libur=libur).nilai
    return hari - libur.is_kerja(sejak)


def judul_of(baris: dict[str, Any]) -> str:
    """What it is, with its year or period."""
    sumber, mulai, selesai = MENURUT_JENIS[baris["w_jenis"]], baris["w_mulai"], baris["w_selesai"]
    if mulai is None:
        return sumber.tindakan
    if sumber.rute == "skp":
        return f"{sumber.tindakan} {mulai.year}"
    jenis = JenisEvaluasi.TAHUNAN if _is_year(mulai, selesai) else JenisEvaluasi.PERIODIK
    periode = periode_of(Evaluasi(jenis=jenis, mulai=mulai, selesai=selesai))
    return f"{sumber.tindakan}, {periode.label}"


def _is_year(mulai: date, selesai: date) -> bool:
    return (selesai.month - mulai.month) == SETAHUN


def url_of(baris: dict[str, Any]) -> str:
    """Its page."""
    sumber = MENURUT_JENIS[baris["w_jenis"]]
    if sumber.pada == "pengelola":
        return reverse(sumber.rute)
    return reverse(sumber.rute, args=[baris["w_rujukan"]])


def sejak_kapan(sejak: datetime, zona: ZoneInfo) -> str:
    """ "18 November 2026", in the agency's zone."""
    return format_tanggal(sejak.astimezone(zona).date())
