"""Jobs by the clock, across the stages: what waits too long, what is due, the morning's digest."""

from collections.abc import Callable
from contextlib import ExitStack

from procrastinate.contrib.django import app

from tera.dasbor.services import PENGINGAT, escalate_waiting, send_ringkasan
from tera.organisasi.models import Instansi


def for_each_agency(langkah: Callable[[Instansi], int]) -> int:
    """Run a step for every agency; a failure in one stops no other and is raised at the end."""
    jumlah: list[int] = []

    def run(instansi: Instansi) -> None:
        jumlah.append(langkah(instansi))

    with ExitStack() as semua:
        for instansi in Instansi.objects.order_by("-pk"):
            semua.callback(run, instansi)
    return sum(jumlah)


@app.periodic(cron="3,18,33,48 * * * *")
@app.task(name="dasbor.escalate", queueing_lock="dasbor.escalate")
def escalate(timestamp: int) -> int:
    """Show to the next superior what waits too long; every agency by its own calendar."""
    return for_each_agency(
        lambda instansi: escalate_waiting(instansi=instansi, pada=instansi.hari_ini())
    )


@app.periodic(cron="28 * * * *")
@app.task(name="dasbor.remind", queueing_lock="dasbor.remind")
def remind(timestamp: int) -> int:
    """Remind of the deadlines of stages 2 to 4, every hour, because the day begins at another hour
    in each zone; nobody is told twice."""

    def all_of(instansi: Instansi) -> int:
        pada = instansi.hari_ini()
        return sum(satu(instansi=instansi, pada=pada) for satu in PENGINGAT)

    return for_each_agency(all_of)


@app.periodic(cron="*/10 * * * *")
@app.task(name="dasbor.send_ringkasan", queueing_lock="dasbor.send_ringkasan")
def digest(timestamp: int) -> int:
    """Write this morning's digests of every agency where it is morning."""
    return for_each_agency(lambda instansi: send_ringkasan(instansi=instansi))
