"""Jobs by the clock: forget sessions that ended and failed sign-ins that no longer count."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tera.akun.models import PercobaanMasuk, Sesi
from tera.akun.pembatas import JENDELA


@app.periodic(cron="7 * * * *")
@app.task(name="akun.forget_expired", queueing_lock="akun.forget_expired")
def forget_expired(timestamp: int) -> dict[str, int]:
    """Delete what has expired; returns how many rows of each kind."""
    sekarang = timezone.now()
    sesi, _ = Sesi.objects.filter(expire_date__lt=sekarang).delete()
    percobaan, _ = PercobaanMasuk.objects.filter(pada__lt=sekarang - JENDELA).delete()
    return {"sesi": sesi, "percobaan": percobaan}
