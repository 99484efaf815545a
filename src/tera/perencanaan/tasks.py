"""Jobs by the clock: indicators that were never checked."""

from procrastinate.contrib.django import app

from tera.perencanaan.services import check_unchecked_smart


@app.periodic(cron="*/15 * * * *")
@app.task(name="perencanaan.check_smart", queueing_lock="perencanaan.check_smart")
def check_smart(timestamp: int) -> int:
    """Check what no form has saved: indicators written in bulk or by an older release."""
    return check_unchecked_smart()
