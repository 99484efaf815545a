"""Enumerations whose members carry the words that the user reads."""

from enum import StrEnum
from typing import Self


class Berlabel(StrEnum):
    """A StrEnum written as ``NAMA = "nilai", "Label yang Dibaca"``; stored by its value."""

    _value_: str
    label: str

    def __new__(cls, nilai: str, label: str = "") -> Self:
        """Make a member from its stored value and its label; raises TypeError without one."""
        if not label:
            raise TypeError(f"{nilai!r} has no label")
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        return anggota

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Every (value, label) in order of definition, as form and model fields want them."""
        return [(str(anggota.value), anggota.label) for anggota in cls]
