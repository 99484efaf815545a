"""The three zones of Indonesia: when a day ends for an agency."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tera.aturan.berlabel import Berlabel


class Zona(Berlabel):
    """A zone by its IANA name, with the letters that people write behind a time."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


def last_moment(tanggal: date, zona: Zona) -> datetime:
    """The last second of a deadline's day in the agency's zone, as an aware moment."""
    return datetime.combine(tanggal, time(23, 59, 59), ZoneInfo(Zona(zona)))


def is_on_time(saat: datetime, tanggal: date, zona: Zona) -> bool:
    """Whether an aware moment lies on or before the deadline's day; raises ValueError if naive."""
    if saat.tzinfo is None:
        raise ValueError("the moment must be aware")
    return saat.astimezone(ZoneInfo(Zona(zona))).date() <= tanggal
