"""Refusals of printing."""

from tera.dasar.errors import DomainError


class GagalCetak(DomainError):
    """A document that cannot be drawn; the sentence names whose."""

    status = 500
    judul = "Dokumen tidak dapat dicetak"
