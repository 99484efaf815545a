"""Jobs by the clock: early warnings when a month is over or a target was changed, unfinished
actions that go on when a period begins, reminders of dialogues, links looked at again, files that
no virus scanner has seen, outages of the service."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tera.aturan.kalender import periode_pada
from tera.organisasi.models import Instansi
from tera.pelaksanaan.services import carry_on_instansi, check_tautan_due, scan_waiting
from tera.pelaksanaan.services.dialog_kinerja import remind_dialog
from tera.pelaksanaan.services.gangguan import follow_gangguan_baru
from tera.pelaksanaan.services.peringatan import refresh_all_peringatan
from tera.pelaksanaan.services.rencana_aksi import JENIS_RENCANA


@app.periodic(cron="45 17 * * *")
@app.task(name="pelaksanaan.refresh_peringatan", queueing_lock="pelaksanaan.refresh_peringatan")
def refresh_peringatan(timestamp: int) -> int:
    """After midnight in every zone of the country; returns how many warnings changed."""
    return refresh_all_peringatan()


@app.periodic(cron="35 * * * *")
@app.task(name="pelaksanaan.carry_on_aksi", queueing_lock="pelaksanaan.carry_on_aksi")
def carry_on_aksi(timestamp: int) -> int:
    """Carry unfinished actions into the month and quarter that has begun; returns how many.

    Every hour, because the day begins at another hour in each zone; nothing is carried on twice.
    """
    return sum(
        carry_on_instansi(instansi_id=satu.pk, periode=periode_pada(satu.hari_ini(), jenis))
        for satu in Instansi.objects.order_by("pk")
        for jenis in JENIS_RENCANA
    )


@app.periodic(cron="40 * * * *")
@app.task(name="pelaksanaan.remind_dialog", queueing_lock="pelaksanaan.remind_dialog")
def remind_dialog_kinerja(timestamp: int) -> int:
    """Remind the people of every agency by its own calendar; nobody is told twice."""
    return sum(
        remind_dialog(instansi=satu, pada=satu.hari_ini())
        for satu in Instansi.objects.order_by("pk")
    )


@app.periodic(cron="20 * * * *")
@app.task(name="pelaksanaan.check_tautan", queueing_lock="pelaksanaan.check_tautan")
def check_tautan(timestamp: int) -> int:
    """Look at the links of every agency whose turn it is; returns how many."""
    return sum(check_tautan_due(instansi=satu) for satu in Instansi.objects.order_by("pk"))


@app.periodic(cron="*/10 * * * *")
@app.task(name="pelaksanaan.scan_bukti", queueing_lock="pelaksanaan.scan_bukti")
def scan_bukti(timestamp: int) -> int:
    """Scan files that came while the scanner was away; returns how many."""
    return scan_waiting()


@app.periodic(cron="*/5 * * * *")
@app.task(name="pelaksanaan.follow_gangguan", queueing_lock="pelaksanaan.follow_gangguan")
def follow_gangguan(timestamp: int) -> int:
    """Move the deadlines of plans that recorded outages have hit; returns how many.

    A day back, for the worker may have been down as well; nothing is moved twice.
    """
    return follow_gangguan_baru(sejak=timezone.now() - timedelta(days=1))
