"""The pulse of the service: the minutes in which it answered, and the times in which it did not.

Written by the processes that serve, not by the worker: what nobody serves has no pulse. A database
that is down takes no note either, so its outage shows as the same silence.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings
from django.db import connection, transaction

from tera.dasar.audit import record_event
from tera.dasar.models import Denyut, Gangguan, SebabGangguan

SEMENIT = timedelta(minutes=1)
# A shorter silence is a restart.
DIAM_TERKECIL = timedelta(minutes=10)
# Refused so often, for so long: people could not work although the service ran.
BAGIAN_DITOLAK = 0.5
PERMINTAAN_TERKECIL = 20
BEBAN_TERKECIL = timedelta(minutes=3)
SIMPAN = timedelta(days=7)

_CATAT = """
    INSERT INTO dasar_denyut AS d (menit, diterima, ditolak) VALUES (%s, %s, %s)
    ON CONFLICT (menit) DO UPDATE SET
        diterima = d.diterima + EXCLUDED.diterima, ditolak = d.ditolak + EXCLUDED.ditolak
"""


def note_denyut(*, saat: datetime, diterima: int, ditolak: int) -> None:
    """Note that a process answers in this minute, and what its gate let in and refused since."""
    with connection.cursor() as cursor:
        cursor.execute(_CATAT, [saat.replace(second=0, microsecond=0), diterima, ditolak])


@transaction.atomic
def find_gangguan(*, saat: datetime) -> list[Gangguan]:
    """Record every outage that has ended and is not recorded yet; forget old minutes.

    Run again, or by two workers at once, it records nothing twice. The example agency is stopped
    whenever nobody looks at it: there a silence means nothing.
    """
    if settings.DEMO:
        return []
    menit = list(Denyut.objects.order_by("menit"))
    temuan = [
        *((awal, akhir, SebabGangguan.MATI) for awal, akhir in _silences(menit)),
        *((awal, akhir, SebabGangguan.BEBAN) for awal, akhir in _overloads(menit, saat)),
    ]
    baru = [satu for isi in temuan if (satu := _record(*isi)) is not None]
    if menit:
        Denyut.objects.filter(menit__lt=min(saat - SIMPAN, menit[-1].menit)).delete()
    return baru


def _record(mulai: datetime, selesai: datetime, sebab: SebabGangguan) -> Gangguan | None:
    satu, dibuat = Gangguan.objects.get_or_create(
        instansi=None, mulai=mulai, defaults={"selesai": selesai, "sebab": sebab}
    )
    if not dibuat:
        return None
    isi = {"mulai": mulai, "selesai": selesai, "sebab": sebab}
    record_event(tindakan="catat_gangguan", objek=satu, by=None, isi=isi)
    return satu


def _silences(menit: Sequence[Denyut]) -> Iterator[tuple[datetime, datetime]]:
    """From the minute after the last pulse up to the next one."""
    for satu, berikut in pairwise(menit):
        if berikut.menit - satu.menit - SEMENIT >= DIAM_TERKECIL:
            yield satu.menit + SEMENIT, berikut.menit


def _overloads(menit: Sequence[Denyut], saat: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Unbroken runs of minutes in which most were refused; one that may go on is left for later."""
    penuh = [satu.menit for satu in menit if _refused(satu)]
    awal = 0
    for n in range(1, len(penuh) + 1):
        if n < len(penuh) and penuh[n] - penuh[n - 1] == SEMENIT:
            continue
        mulai, selesai = penuh[awal], penuh[n - 1] + SEMENIT
        awal = n
        if selesai - mulai >= BEBAN_TERKECIL and selesai + SEMENIT <= saat:
            yield mulai, selesai


def _refused(satu: Denyut) -> bool:
    semua = satu.diterima + satu.ditolak
    return semua >= PERMINTAAN_TERKECIL and satu.ditolak >= BAGIAN_DITOLAK * semua
