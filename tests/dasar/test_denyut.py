"""Silence and overload become outages, each once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from tera.dasar.denyut import SIMPAN, find_gangguan, note_denyut
from tera.dasar.models import AuditEvent, Denyut, Gangguan, SebabGangguan

pytestmark = pytest.mark.django_db
AWAL = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)


def beat(*menit: int, diterima: int = 5, ditolak: int = 0) -> None:
    for satu in menit:
        saat = AWAL + timedelta(minutes=satu, seconds=7)
        note_denyut(saat=saat, diterima=diterima, ditolak=ditolak)


def found(sesudah: int) -> list[tuple[int, int, str]]:
    find_gangguan(saat=AWAL + timedelta(minutes=sesudah))
    return [
        ((s.mulai - AWAL).seconds // 60, (s.selesai - AWAL).seconds // 60, s.sebab)
        for s in Gangguan.objects.order_by("mulai")
    ]


def test_processes_share_a_minute() -> None:
    beat(0, ditolak=2)
    beat(0, diterima=1)
    satu = Denyut.objects.get()
    assert (satu.menit, satu.diterima, satu.ditolak) == (AWAL, 6, 2)


def test_silence_is_recorded_once_with_its_event() -> None:
    beat(0, 1, 2, 45, 46)
    assert found(47) == [(3, 45, SebabGangguan.MATI)]
    assert found(48) == [(3, 45, SebabGangguan.MATI)]
    assert AuditEvent.objects.filter(tindakan="catat_gangguan").count() == 1


def test_restart_is_no_outage() -> None:
    beat(0, 10, 20)
    assert found(21) == []
    beat(31)
    assert found(32) == [(21, 31, SebabGangguan.MATI)]


def test_service_that_is_still_silent_is_not_judged_yet() -> None:
    beat(0, 1)
    assert found(300) == []


def test_overload_is_an_outage_when_most_were_refused_for_long() -> None:
    beat(0, 1)
    beat(2, 3, 4, 5, diterima=20, ditolak=30)
    assert found(6) == []
    beat(6, 7)
    assert found(8) == [(2, 6, SebabGangguan.BEBAN)]


@pytest.mark.parametrize(
    ("menit", "diterima", "ditolak"), [((2, 3), 20, 30), ((2, 3, 4), 30, 20), ((2, 3, 4), 1, 9)]
)
def test_little_refused_is_no_outage(menit: tuple[int, ...], diterima: int, ditolak: int) -> None:
    beat(0, 1)
    beat(*menit, diterima=diterima, ditolak=ditolak)
    beat(8)
    assert found(9) == []


def test_old_minutes_are_forgotten_but_the_last_pulse_never() -> None:
    beat(0, 1)
    find_gangguan(saat=AWAL + SIMPAN + timedelta(days=2))
    assert Denyut.objects.count() == 1
    beat(int(SIMPAN.total_seconds() // 60) + 5000)
    find_gangguan(saat=AWAL + SIMPAN + timedelta(days=4))
    assert Gangguan.objects.count() == 1


def test_stopped_example_is_no_outage(settings: Any) -> None:
    settings.DEMO = True
    beat(0, 90)
    assert found(91) == []
    assert connection.in_atomic_block
