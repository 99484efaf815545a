"""Two saved the same form: what the later one typed stands beside what is stored now.

Nothing is overwritten unseen. The form comes back with what was typed and the present version; its
button then writes over knowingly.
"""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField, ChoiceField

from tera.dasar.web.deret import DeretForm

KOSONG = "(kosong)"


@dataclass(frozen=True, slots=True)
class Beda:
    """A field in which what was typed differs from what is stored, both in words."""

    label: str
    isian: str
    tersimpan: str


@dataclass(frozen=True, slots=True)
class Bentrok:
    """What the page shows; ``alamat`` opens it anew with what is stored."""

    beda: tuple[Beda, ...]
    alamat: str


def compare_forms(isian: BaseForm, tersimpan: BaseForm | None, *, awalan: str = "") -> list[Beda]:
    """The fields in which two forms of one kind differ; None is a form without anything in it."""
    return [
        Beda(f"{awalan}{satu.label}", kiri or KOSONG, kanan or KOSONG)
        for satu in isian.visible_fields()
        if (kiri := _shown(satu)) != (kanan := _shown(tersimpan[satu.name]) if tersimpan else "")
    ]


def compare_deret(isian: DeretForm, tersimpan: DeretForm, *, banyak: int, sebut: str) -> list[Beda]:
    """The same for growing lists of rows, paired by place; rows that only one side has count.

    ``banyak`` is how many of the stored list's rows hold something; the rest are empty offers.
    """
    kiri = [row for row in isian.rows if row.is_valid() and row.terisi]  # type: ignore[attr-defined]
    kanan = tersimpan.rows[:banyak]
    beda = []
    for nomor, row in enumerate(kiri):
        lain = kanan[nomor] if nomor < len(kanan) else None
        beda += compare_forms(row, lain, awalan=f"{sebut} {nomor + 1}, ")
    for nomor, row in enumerate(kanan[len(kiri) :], start=len(kiri)):
        beda += [
            Beda(f"{sebut} {nomor + 1}, {satu.label}", KOSONG, teks)
            for satu in row.visible_fields()
            if (teks := _shown(satu))
        ]
    return beda


def _shown(bidang: BoundField) -> str:
    """A field's content as a person reads it: the words of a choice, lines run together."""
    nilai = bidang.value()
    if nilai is None:
        return ""
    teks = str(nilai)
    if isinstance(bidang.field, ChoiceField):
        pilihan = {str(kode): str(kata) for kode, kata in bidang.field.widget.choices}
        return pilihan.get(teks, "") if teks else ""
    return " ".join(teks.split())
