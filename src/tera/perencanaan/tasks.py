"""Jobs by the clock: remind of the deadline of plans."""

from procrastinate.contrib.django import app

from tera.organisasi.models import Instansi
from tera.perencanaan.services import remind_tenggat


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
