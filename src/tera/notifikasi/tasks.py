"""Jobs by the clock: send what waits in the outbox, forget what was sent long ago."""

from procrastinate.contrib.django import app

from tera.notifikasi import services


@app.periodic(cron="* * * * *")
@app.task(name="notifikasi.send_due", queueing_lock="notifikasi.send_due")
def send_due(timestamp: int) -> dict[str, int]:
    """Send what is due; a channel that is down costs one attempt a minute and holds up nothing."""
    hasil = services.send_due()
    return {"terkirim": hasil.terkirim, "ditunda": hasil.ditunda, "gagal": hasil.gagal}


@app.periodic(cron="40 2 * * *")
@app.task(name="notifikasi.forget_old", queueing_lock="notifikasi.forget_old")
def forget_old(timestamp: int) -> int:
    """Delete what was sent or given up a month ago."""
    return services.forget_old()
