"""A small table as one form field: typed row by row, or pasted from a spreadsheet.

Cells are named ``<nama>-0-<kolom>``; what is pasted stands in ``<nama>-tempel``, one line a row,
its cells parted by tabs. Both work without JavaScript; the pasted rows follow the typed ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tera.aturan.bidang import Bidang, JenisBidang

BARIS_TERBANYAK = 60
GALAT_TERBANYAK = 8
# What the rows on a page may cost in nodes, and how many they are whatever they cost.
SIMPUL, PALING_SEDIKIT, PALING_BANYAK = 320, 3, 12
TAMBAHAN = 5

Baris = tuple[str, int | None, Mapping[str, str]]


def limit_of(bidang: Bidang) -> int:
    """How many rows are taken."""
    return min(int(bidang.maksimum or BARIS_TERBANYAK), 10 * BARIS_TERBANYAK)


def rows_typed(bidang: Bidang) -> int:
    """How many rows can be typed cell by cell."""
    return min(limit_of(bidang), BARIS_TERBANYAK)


def rows_shown(bidang: Bidang) -> int:
    """How many rows of an example the page draws as cells; further ones are pasted lines."""
    simpul = sum(2 + (len(satu.pilihan) or 2 * _asks(satu)) for satu in bidang.kolom)
    return min(max(SIMPUL // (simpul + 2), PALING_SEDIKIT), PALING_BANYAK, rows_typed(bidang))


def _asks(kolom: Bidang) -> bool:
    return kolom.jenis is JenisBidang.YA_TIDAK


@dataclass(frozen=True, slots=True)
class Lembar:
    """What was typed, before any rule: rows of texts by column, and the pasted text."""

    baris: tuple[Mapping[str, str], ...] = ()
    tempel: str = ""

    @classmethod
    def of(cls, bidang: Bidang, baris: Sequence[Mapping[str, str]]) -> "Lembar":
        """Rows as they open on a page: those beyond what it draws as pasted lines."""
        tampak = rows_shown(bidang)
        sisa = ("\t".join(satu[k.nama] for k in bidang.kolom) for satu in baris[tampak:])
        return cls(tuple(baris[:tampak]), "\n".join(sisa))

    def pairs(self, bidang: Bidang) -> Iterator[tuple[str, str]]:
        """Names and values as the form sends them."""
        for nomor, satu in enumerate(self.baris):
            yield from ((f"{bidang.nama}-{nomor}-{k}", nilai) for k, nilai in satu.items())
        if self.tempel:
            yield f"{bidang.nama}-tempel", self.tempel


class BarisWidget(forms.Widget):
    """Rows of inputs with a box to paste into; ``salah`` are the cells that were refused."""

    def __init__(self, bidang: Bidang, kolom: Mapping[str, forms.Field]) -> None:
        super().__init__()
        self.bidang, self.kolom = bidang, kolom
        self.salah: set[tuple[int, str]] = set()
        self.tambahan = 0

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Lembar:
        baris = [
            {kolom: str(data.get(f"{name}-{nomor}-{kolom}", "")).strip() for kolom in self.kolom}
            for nomor in range(rows_typed(self.bidang))
        ]
        while baris and not any(baris[-1].values()):
            baris.pop()
        return Lembar(tuple(baris), str(data.get(f"{name}-tempel", "")).replace("\r", ""))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(nama.startswith(f"{name}-") for nama in data)

    def id_for_label(self, id_: str | None, index: Any = None) -> str:
        return ""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        lembar = value if isinstance(value, Lembar) else Lembar()
        return render_to_string(
            "komponen/isian_baris.html",
            {
                "nama": name,
                "kolom": self.bidang.kolom,
                "baris": [
                    self._row(name, nomor, isi) for nomor, isi in enumerate(self._drawn(lembar))
                ],
                "tempel": lembar.tempel,
                "penuh": len(lembar.baris) + self.tambahan >= rows_typed(self.bidang),
            },
        )

    def _drawn(self, lembar: Lembar) -> list[Mapping[str, str]]:
        """The typed rows, and empty ones after them."""
        jumlah = max(len(lembar.baris) + 1, PALING_SEDIKIT) + self.tambahan
        jumlah = max(min(jumlah, rows_typed(self.bidang)), len(lembar.baris))
        return [*lembar.baris, *({} for _ in range(jumlah - len(lembar.baris)))]

    def _row(self, name: str, nomor: int, isi: Mapping[str, str]) -> list[dict[str, Any]]:
        return [
            {
                "bidang": satu,
                "nama": f"{name}-{nomor}-{satu.nama}",
                "nilai": isi.get(satu.nama, ""),
                "pilihan": getattr(self.kolom[satu.nama], "choices", ()),
                "jenis": getattr(self.kolom[satu.nama].widget, "input_type", "text"),
                "mode": self.kolom[satu.nama].widget.attrs.get("inputmode", ""),
                "salah": (nomor, satu.nama) in self.salah,
            }
            for satu in self.bidang.kolom
        ]


class BarisField(forms.Field):
    """A tuple of dicts, one key for each column; None where nothing was typed and none is needed.

    Every fault names its row and column.
    """

    widget: BarisWidget

    def __init__(self, bidang: Bidang, kolom: Mapping[str, forms.Field], **lain: Any) -> None:
        super().__init__(widget=BarisWidget(bidang, kolom), **lain)
        self.bidang, self.kolom = bidang, kolom

    def clean(self, value: Any) -> tuple[dict[str, Any], ...] | None:
        """Every row cleaned; raises ValidationError with one sentence a fault."""
        galat: list[str] = []
        baris = [*self._typed(value), *self._pasted(value, galat)]
        self._check_count(len(baris) + len(galat))
        hasil = tuple(self._clean_row(*satu, galat) for satu in baris)
        if galat:
            sisa = len(galat) - GALAT_TERBANYAK
            lagi = [f"Masih ada {sisa} sel lain yang perlu diperbaiki."] if sisa > 0 else []
            raise ValidationError([*galat[:GALAT_TERBANYAK], *lagi])
        return hasil or None

    def _check_count(self, jumlah: int) -> None:
        sedikit = max(int(self.bidang.minimum or 0), 1)
        if jumlah < sedikit and (jumlah or self.required):
            raise ValidationError(f"Isi paling sedikit {sedikit} baris.")
        if jumlah > limit_of(self.bidang):
            raise ValidationError(f"Paling banyak {limit_of(self.bidang)} baris.")

    def _typed(self, lembar: Lembar) -> Iterator[Baris]:
        """Each row that holds something, with the name by which a fault calls it."""
        for nomor, isi in enumerate(lembar.baris):
            if any(isi.values()):
                yield f"Baris {nomor + 1}", nomor, isi

    def _pasted(self, lembar: Lembar, galat: list[str]) -> Iterator[Baris]:
        """The pasted lines; empty ones and a line of headings are passed over."""
        judul = [satu.label.casefold() for satu in self.bidang.kolom]
        for nomor, baris in enumerate(lembar.tempel.split("\n"), 1):
            sel = [teks.strip() for teks in baris.split("\t")]
            if not any(sel) or [teks.casefold() for teks in sel] == judul:
                continue
            if len(sel) > len(judul):
                galat.append(f"Tempelan baris {nomor}: ada {len(sel)} kolom, hanya {len(judul)}.")
                continue
            sel += [""] * (len(judul) - len(sel))
            isi = {k.nama: _choice(k, teks) for k, teks in zip(self.bidang.kolom, sel, strict=True)}
            yield f"Tempelan baris {nomor}", None, isi

    def _clean_row(
        self, sebut: str, nomor: int | None, isi: Mapping[str, str], galat: list[str]
    ) -> dict[str, Any]:
        bersih: dict[str, Any] = {}
        for satu in self.bidang.kolom:
            try:
                bersih[satu.nama] = self.kolom[satu.nama].clean(isi[satu.nama])
            except ValidationError as salah:
                galat.append(f"{sebut}, {satu.label}: {' '.join(salah.messages)}")
                if nomor is not None:
                    self.widget.salah.add((nomor, satu.nama))
        return bersih


def _choice(kolom: Bidang, teks: str) -> str:
    """A pasted choice may be its words: people see "Ya" and "Baik", not codes."""
    pilihan = (("ya", "Ya"), ("tidak", "Tidak")) if _asks(kolom) else kolom.pilihan
    cocok = (kode for kode, label in pilihan if teks.casefold() in {kode, label.casefold()})
    return next(cocok, teks)
