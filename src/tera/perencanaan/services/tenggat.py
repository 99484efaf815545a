"""Moving the deadline of plans, and reminding of it."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.urls import reverse

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.notifikasi.services import kapan, remind, tahap_pengingat
from tera.organisasi.models import Instansi, UnitKerja
from tera.perencanaan.models import PerpanjanganTenggat
from tera.perencanaan.permissions import check_can_extend_tenggat
from tera.perencanaan.queries import (
    belum_mengajukan,
    tenggat_berlaku,
    tenggat_menurut_unit,
    tenggat_skp,
)

ALASAN_TERPENDEK = 10
ALASAN_TERPANJANG = 500


@transaction.atomic
def extend_tenggat(
    *, tahun: int, unit: UnitKerja | None, sampai: date, alasan: str, by: Akun, pada: date
) -> PerpanjanganTenggat:
    """Move the deadline of a year's plans, for a unit and all below it or (None) for everyone.

    Raises MasukanTidakSah unless the new day is after the one that holds now and within the year.
    """
    check_can_extend_tenggat(by)
    instansi = Instansi.objects.select_for_update(no_key=True).get(pk=by.instansi_id)
    if unit is not None and unit.instansi_id != instansi.pk:
        raise TidakDitemukan("Unit tidak ditemukan.")
    alasan = " ".join(alasan.split())
    _check_alasan(alasan)
    kini = tenggat_skp(instansi.pk, [unit.pk] if unit else (), tahun, pada).hari
    if not kini < sampai <= date(tahun, 12, 31):
        pesan = f"Isi tanggal sesudah {format_tanggal(kini)} dan masih dalam tahun {tahun}."
        raise MasukanTidakSah(pesan, {"sampai": pesan})
    perpanjangan = PerpanjanganTenggat.objects.create(
        instansi=instansi, tahun=tahun, unit=unit, sampai=sampai, alasan=alasan, oleh=by
    )
    record_event(
        tindakan="perpanjang_tenggat",
        objek=perpanjangan,
        by=by,
        isi={
            "tahun": tahun,
            "unit": unit.pk if unit else None,
            "semula": kini,
            "sampai": sampai,
            "alasan": alasan,
        },
    )
    return perpanjangan


@transaction.atomic
def follow_gangguan(
    *, instansi: Instansi, tahun: int, pada: date, extend: Callable[[date], tuple[date, str]]
) -> list[PerpanjanganTenggat]:
    """Move the deadlines of a year's plans by the rule about outages: the agency's, and each one
    that a unit was given.

    ``extend`` gives the day to which the rule moves a last day, and why. Applied again it changes
    nothing, for a day that was moved is judged as it is now.
    """
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    baru = []
    for unit, kini in tenggat_berlaku(instansi.pk, tahun, pada):
        sampai, alasan = extend(kini)
        if sampai <= kini:
            continue
        baru.append(
            PerpanjanganTenggat.objects.create(
                instansi=instansi, tahun=tahun, unit=unit, sampai=sampai, alasan=alasan
            )
        )
        record_event(
            tindakan="perpanjang_tenggat_gangguan",
            objek=baru[-1],
            by=None,
            isi={"tahun": tahun, "semula": kini, "sampai": sampai, "alasan": alasan},
        )
    return baru


def _check_alasan(alasan: str) -> None:
    if ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        return
    pesan = f"Tulis alasan perpanjangan, {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} karakter."
    raise MasukanTidakSah(pesan, {"alasan": pesan})


@transaction.atomic
def remind_tenggat(*, instansi: Instansi, tahun: int, pada: date) -> int:
    """Remind whoever has not handed in the plan of a year; returns how many were told.

    Once seven days and once a day before the deadline that holds for the person, however often
    and however late it is run (see ``notifikasi.services.remind``).
    """
    menurut: dict[date, list[int]] = {}
    for unit_id, hari in tenggat_menurut_unit(instansi.pk, tahun, pada).items():
        menurut.setdefault(hari, []).append(unit_id)
    return sum(_remind(instansi, tahun, hari, unit, pada) for hari, unit in sorted(menurut.items()))


def _remind(instansi: Instansi, tahun: int, hari: date, unit: list[int], pada: date) -> int:
    tahap = tahap_pengingat(hari, pada)
    if tahap is None:
        return 0
    return remind(
        kunci=f"skp-{tahun}-{hari.isoformat()}-{tahap}",
        penerima=belum_mengajukan(instansi.pk, unit, tahun, pada, hari),
        teks=f"Tenggat pengajuan SKP {tahun} tanggal {format_tanggal(hari)}, "
        f"{kapan(hari, pada)}. SKP Anda belum diajukan.",
        tautan=f"{reverse('skp_daftar')}?tahun={tahun}",
    )
