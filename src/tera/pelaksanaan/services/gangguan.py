"""Outages of the service: found by a job, or entered as maintenance; windows follow by rule."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tera.akun.models import Akun
from tera.dasar.audit import record_event
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.models import Gangguan, SebabGangguan
from tera.organisasi.models import Instansi
from tera.pelaksanaan.permissions.gangguan import check_can_record_pemeliharaan
from tera.pelaksanaan.queries.batas import kalender_batas
from tera.pelaksanaan.services.bersama import clean_teks
from tera.perencanaan.services import follow_gangguan

ALASAN_TERPENDEK = 10
ALASAN_TERPANJANG = 300
TERLAMA = timedelta(hours=72)
PALING_LAMPAU = timedelta(days=14)
PALING_JAUH = timedelta(days=60)


@transaction.atomic
def follow_gangguan_baru(*, sejak: datetime) -> int:
    """Move the deadlines of plans that outages recorded since then have hit; returns how many.

    Windows of days and months need no row of their own: they are computed from the record. What
    was followed already is moved no further.
    """
    baru = list(Gangguan.objects.filter(dicatat_pada__gte=sejak).order_by("mulai"))
    if not baru:
        return 0
    return sum(
        _follow(satu, [g for g in baru if g.instansi_id in (None, satu.pk)])
        for satu in Instansi.objects.order_by("pk")
    )


@transaction.atomic
def record_pemeliharaan(
    *, mulai: datetime, selesai: datetime, keterangan: str, by: Akun
) -> Gangguan:
    """Enter maintenance of the service, planned or just over, with its reason.

    Sent again for the same beginning it gives what was recorded. Raises TidakBoleh, and
    MasukanTidakSah for times that cannot be meant.
    """
    check_can_record_pemeliharaan(by)
    assert by.instansi is not None
    instansi = Instansi.objects.select_for_update(no_key=True).get(pk=by.instansi_id)
    ada = Gangguan.objects.filter(instansi=instansi, mulai=mulai).first()
    if ada is not None:
        return ada
    _check_times(mulai, selesai, timezone.now())
    gangguan = Gangguan.objects.create(
        instansi=instansi,
        mulai=mulai,
        selesai=selesai,
        sebab=SebabGangguan.PEMELIHARAAN,
        keterangan=_clean_reason(keterangan),
        oleh=by,
    )
    record_event(
        tindakan="catat_pemeliharaan",
        objek=gangguan,
        by=by,
        isi={"mulai": mulai, "selesai": selesai, "keterangan": gangguan.keterangan},
    )
    _follow(instansi, [gangguan])
    return gangguan


def _follow(instansi: Instansi, gangguan: Sequence[Gangguan]) -> int:
    """The deadlines of plans; they are rows, because people extend them too."""
    if not gangguan:
        return 0
    saat = [satu.mulai.astimezone(instansi.zona).date() for satu in gangguan]
    kalender = kalender_batas(instansi, sejak=min(saat) - timedelta(days=7))

    def extend(akhir: date) -> tuple[date, str]:
        batas = kalender.of_day(akhir)
        return batas.tanggal, batas.kalimat

    return sum(
        len(follow_gangguan(instansi=instansi, tahun=tahun, pada=max(saat), extend=extend))
        for tahun in sorted({hari.year for hari in saat})
    )


def _check_times(mulai: datetime, selesai: datetime, kini: datetime) -> None:
    if not mulai < selesai <= mulai + TERLAMA:
        pesan = "Waktu selesai harus sesudah waktu mulai, paling lama 72 jam."
        raise MasukanTidakSah(pesan, {"selesai": pesan})
    if not kini - PALING_LAMPAU <= mulai <= kini + PALING_JAUH:
        pesan = "Waktu mulai paling lama 14 hari yang lalu dan paling jauh 60 hari lagi."
        raise MasukanTidakSah(pesan, {"mulai": pesan})


def _clean_reason(keterangan: str) -> str:
    bersih = clean_teks(
        keterangan, bidang="keterangan", sebut="Alasan", paling_panjang=ALASAN_TERPANJANG
    )
    if len(bersih) < ALASAN_TERPENDEK:
        pesan = f"Tulis alasan pemeliharaan, paling sedikit {ALASAN_TERPENDEK} karakter."
        raise MasukanTidakSah(pesan, {"keterangan": pesan})
    return bersih
