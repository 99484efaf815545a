"""Choices of a field from an enumeration of ``aturan``."""

from collections.abc import Iterable
from enum import StrEnum


def choices(enum: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """(value, label) pairs; an enumeration without labels shows its value."""
    return [(str(anggota), getattr(anggota, "label", str(anggota))) for anggota in enum]
