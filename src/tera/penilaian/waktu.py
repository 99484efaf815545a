"""Periods and terms of an appraisal: which period a row stands for, when it opens, how long an
objection may be made. Every date is one of the agency's own zone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tera.aturan.kalender import (
    JenisPeriode,
    Periode,
    PeriodeTidakSah,
    format_tanggal,
    make_periode,
    parse_periode,
    periode_pada,
    periode_setahun,
)
from tera.aturan.libur import determine_tenggat
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.organisasi.models import Instansi
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.kehadiran import libur_of
from tera.penilaian.models import Berperiode, Evaluasi
from tera.penilaian.states import JenisEvaluasi

TAHUN_PERTAMA = 2022  # the first year that PermenPANRB 6/2022 governs
TAHUN_TERAKHIR = 2100
JENIS_MENURUT_PANJANG = {
    1: JenisPeriode.BULANAN,
    3: JenisPeriode.TRIWULAN,
    6: JenisPeriode.SEMESTER,
}


def jenis_evaluasi(periode: Periode) -> JenisEvaluasi:
    """Whether a period is the year or a part of it."""
    tahunan = periode.jenis is JenisPeriode.TAHUNAN
    return JenisEvaluasi.TAHUNAN if tahunan else JenisEvaluasi.PERIODIK


def periode_from(kode: str) -> Periode:
    """The period of an address; raises TidakDitemukan for anything else."""
    try:
        periode = parse_periode(kode)
    except PeriodeTidakSah as galat:
        raise TidakDitemukan("Periode tidak ditemukan.") from galat
    if not TAHUN_PERTAMA <= periode.tahun <= TAHUN_TERAKHIR:
        raise TidakDitemukan("Periode tidak ditemukan.")
    return periode


def periode_setahun_instansi(instansi_id: int, tahun: int) -> list[Periode]:
    """The periods in which the agency evaluates in a year, the year itself last. One query."""
    jenis = JenisPeriode(pengaturan_pada(instansi_id, date(tahun, 12, 31))["periode_evaluasi"])
    return [*periode_setahun(tahun, jenis), *periode_setahun(tahun, JenisPeriode.TAHUNAN)]


def periode_of(baris: Berperiode) -> Periode:
    """The period that a stored row belongs to."""
    if baris.jenis == JenisEvaluasi.TAHUNAN:
        return make_periode(baris.selesai.year, JenisPeriode.TAHUNAN)
    panjang = baris.selesai.month - baris.mulai.month + 1
    return periode_pada(baris.mulai, JENIS_MENURUT_PANJANG[panjang])


def dibuka_sejak(periode: Periode, pengaturan: Mapping[str, Any]) -> date:
    """First day on which ratings and the organisation's predicate may be given."""
    return periode.selesai - timedelta(days=pengaturan["evaluasi_dibuka_hari"])


def check_periode(periode: Periode, pengaturan: Mapping[str, Any], pada: date) -> None:
    """A period in which the agency evaluates, and which is open.

    ``pengaturan`` are the settings that hold on the period's last day.
    """
    kenal = {JenisPeriode.TAHUNAN, JenisPeriode(pengaturan["periode_evaluasi"])}
    if periode.jenis not in kenal:
        raise MasukanTidakSah(
            f"{periode.label} bukan periode evaluasi instansi ini. Pilih periode lain."
        )
    mulai = dibuka_sejak(periode, pengaturan)
    if pada < mulai:
        raise KeadaanTidakCocok(
            f"Evaluasi {periode.label} baru dibuka pada {format_tanggal(mulai)}."
        )


def local_day(saat: datetime, instansi: Instansi) -> date:
    """The day of a moment in the agency's zone."""
    return saat.astimezone(instansi.zona).date()


def tenggat_keberatan(evaluasi: Evaluasi) -> date:
    """Last day on which the owner may object: counted from the day the result was set.

    Days, their kind and the agency's days off are its settings of that day. Source of the
    default: PP 30/2019 Pasal 59.
    """
    if evaluasi.ditetapkan_pada is None:
        raise KeadaanTidakCocok("Hasil evaluasi ini belum ditetapkan.")
    hari = local_day(evaluasi.ditetapkan_pada, evaluasi.instansi)
    return objection_deadline(hari, pengaturan_pada(evaluasi.instansi_id, hari))


def objection_deadline(hari: date, pengaturan: Mapping[str, Any]) -> date:
    """Last day to object to a result set on ``hari``, by the settings of that day."""
    return determine_tenggat(
        mulai=hari,
        hari=pengaturan["hari_keberatan"],
        jenis=pengaturan["jenis_hari_keberatan"],
        libur=libur_of(pengaturan["hari_libur"]),
    ).nilai
