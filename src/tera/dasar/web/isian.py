"""Form fields made from the inputs that a rule names (``aturan.bidang``), and back to addresses.

Calculators and the settings of an agency are asked for in the same way. What arrives is hostile
until a field has cleaned it: lengths are capped, unknown names are never read, and of a repeated
name the last one counts.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError

from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.bilangan import MAKS_PANJANG, format_bilangan, format_rupiah, parse_bilangan
from tera.aturan.galat import GalatAturan
from tera.aturan.kalender import format_tanggal
from tera.dasar.web.isian_baris import BarisField, Lembar

TEKS_TERPANJANG = 200
KARTU_TERBANYAK = 4
TAHUN_TERAWAL, TAHUN_TERAKHIR = 1900, 2100

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
BIASA = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
AWALAN_RUPIAH = re.compile(r"^\s*Rp\.?\s*", re.I)


class BidangForm(forms.Form):
    """A form with one field for each input, in their order; ``cleaned_data`` is what rules take."""

    use_required_attribute = False

    def __init__(
        self,
        bidang: Sequence[Bidang],
        data: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.bidang = {satu.nama: satu for satu in bidang}
        self.fields.update({satu.nama: make_field(satu) for satu in bidang})


class _Field(forms.CharField):
    """A text that a reader of its own turns into a value; empty becomes None."""

    def __init__(self, bidang: Bidang, **lain: Any) -> None:
        super().__init__(empty_value=None, **_common(bidang), **lain)
        self.asal = bidang
        self.error_messages |= {
            "max_length": f"Paling panjang {self.max_length} karakter.",
            "min_length": f"Paling pendek {self.min_length} karakter.",
            "null_characters_not_allowed": "Ada karakter yang tidak dapat diterima.",
        }

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        return None if teks is None else self.read(teks)

    def read(self, teks: str) -> Any:
        return teks


class AngkaField(_Field):
    """A number as Indonesians write it: an int, or for BILANGAN an exact Decimal."""

    def __init__(self, bidang: Bidang) -> None:
        mode = "decimal" if bidang.jenis is JenisBidang.BILANGAN else "numeric"
        atribut = {"inputmode": mode, "autocomplete": "off"}
        super().__init__(bidang, max_length=MAKS_PANJANG, widget=forms.TextInput(attrs=atribut))

    def read(self, teks: str) -> int | Decimal:
        """The number within its bounds; raises ValidationError."""
        try:
            nilai = parse_bilangan(AWALAN_RUPIAH.sub("", teks) if self._rupiah else teks)
        except GalatAturan as galat:
            raise ValidationError(galat.pesan) from galat
        if self.asal.jenis is not JenisBidang.BILANGAN and nilai != int(nilai):
            apa = "rupiah utuh, tanpa sen" if self._rupiah else "bilangan bulat, tanpa koma"
            raise ValidationError(f"Tulis {apa}.")
        self._check_bounds(nilai)
        return nilai if self.asal.jenis is JenisBidang.BILANGAN else int(nilai)

    def _check_bounds(self, nilai: Decimal) -> None:
        sebut = format_rupiah if self._rupiah else format_bilangan
        if self.asal.minimum is not None and nilai < self.asal.minimum:
            raise ValidationError(f"Paling kecil {sebut(self.asal.minimum)}.")
        if self.asal.maksimum is not None and nilai > self.asal.maksimum:
            raise ValidationError(f"Paling besar {sebut(self.asal.maksimum)}.")

    @property
    def _rupiah(self) -> bool:
        return self.asal.jenis is JenisBidang.RUPIAH


class TanggalInput(forms.TextInput):
    input_type = "date"


class TanggalField(_Field):
    """A day, as browsers send it (2025-12-31) or as people write it (31/12/2025)."""

    def __init__(self, bidang: Bidang) -> None:
        super().__init__(bidang, max_length=20, widget=TanggalInput())

    def read(self, teks: str) -> date:
        """A day that a career can hold; raises ValidationError."""
        if cocok := ISO.fullmatch(teks):
            tahun, bulan, hari = map(int, cocok.groups())
        elif cocok := BIASA.fullmatch(teks):
            hari, bulan, tahun = map(int, cocok.groups())
        else:
            raise ValidationError("Tulis tanggal sebagai hari, bulan, tahun: 31/12/2025.")
        if not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
            raise ValidationError(f"Tahun harus {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}.")
        try:
            return date(tahun, bulan, hari)
        except ValueError as galat:
            raise ValidationError("Tanggal ini tidak ada dalam kalender.") from galat


class TeksField(_Field):
    """Words, on several lines where they may be long."""

    def __init__(self, bidang: Bidang) -> None:
        panjang = int(bidang.maksimum or TEKS_TERPANJANG)
        kotak = forms.Textarea({"rows": 4}) if panjang > TEKS_TERPANJANG else forms.TextInput()
        super().__init__(
            bidang,
            max_length=panjang,
            min_length=int(bidang.minimum) if bidang.minimum else None,
            widget=kotak,
        )

    def to_python(self, value: Any) -> Any:
        """Line ends as rules count them: a form sends two characters for each."""
        teks = super().to_python(value)
        return teks.replace("\r\n", "\n") if isinstance(teks, str) else teks


class PilihanField(forms.TypedChoiceField):
    """One of a few words; cards where there are at most four, a list otherwise."""

    def __init__(self, bidang: Bidang, coerce: Callable[[Any], Any] = str) -> None:
        pilihan = list(bidang.pilihan)
        kartu = len(pilihan) <= KARTU_TERBANYAK
        if not bidang.wajib:
            pilihan = [("", "Tidak diisi"), *pilihan]
        elif not kartu:
            pilihan = [("", "Pilih"), *pilihan]
        super().__init__(
            choices=pilihan,
            coerce=coerce,
            empty_value=None,
            widget=forms.RadioSelect if kartu else forms.Select,
            **_common(bidang),
        )
        pesan = "Pilih salah satu dari daftar."
        self.error_messages |= {"required": "Pilih salah satu.", "invalid_choice": pesan}


YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))


class YaTidakField(PilihanField):
    """A bool, asked as two words, so that nothing chosen is told from "Tidak"."""

    def __init__(self, bidang: Bidang) -> None:
        tanya = Bidang(
            nama=bidang.nama,
            label=bidang.label,
            jenis=JenisBidang.PILIHAN,
            petunjuk=bidang.petunjuk,
            pilihan=YA_TIDAK,
            wajib=bidang.wajib,
        )
        super().__init__(tanya, coerce=lambda nilai: nilai == "ya")


def _common(bidang: Bidang) -> dict[str, Any]:
    return {
        "label": bidang.label,
        "help_text": bidang.petunjuk,
        "required": bidang.wajib,
        "error_messages": {"required": "Bidang ini belum diisi."},
    }


_MENURUT_JENIS: Mapping[JenisBidang, Callable[[Bidang], forms.Field]] = {
    JenisBidang.BULAT: AngkaField,
    JenisBidang.BILANGAN: AngkaField,
    JenisBidang.RUPIAH: AngkaField,
    JenisBidang.TANGGAL: TanggalField,
    JenisBidang.PILIHAN: PilihanField,
    JenisBidang.YA_TIDAK: YaTidakField,
    JenisBidang.TEKS: TeksField,
}


def make_field(bidang: Bidang) -> forms.Field:
    """The form field of an input; it cleans to what the rule takes, None where left empty."""
    if bidang.jenis is JenisBidang.BARIS:
        kolom = {satu.nama: _MENURUT_JENIS[satu.jenis](satu) for satu in bidang.kolom}
        return BarisField(bidang, kolom, **_common(bidang))
    return _MENURUT_JENIS[bidang.jenis](bidang)


def format_isian(bidang: Bidang, nilai: Any) -> str:
    """A value as it is typed into its field; empty for None."""
    if nilai is None:
        return ""
    if bidang.jenis is JenisBidang.YA_TIDAK:
        return "ya" if nilai else "tidak"
    if bidang.jenis in {JenisBidang.BILANGAN, JenisBidang.RUPIAH}:
        return format_bilangan(nilai)
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def format_alamat(bidang: Sequence[Bidang], masukan: Mapping[str, Any]) -> str:
    """The query of an address that opens the form with these values."""
    return urlencode([butir for satu in bidang for butir in _pairs(satu, masukan.get(satu.nama))])


def _pairs(bidang: Bidang, nilai: Any) -> Iterator[tuple[str, str]]:
    awal = _start(bidang, nilai)
    if isinstance(awal, Lembar):
        yield from awal.pairs(bidang)
    else:
        yield bidang.nama, awal


def is_named(bidang: Sequence[Bidang], nama: Mapping[str, Any]) -> bool:
    """Whether a query names any of these inputs."""
    tunggal = {satu.nama for satu in bidang}
    berbaris = tuple(f"{b.nama}-" for b in bidang if b.jenis is JenisBidang.BARIS)
    return any(satu in tunggal or (berbaris and satu.startswith(berbaris)) for satu in nama)


def make_fields(bidang: Sequence[Bidang], nilai: Mapping[str, Any]) -> dict[str, forms.Field]:
    """The fields of these inputs by name, each starting with its typed value."""
    fields = {satu.nama: make_field(satu) for satu in bidang}
    for satu in bidang:
        fields[satu.nama].initial = _start(satu, nilai.get(satu.nama))
    return fields


def _start(bidang: Bidang, nilai: Any) -> str | Lembar:
    if bidang.jenis is not JenisBidang.BARIS:
        return format_isian(bidang, nilai)
    kolom = {satu.nama: satu for satu in bidang.kolom}
    baris = [{n: format_isian(k, isi[n]) for n, k in kolom.items()} for isi in nilai or ()]
    return Lembar.of(bidang, baris)


def show_isian(bidang: Bidang, nilai: Any) -> str:
    """A typed value in words: labels for codes, a date in full, a dash for nothing."""
    if nilai is None or nilai == ():
        return "–"
    if bidang.jenis is JenisBidang.BARIS:
        return "; ".join(
            ", ".join(f"{k.label} {show_isian(k, isi[k.nama])}" for k in bidang.kolom)
            for isi in nilai
        )
    if bidang.jenis is JenisBidang.PILIHAN:
        return dict(bidang.pilihan).get(nilai, str(nilai))
    if bidang.jenis is JenisBidang.YA_TIDAK:
        return "Ya" if nilai else "Tidak"
    if bidang.jenis is JenisBidang.RUPIAH:
        return format_rupiah(nilai)
    teks = format_tanggal(nilai) if isinstance(nilai, date) else format_isian(bidang, nilai)
    return f"{teks} {bidang.satuan}".rstrip()
