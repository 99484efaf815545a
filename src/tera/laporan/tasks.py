"""Jobs: print many documents; remove what was printed long ago."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tera.laporan import services


@app.task(name=services.TUGAS, retry=RetryStrategy(max_attempts=3, wait=30))
def print_batch(batch_id: int) -> None:
    """Make the file of one request; a run that was cut off is simply done again."""
    services.run_batch(batch_id=batch_id)


@app.periodic(cron="25 * * * *")
@app.task(name="laporan.forget_batches", queueing_lock="laporan.forget_batches")
def forget_batches(timestamp: int) -> int:
    """Remove files after seven days; returns how many."""
    return services.forget_old_batches()
