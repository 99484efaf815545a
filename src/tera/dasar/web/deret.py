"""A growing list of equal form rows that also works without JavaScript.

Rows are named ``i0-uraian``, ``i1-uraian`` and so on; "Tambah baris" sends the form back with one
more empty row, and nothing that was typed is lost.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

AWALAN = "i"
BARIS_TERBANYAK = 15


class DeretForm:
    """``rows`` are bound when ``data`` is given, else they show ``initial`` plus empty rows."""

    def __init__(
        self,
        jenis: Callable[..., forms.Form],
        data: QueryDict | None,
        initial: Sequence[dict[str, Any]],
        *,
        kosong: int = 1,
    ) -> None:
        jumlah = self._count(data) if data is not None else len(initial) + kosong
        if data is not None and "tambah_baris" in data:
            jumlah += 1
        jumlah = min(max(jumlah, 1), BARIS_TERBANYAK)
        self.rows = [
            jenis(
                data,
                prefix=f"{AWALAN}{nomor}",
                initial=initial[nomor] if nomor < len(initial) else None,
                use_required_attribute=False,
            )
            for nomor in range(jumlah)
        ]

    @staticmethod
    def _count(data: QueryDict) -> int:
        nomor = {
            int(nama[1:].split("-", 1)[0])
            for nama in data
            if nama.startswith(AWALAN)
            and nama[1:].split("-", 1)[0].isascii()
            and nama[1:].split("-", 1)[0].isdigit()
            and len(nama) < 40
        }
        return max(nomor, default=-1) + 1

    def is_valid(self) -> bool:
        sah = [row.is_valid() for row in self.rows]
        return all(sah)

    def filled(self) -> Iterable[Any]:
        """The rows that hold something, each able to give its ``isian``."""
        return (row for row in self.rows if row.terisi)  # type: ignore[attr-defined]
