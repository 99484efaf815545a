"""Paper of printed documents."""

from enum import StrEnum


class Kertas(StrEnum):
    """Paper of a printed document."""

    A4 = "a4"
    F4 = "f4"

    @property
    def ukuran(self) -> tuple[int, int]:
        """Short and long side in millimetres."""
        return (210, 297) if self is Kertas.A4 else (215, 330)
