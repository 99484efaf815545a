"""A superior's queue: plans to approve, objections, follow-ups; and the people in it as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from tera.akun.lingkup import bawahan
from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.target import JenisTarget, Target, format_target
from tera.dasbor.queries.lingkup import dinilai_oleh, disetujui_oleh, own_id
from tera.organisasi.models import AtasanLangsung
from tera.penilaian.models import Keberatan
from tera.penilaian.states import StatusEvaluasi
from tera.perencanaan.models import Skp
from tera.tindak_lanjut.models import TindakLanjut

HASIL_TAMPIL = 5
_HASIL = """
    SELECT h.skp_id, h.uraian,
           (SELECT count(*) FROM perencanaan_indikatorkinerja n
            WHERE n.instansi_id = %(instansi)s AND n.hasil_id = h.id),
           i.uraian, i.jenis_target, i.target_bawah, i.target_atas, i.target_teks, i.satuan
    FROM perencanaan_rencanahasilkerja h
    LEFT JOIN LATERAL (
        SELECT * FROM perencanaan_indikatorkinerja n
        WHERE n.instansi_id = %(instansi)s AND n.hasil_id = h.id
        ORDER BY n.urut, n.id LIMIT 1
    ) i ON true
    WHERE h.instansi_id = %(instansi)s AND h.skp_id = ANY(%(skp)s)
    ORDER BY h.skp_id, h.jenis DESC, h.urut, h.id
"""


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
    """Plans that the account approves, longest waiting first; empty status: all."""
    semua = Skp.objects.filter(disetujui_oleh(akun, hari_ini), tahun=tahun)
    if status:
        semua = semua.filter(status=status)
    return semua.select_related("pegawai", "penugasan__jabatan", "penugasan__unit").order_by(
        "status_sejak", "id"
    )


def baris_skp(daftar: Iterable[Skp]) -> list[BarisSkp]:
    """Results and first indicators of one page of plans: one query."""
    semua = list(daftar)
    hasil = _results(semua) if semua else {}
    return [
        BarisSkp(
            skp,
            tuple(hasil.get(skp.pk, ())[:HASIL_TAMPIL]),
            max(0, len(hasil.get(skp.pk, ())) - HASIL_TAMPIL),
        )
        for skp in semua
    ]


def _results(skp: list[Skp]) -> dict[int, list[BarisHasil]]:
    nilai: dict[str, int | list[int]] = {
        "instansi": skp[0].instansi_id,
        "skp": [satu.pk for satu in skp],
    }
    menurut: dict[int, list[BarisHasil]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_HASIL, nilai)
        for skp_id, uraian, banyak, indikator, jenis, bawah, atas, teks, satuan in cursor:
            target = ""
            if indikator is not None:
                tertulis = format_target(Target(JenisTarget(jenis), bawah, atas, teks))
                target = f"{tertulis} {satuan}".strip()
            baris = BarisHasil(uraian, indikator or "", target, max(0, banyak - 1))
            menurut.setdefault(skp_id, []).append(baris)
    return menurut


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
