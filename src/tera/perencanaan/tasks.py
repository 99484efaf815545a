"""Jobs by the clock: indicators never checked, plans whose post has changed."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tera.perencanaan.services import apply_kurun_semua, check_unchecked_smart


@app.periodic(cron="*/15 * * * *")
@app.task(name="perencanaan.check_smart", queueing_lock="perencanaan.check_smart")
def check_smart(timestamp: int) -> int:
    """Check what no form has saved: indicators written in bulk or by an older release."""
    return check_unchecked_smart()


@app.periodic(cron="7,22,37,52 * * * *")
@app.task(name="perencanaan.apply_kurun", queueing_lock="perencanaan.apply_kurun")
def apply_kurun(timestamp: int) -> int:
    """Plans follow what an import or a correction of assignments has changed."""
    return apply_kurun_semua(pada=timezone.localdate())
