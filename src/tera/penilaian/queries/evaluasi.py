"""One evaluation: what governs it, what its page shows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from tera.akun.lingkup import bawahan, lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.kalender import Periode
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.predikat import PredikatOrganisasi, Rating, rating_kepala_unit
from tera.dasar.errors import KeadaanTidakCocok, TidakDitemukan
from tera.organisasi.models import Pegawai
from tera.organisasi.models.pegawai import SifatPenugasan
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.models import CapaianOrganisasi, Evaluasi, Keberatan
from tera.penilaian.queries.capaian import capaian_for
from tera.penilaian.queries.daftar import yang_dinilai
from tera.penilaian.queries.tim import MasukanTim, masukan_expression, read_masukan
from tera.penilaian.states import JenisEvaluasi, StatusEvaluasi
from tera.penilaian.waktu import check_periode, jenis_evaluasi
from tera.perencanaan.models import EkspektasiPerilaku, Skp
from tera.perencanaan.queries import skp_terlihat

LENGKAP = (
    "instansi",
    "pegawai",
    "penilai",
    "unit",
    "capaian__unit",
    "keberatan",
    "skp__penugasan__jabatan",
    "skp__penugasan__unit",
)


def evaluasi_terlihat(akun: Akun, pada: date) -> QuerySet[Evaluasi]:
    """Evaluations that were set, within the account's scope on a day.

    Beside the usual scope, whoever gave the rating and the superior of that person: they answer
    and decide an objection even after the person has moved. Drafts are the penilai's own.
    """
    terlihat = lingkup_pegawai(akun, pada)
    if akun.pegawai is not None:
        yang_dinilai = bawahan(akun.pegawai, pada).values("pegawai_id")
        oleh = Q(penilai_id=akun.pegawai_id) | Q(penilai_id__in=yang_dinilai)
        terlihat |= Q(instansi_id=akun.instansi_id) & oleh
    return Evaluasi.objects.filter(terlihat).exclude(status=StatusEvaluasi.DRAF)


def get_evaluasi(akun: Akun, evaluasi_id: int, pada: date) -> Evaluasi:
    """One evaluation that was set, with everything its page names; raises TidakDitemukan."""
    masukan = masukan_expression("skp", "pegawai", OuterRef("mulai"), OuterRef("selesai"))
    evaluasi = (
        evaluasi_terlihat(akun, pada)
        .annotate(daftar_masukan=masukan)
        .select_related(*LENGKAP)
        .filter(pk=evaluasi_id)
        .first()
    )
    if evaluasi is None:
        raise TidakDitemukan("Evaluasi tidak ditemukan.")
    return evaluasi


def keberatan_of(evaluasi: Evaluasi) -> Keberatan | None:
    """The objection, if there is one (loaded by ``get_evaluasi``)."""
    try:
        return evaluasi.keberatan
    except Keberatan.DoesNotExist:
        return None


def masukan_tim_of(evaluasi: Any) -> list[MasukanTim]:
    """What heads of tim kerja said about the person's results (loaded by ``get_evaluasi``)."""
    return read_masukan(evaluasi.daftar_masukan)


def evaluasi_of(skp: Skp, periode: Periode) -> Evaluasi | None:
    """The evaluation of a plan for a period, in whatever state; its ``skp`` is the one given."""
    evaluasi = (
        Evaluasi.objects.select_related("penilai", "pegawai", "instansi")
        .filter(instansi_id=skp.instansi_id, skp=skp, mulai=periode.mulai, selesai=periode.selesai)
        .first()
    )
    if evaluasi is not None:
        evaluasi.skp = skp
    return evaluasi


def evaluasi_setahun(evaluasi: Evaluasi) -> list[Evaluasi]:
    """What was set for the person in that year, in the order of the periods; one query."""
    return list(
        Evaluasi.objects.filter(
            instansi_id=evaluasi.instansi_id,
            pegawai_id=evaluasi.pegawai_id,
            mulai__year=evaluasi.mulai.year,
        )
        .exclude(status=StatusEvaluasi.DRAF)
        .order_by("selesai", "-mulai", "id")
    )


def evaluasi_periodik(skp: Skp) -> list[Evaluasi]:
    """Periodic evaluations of the plan's person in the plan's year, shown beside the annual one."""
    return list(
        Evaluasi.objects.filter(
            instansi_id=skp.instansi_id,
            pegawai_id=skp.pegawai_id,
            jenis=JenisEvaluasi.PERIODIK,
            mulai__year=skp.tahun,
        )
        .exclude(status=StatusEvaluasi.DRAF)
        .order_by("selesai", "id")
    )


def skp_setahun(skp: Skp) -> list[Skp]:
    """Agreed plans of the plan's person and year, the earliest first; one query.

    The annual evaluation stands on one of them (``check_ready``) and considers all. Whether and how
    earlier results count is not verified in PermenPANRB 6/2022: they are shown, the penilai judges.
    """
    return list(
        _agreed(skp.instansi_id, skp.pegawai_id, skp.tahun)
        .select_related("penugasan__jabatan", "penugasan__unit")
        .order_by("mulai", "id")
    )


def _agreed(instansi: Any, pegawai: Any, tahun: Any) -> QuerySet[Skp]:
    return Skp.objects.disepakati().filter(instansi=instansi, pegawai=pegawai, tahun=tahun)


def with_hasil(
    skp: Iterable[Skp], evaluasi: Collection[Evaluasi]
) -> list[tuple[Skp, list[Evaluasi]]]:
    """Each plan with its own results among these."""
    return [(satu, [e for e in evaluasi if e.skp_id == satu.pk]) for satu in skp]


def evaluasi_tahun(pegawai: Pegawai, tahun: int) -> list[Evaluasi]:
    """A person's own results of a year, the latest period first; one query."""
    return list(
        Evaluasi.objects.filter(instansi_id=pegawai.instansi_id, pegawai=pegawai, mulai__year=tahun)
        .exclude(status=StatusEvaluasi.DRAF)
        .order_by("-selesai", "mulai", "-id")
    )


@dataclass(frozen=True)
class Isian:
    """A plan as the penilai's form shows it, with the period's evaluation (None at first).

    ``ekspektasi`` says what is expected of each value; ``saya_menilai`` whether the account rates
    the person on that day; ``rencana_lain`` whether the year has other agreed plans; ``masukan``
    what heads of tim kerja said about the results.
    """

    skp: Skp
    evaluasi: Evaluasi | None
    ekspektasi: dict[str, str]
    saya_menilai: bool
    rencana_lain: bool
    masukan: list[MasukanTim]


def get_isian(akun: Akun, skp_id: int, periode: Periode, pada: date) -> Isian:
    """Everything of the form but stage 2, in one query; TidakDitemukan outside of the scope."""
    saya = yang_dinilai(akun, pada).filter(pk=OuterRef("pegawai_id"))
    ekspektasi = EkspektasiPerilaku.objects.filter(skp=OuterRef("pk")).values(
        data=JSONObject(nilai="nilai", ekspektasi="ekspektasi")
    )
    lain = _agreed(OuterRef("instansi"), OuterRef("pegawai"), OuterRef("tahun"))
    masa = Q(evaluasi__mulai=periode.mulai, evaluasi__selesai=periode.selesai)
    skp = (
        skp_terlihat(akun, pada)
        .annotate(
            isian=FilteredRelation("evaluasi", condition=masa),
            saya_menilai=Exists(saya),
            rencana_lain=Exists(lain.exclude(pk=OuterRef("pk"))),
            daftar_ekspektasi=ArraySubquery(ekspektasi),
            daftar_masukan=masukan_expression("pk", "pegawai", periode.mulai, periode.selesai),
        )
        .select_related(  # type: ignore[misc]  # "isian" is the annotation above
            "instansi", "pegawai", "penugasan__jabatan", "penugasan__unit", "isian"
        )
        .filter(pk=skp_id)
        .first()
    )
    if skp is None:
        raise TidakDitemukan("SKP tidak ditemukan.")
    evaluasi: Evaluasi | None = getattr(skp, "isian", None)  # not set where there is none
    if evaluasi is not None:
        evaluasi.skp, evaluasi.instansi, evaluasi.pegawai = skp, skp.instansi, skp.pegawai
    isi: Any = skp  # with the annotations above
    harapan = {satu["nilai"]: satu["ekspektasi"] for satu in isi.daftar_ekspektasi}
    masukan = read_masukan(isi.daftar_masukan)
    return Isian(skp, evaluasi, harapan, isi.saya_menilai, isi.rencana_lain, masukan)


@dataclass(frozen=True)
class Konteks:
    """What governs the evaluation of a plan for a period.

    ``wajib`` is the rating of hasil kerja that the head of a unit has by the unit's predicate
    (V10), with its steps; None for everyone else.
    """

    skp: Skp
    periode: Periode
    pengaturan: Mapping[str, Any]
    capaian: CapaianOrganisasi | None
    wajib: Perhitungan[Rating] | None


def konteks_evaluasi(skp: Skp, periode: Periode, pada: date) -> Konteks:
    """Settings of the period's last day and the governing predicate: two queries."""
    pengaturan = pengaturan_pada(skp.instansi_id, periode.selesai)
    capaian = capaian_for(skp, periode, pada)
    return Konteks(skp, periode, pengaturan, capaian, _wajib(skp, capaian, pengaturan))


def _wajib(
    skp: Skp, capaian: CapaianOrganisasi | None, pengaturan: Mapping[str, Any]
) -> Perhitungan[Rating] | None:
    """Only the predicate of the very unit that the person heads binds, not one from above."""
    penugasan = skp.penugasan
    if capaian is None or not penugasan.kepala_unit or capaian.unit_id != penugasan.unit_id:
        return None
    peta = {
        PredikatOrganisasi(organisasi): Rating(rating)
        for organisasi, rating in pengaturan["rating_kepala_unit"].items()
    }
    return rating_kepala_unit(organisasi=PredikatOrganisasi(capaian.predikat), peta=peta)


def check_ready(konteks: Konteks, pada: date) -> None:
    """Whether the plan can be evaluated for the period now; the sentence says what is missing.

    The organisation's predicate comes first (V8; PermenPANRB 6/2022 Pasal 24).
    """
    skp, periode = konteks.skp, konteks.periode
    if skp.mulai > periode.selesai or skp.selesai < periode.mulai:
        raise KeadaanTidakCocok(f"SKP ini tidak berlaku pada {periode.label}.")
    check_periode(periode, konteks.pengaturan, pada)
    if konteks.capaian is None:
        raise KeadaanTidakCocok(
            f"Capaian organisasi {periode.label} untuk {skp.penugasan.unit.nama} belum "
            "ditetapkan. Predikat organisasi ditetapkan lebih dahulu, baru rating pegawai."
        )
    if jenis_evaluasi(periode) == JenisEvaluasi.TAHUNAN:
        _check_one_annual(skp, periode)


def _check_one_annual(skp: Skp, periode: Periode) -> None:
    """A person has one annual evaluation a year (V9): on the last approved plan of the definitive
    post; one of a Plt or Plh carries it only where there is no other."""
    definitif = Q(penugasan__sifat=SifatPenugasan.DEFINITIF)
    kemudian = Q(mulai__gt=skp.mulai) | Q(mulai=skp.mulai, pk__gt=skp.pk)
    utama = skp.penugasan.sifat == SifatPenugasan.DEFINITIF
    lebih_baru = _agreed(skp.instansi_id, skp.pegawai_id, skp.tahun).filter(
        definitif & kemudian if utama else definitif | kemudian
    )
    lain = Evaluasi.objects.filter(
        instansi_id=skp.instansi_id,
        pegawai_id=skp.pegawai_id,
        mulai=periode.mulai,
        selesai=periode.selesai,
    ).exclude(skp=skp)
    if Skp.objects.filter(Q(Exists(lebih_baru)) | Q(Exists(lain)), pk=skp.pk).exists():
        raise KeadaanTidakCocok(
            "Evaluasi tahunan hanya satu dalam setahun, yaitu pada SKP terakhir pegawai ini."
        )
