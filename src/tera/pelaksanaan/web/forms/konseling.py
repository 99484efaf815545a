"""Forms of a counselling. Nothing that is typed in them is kept on the device."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tera.dasar.web.waktu import date_field
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.masukan_pembinaan import CatatanKonseling
from tera.pelaksanaan.models import KonselingKinerja, Rekomendasi
from tera.pelaksanaan.services.konseling import (
    ALASAN_TERPANJANG,
    CATATAN_TERPANJANG,
    URAIAN_TERPANJANG,
)
from tera.pelaksanaan.web.forms.teks import text_field


def _tertutup(form: forms.Form) -> None:
    """The browser is to remember nothing that was typed."""
    for bidang in form.fields.values():
        if not isinstance(bidang, forms.ChoiceField):
            bidang.widget.attrs["autocomplete"] = "off"


class KonselorForm(forms.Form):
    """Which counsellor."""

    use_required_attribute = False

    konselor = forms.TypedChoiceField(
        label="Konselor",
        coerce=int,
        error_messages={
            "required": "Pilih konselor.",
            "invalid_choice": "Konselor ini tidak bertugas lagi. Pilih yang lain.",
        },
    )

    def __init__(self, *args: Any, konselor: Iterable[Pegawai], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.orang = {satu.pk: satu for satu in konselor}
        self.fields["konselor"].choices = [  # type: ignore[attr-defined]
            ("", "Pilih konselor"),
            *((nomor, satu.nama_lengkap) for nomor, satu in self.orang.items()),
        ]
        _tertutup(self)

    @property
    def pilihan(self) -> Pegawai:
        return self.orang[self.cleaned_data["konselor"]]


class MintaKonselingForm(KonselorForm):
    """Asking for a counselling; only an employee asking for herself decides on her superior."""

    alasan = text_field(
        "Apa yang ingin dibicarakan",
        "Alasan",
        ALASAN_TERPANJANG,
        baris=4,
        help_text="Singkat saja; selebihnya dibicarakan dengan konselor.",
    )
    libatkan_penilai = forms.BooleanField(
        label="Libatkan pejabat penilai saya",
        required=False,
        help_text="Bila tidak dicentang, atasan Anda tidak tahu ada konseling ini.",
    )

    def __init__(self, *args: Any, sendiri: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not sendiri:
            del self.fields["libatkan_penilai"]


class CatatanKonselingForm(forms.Form):
    """The record form."""

    use_required_attribute = False

    tanggal = date_field("Tanggal konseling", required=False)
    masalah = text_field("Masalah", "Masalah", CATATAN_TERPANJANG, baris=4, required=False)
    pembicaraan = text_field(
        "Pembicaraan", "Pembicaraan", CATATAN_TERPANJANG, baris=6, required=False
    )
    kesepakatan = text_field(
        "Kesepakatan", "Kesepakatan", CATATAN_TERPANJANG, baris=4, required=False
    )
    rekomendasi = forms.MultipleChoiceField(
        label="Rekomendasi tindak lanjut",
        choices=Rekomendasi.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rekomendasi_uraian = text_field(
        "Penjelasan rekomendasi", "Penjelasan", URAIAN_TERPANJANG, required=False
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        _tertutup(self)

    def isian(self) -> CatatanKonseling:
        isi = dict(self.cleaned_data)
        return CatatanKonseling(**isi | {"rekomendasi": tuple(isi["rekomendasi"])})


def initial_catatan(konseling: KonselingKinerja) -> dict[str, Any]:
    nama = ("masalah", "pembicaraan", "kesepakatan", "rekomendasi", "rekomendasi_uraian")
    tanggal = f"{konseling.tanggal:%Y-%m-%d}" if konseling.tanggal else ""
    return {"tanggal": tanggal, **{satu: getattr(konseling, satu) for satu in nama}}
