"""Jobs by the clock: indicators never checked, results that were copied, deadlines of plans."""

from procrastinate.contrib.django import app

from tera.organisasi.models import Instansi
from tera.perencanaan.services import check_unchecked_smart, refresh_kembar, remind_tenggat


@app.periodic(cron="*/15 * * * *")
@app.task(name="perencanaan.check_smart", queueing_lock="perencanaan.check_smart")
def check_smart(timestamp: int) -> int:
    """Check what no form has saved: indicators written in bulk or by an older release."""
    return check_unchecked_smart()


@app.periodic(cron="10 18 * * *")
@app.task(name="perencanaan.find_kembar", queueing_lock="perencanaan.find_kembar")
def find_kembar(timestamp: int) -> int:
    """Look for copied results in every agency, while it is night in Indonesia."""
    return sum(
        refresh_kembar(instansi_id=satu.pk, tahun=satu.hari_ini().year)
        for satu in Instansi.objects.order_by("pk")
    )


@app.periodic(cron="25 * * * *")
@app.task(name="perencanaan.remind_tenggat", queueing_lock="perencanaan.remind_tenggat")
def remind_tenggat_skp(timestamp: int) -> int:
    """Remind the people of every agency by its own calendar; returns how many were told.

    Every hour, because the day begins at another hour in each zone; nobody is told twice.
    """
    jumlah = 0
    for instansi in Instansi.objects.order_by("pk"):
        pada = instansi.hari_ini()
        jumlah += sum(
            remind_tenggat(instansi=instansi, tahun=tahun, pada=pada)
            for tahun in (pada.year, pada.year + 1)
        )
    return jumlah
