"""Jobs by the clock."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from tera.akun.models import PercobaanMasuk, Sesi
from tera.akun.tasks import forget_expired
from tera.dasar.audit import record_event, verify_chain
from tera.dasar.tasks import seal_audit
from tests import factories

JADWAL = {
    "dasar.seal_audit": "* * * * *",
    "dasar.retry_stalled": "*/5 * * * *",
    "dasar.forget_jobs": "30 2 * * *",
    "akun.forget_expired": "7 * * * *",
    "perencanaan.check_smart": "*/15 * * * *",
    "laporan.forget_batches": "25 * * * *",
    "pelaksanaan.refresh_peringatan": "45 17 * * *",
    "perencanaan.find_kembar": "10 18 * * *",
    "perencanaan.remind_tenggat": "25 * * * *",
    "dasbor.escalate": "3,18,33,48 * * * *",
    "dasbor.remind": "28 * * * *",
    "dasbor.send_ringkasan": "*/10 * * * *",
    "notifikasi.send_due": "* * * * *",
    "notifikasi.forget_old": "40 2 * * *",
    "perencanaan.apply_kurun": "7,22,37,52 * * * *",
}


def test_the_clock_knows_every_periodic_job() -> None:
    terdaftar = {
        tugas.task.name: tugas.cron for tugas in app.periodic_registry.periodic_tasks.values()
    }
    assert terdaftar.items() >= JADWAL.items()


@pytest.mark.django_db
def test_seal_audit_seals_what_waits() -> None:
    bungo = factories.instansi()
    record_event(tindakan="uji", objek=bungo, by=None, instansi_id=bungo.pk)
    assert seal_audit(timestamp=0) == 1
    assert verify_chain().belum_tersegel == 0
    assert seal_audit(timestamp=60) == 0


@pytest.mark.django_db
def test_forget_expired_keeps_what_still_counts() -> None:
    sekarang = timezone.now()
    for kunci, menit in (("lama", -1), ("baru", 60)):
        Sesi.objects.create(
            session_key=kunci, session_data="", expire_date=sekarang + timedelta(minutes=menit)
        )
    PercobaanMasuk.objects.create(ember="lama", pada=sekarang - timedelta(minutes=16))
    PercobaanMasuk.objects.create(ember="baru", pada=sekarang - timedelta(minutes=14))
    assert forget_expired(timestamp=0) == {"sesi": 1, "percobaan": 1}
    assert Sesi.objects.get().session_key == "baru"
    assert PercobaanMasuk.objects.get().ember == "baru"
