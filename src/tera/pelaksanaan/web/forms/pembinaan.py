"""What the forms of pembinaan share."""

from datetime import date, datetime, time

from tera.organisasi.models import Instansi


def join_waktu(tanggal: date, jam: time, instansi: Instansi) -> datetime:
    """A moment in the agency's zone, to the minute."""
    return datetime.combine(tanggal, jam.replace(second=0, microsecond=0), instansi.zona)
