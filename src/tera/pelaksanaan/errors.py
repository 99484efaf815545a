"""Refusals of stage 2 that ``dasar.errors`` does not have."""

from tera.dasar.errors import DomainError


class BerkasTidakUtuh(DomainError):
    """Stored evidence is gone or differs from the hash it was recorded with: Tera's own fault."""

    status = 500
    judul = "Berkas bukti tidak utuh"


class BerkasDikarantina(DomainError):
    """The virus scanner found something in it after it was stored: nobody gets it any more."""

    status = 403
    judul = "Berkas ini dikarantina"
