"""Jobs by the clock: indicators that were never checked, results that were copied."""

from procrastinate.contrib.django import app

from tera.organisasi.models import Instansi
from tera.perencanaan.services import check_unchecked_smart, refresh_kembar


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
