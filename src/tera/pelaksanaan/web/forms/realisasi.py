"""The form of one month's progress: syntax only, the use case decides."""

from typing import Any

from django import forms

from tera.aturan.bilangan import format_bilangan
from tera.aturan.target import JenisTarget
from tera.dasar.web.bilangan import PAPAN_ANGKA, BilanganField
from tera.pelaksanaan.masukan import IsianRealisasi
from tera.pelaksanaan.models import Realisasi
from tera.pelaksanaan.services.realisasi import TEKS_TERPANJANG
from tera.pelaksanaan.tautan import PANJANG_TERBESAR
from tera.pelaksanaan.web.forms.berkas import BerkasField, petunjuk_berkas
from tera.pelaksanaan.web.forms.teks import pesan_of, reason_field, text_field
from tera.perencanaan.models import IndikatorKinerja

VERSI_TERBESAR = 2**31 - 1


class RealisasiForm(forms.Form):
    """One month: a number where the target is one, else words; a remark; evidence."""

    use_required_attribute = False

    versi = forms.IntegerField(
        min_value=1, max_value=VERSI_TERBESAR, required=False, widget=forms.HiddenInput
    )
    nilai = BilanganField(
        label="Realisasi",
        error_messages={"required": "Realisasi belum diisi."},
        help_text="Tulis angka saja; koma untuk desimal, misalnya 97,5.",
        widget=forms.TextInput(attrs=PAPAN_ANGKA),
    )
    teks = text_field(
        "Realisasi", "Realisasi", TEKS_TERPANJANG, help_text="Tulis apa yang tercapai."
    )
    keterangan = text_field("Keterangan", "Keterangan", TEKS_TERPANJANG, required=False, baris=2)
    alasan_terlambat = reason_field()
    berkas = BerkasField(label="Bukti: foto atau berkas")
    tautan = forms.CharField(
        label="Bukti: tautan",
        required=False,
        max_length=PANJANG_TERBESAR,
        error_messages=pesan_of("Tautan", PANJANG_TERBESAR),
        help_text="Alamat web yang diawali https://, misalnya berbagi dari Google Drive.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        indikator: IndikatorKinerja,
        lama: Realisasi | None,
        terlambat: bool,
        **lain: Any,
    ) -> None:
        lain["initial"] = _initial(lama)
        super().__init__(*args, **lain)
        del self.fields["nilai" if indikator.jenis_target == JenisTarget.TEKS else "teks"]
        if not terlambat:
            del self.fields["alasan_terlambat"]
        self.fields["berkas"].help_text = petunjuk_berkas()

    def isian(self) -> IsianRealisasi:
        """What the use case takes."""
        isi = self.cleaned_data
        return IsianRealisasi(
            nilai=isi.get("nilai"),
            teks=isi.get("teks", ""),
            keterangan=isi["keterangan"],
            alasan_terlambat=isi.get("alasan_terlambat", ""),
            berkas=isi["berkas"],
            tautan=isi["tautan"],
        )


def _initial(lama: Realisasi | None) -> dict[str, Any]:
    if lama is None:
        return {}
    return {
        "versi": lama.versi,
        "nilai": "" if lama.nilai is None else format_bilangan(lama.nilai),
        "teks": lama.teks,
        "keterangan": lama.keterangan,
        "alasan_terlambat": lama.alasan_terlambat,
    }
