"""Quiet hours across midnight, on days off, in three zones."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tera.aturan.libur import Libur
from tera.notifikasi.jam_tenang import JamTenang

WIB, WITA, WIT = (ZoneInfo(f"Asia/{kota}") for kota in ("Jakarta", "Makassar", "Jayapura"))


def tenang(mulai: str = "20.00", selesai: str = "06.00", *, libur: bool = False) -> JamTenang:
    def jam(teks: str) -> time:
        return time.fromisoformat(teks.replace(".", ":"))

    return JamTenang(jam(mulai), jam(selesai), libur, Libur())


@pytest.mark.parametrize(
    ("saat", "zona", "boleh"),
    [
        # 2026-11-30 is a Monday. 12.59 UTC is 19.59 in Jakarta, 20.59 in Makassar.
        ("2026-11-30T12:59", WIB, "2026-11-30T12:59"),
        ("2026-11-30T12:59", WITA, "2026-11-30T22:00"),
        ("2026-11-30T11:00", WIT, "2026-11-30T21:00"),
        ("2026-11-30T13:00", WIB, "2026-11-30T23:00"),
        ("2026-11-30T17:30", WIB, "2026-11-30T23:00"),
        ("2026-11-30T22:59", WIB, "2026-11-30T23:00"),
        ("2026-11-30T23:00", WIB, "2026-11-30T23:00"),
        ("2026-11-30T21:59", WITA, "2026-11-30T22:00"),
    ],
)
def test_message_of_the_night_waits_for_the_morning(saat: str, zona: ZoneInfo, boleh: str) -> None:
    awal = datetime.fromisoformat(saat).replace(tzinfo=UTC)
    hasil = tenang().next_boleh(awal, zona)
    assert hasil == datetime.fromisoformat(boleh).replace(tzinfo=UTC)
    assert not tenang().is_tenang(hasil.astimezone(zona))


def test_days_off_are_quiet_where_the_agency_says_so() -> None:
    jumat_malam = datetime(2026, 12, 4, 20, 30, tzinfo=WITA)
    assert tenang().next_boleh(jumat_malam, WITA) == datetime(2026, 12, 5, 6, tzinfo=WITA)
    senin = datetime(2026, 12, 7, 6, tzinfo=WITA)
    assert tenang(libur=True).next_boleh(jumat_malam, WITA) == senin
    sabtu = datetime(2026, 12, 5, 10, tzinfo=WITA)
    assert tenang("06.00", "06.00", libur=True).next_boleh(sabtu, WITA) == senin


def test_a_pause_in_the_day_and_none_at_all() -> None:
    siang = datetime(2026, 11, 30, 12, 30, tzinfo=WIB)
    assert tenang("12.00", "13.00").next_boleh(siang, WIB) == siang.replace(hour=13, minute=0)
    assert tenang("00.00", "00.00").next_boleh(siang, WIB) == siang
