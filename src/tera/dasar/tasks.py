"""Jobs by the clock: seal the audit record, free what a killed worker left behind."""

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tera.dasar.audit import seal_all
from tera.dasar.denyut import find_gangguan
from tera.dasar.sekali import forget_old

SIMPAN_GAGAL_JAM = 30 * 24


@app.periodic(cron="* * * * *")
@app.task(name="dasar.seal_audit", queueing_lock="dasar.seal_audit")
def seal_audit(timestamp: int) -> int:
    """Seal every event not yet in the chain; returns how many."""
    return seal_all()


@app.periodic(cron="*/5 * * * *")
@app.task(name="dasar.retry_stalled", queueing_lock="dasar.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give jobs of a worker that died back to the queue; what the clock repeats is dropped."""
    pengelola = context.app.job_manager
    for pekerjaan in await pengelola.get_stalled_jobs():
        if pekerjaan.queueing_lock:
            await pengelola.finish_job(pekerjaan, status=Status.FAILED, delete_job=True)
        else:
            await pengelola.retry_job(pekerjaan)


@app.periodic(cron="30 2 * * *")
@app.task(name="dasar.forget_jobs", queueing_lock="dasar.forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Forget failed jobs after a month; done ones are deleted at once."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=SIMPAN_GAGAL_JAM, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron="40 2 * * *")
@app.task(name="dasar.forget_kiriman", queueing_lock="dasar.forget_kiriman")
def forget_kiriman(timestamp: int) -> int:
    """Forget the keys of sendings that nobody repeats any more; returns how many."""
    return forget_old()


@app.periodic(cron="*/2 * * * *")
@app.task(name="dasar.find_gangguan", queueing_lock="dasar.find_gangguan")
def record_gangguan(timestamp: int) -> int:
    """Record outages of the service that have ended; returns how many."""
    return len(find_gangguan(saat=timezone.now()))
