"""Jobs by the clock: early warnings when a month is over or a target was changed."""

from procrastinate.contrib.django import app

from tera.pelaksanaan.services.peringatan import refresh_all_peringatan


@app.periodic(cron="45 17 * * *")
@app.task(name="pelaksanaan.refresh_peringatan", queueing_lock="pelaksanaan.refresh_peringatan")
def refresh_peringatan(timestamp: int) -> int:
    """After midnight in every zone of the country; returns how many warnings changed."""
    return refresh_all_peringatan()
