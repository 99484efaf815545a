"""Forms of a plan: they check syntax only; what a plan must be is the service's business."""

from typing import Any

from django import forms
from django.http import QueryDict

from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import BagianLampiran, JenisHasil, Pendekatan
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran
from tera.perencanaan.web.forms.indikator import KOSONG

PENJELASAN_PENDEKATAN = {
    Pendekatan.KUANTITATIF: "Indikator dan target ditulis terpisah. Cocok bila hasil dapat diukur.",
    Pendekatan.KUALITATIF: "Ukuran keberhasilan ditulis sebagai kalimat.",
}


class PendekatanForm(forms.Form):
    pendekatan = forms.ChoiceField(
        label="Pendekatan SKP",
        choices=[(str(p), f"{p.label}|{PENJELASAN_PENDEKATAN[p]}") for p in Pendekatan],
        widget=forms.RadioSelect,
        initial=Pendekatan.KUANTITATIF,
    )


class HasilForm(forms.Form):
    """One rencana hasil kerja; ``induk`` offers the superior's results, ``sasaran`` (to heads of
    units) the unit's objectives.
    """

    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisHasil.choices(),
        widget=forms.RadioSelect,
        initial=JenisHasil.UTAMA,
    )
    induk = forms.TypedChoiceField(
        label="Hasil kerja pimpinan yang diintervensi",
        help_text="Hasil kerja atasan yang didukung oleh hasil kerja Anda.",
        required=False,
        coerce=int,
        empty_value=None,
    )
    intervensi = forms.CharField(
        label="Hasil kerja pimpinan (tulis sendiri)",
        help_text="Bila SKP pimpinan belum ada. Kaitkan lagi setelah SKP pimpinan terisi.",
        max_length=500,
        required=False,
    )
    uraian = forms.CharField(
        label="Rencana hasil kerja",
        help_text="Tulis keadaan yang dicapai, bukan kegiatan. "
        "Contoh: Meningkatnya cakupan imunisasi dasar lengkap di wilayah Puskesmas.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sasaran = forms.TypedChoiceField(
        label="Sasaran unit yang diwujudkan",
        help_text="Dengan ini sasaran unit punya penanggung jawab di pohon kinerja.",
        required=False,
        coerce=int,
        empty_value=None,
    )
    penugasan_dari = forms.CharField(
        label="Penugasan dari",
        help_text="Isi bila ditugaskan oleh selain atasan langsung.",
        max_length=200,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        pimpinan: list[tuple[int, str]],
        sasaran: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for nama, pilihan in (("induk", pimpinan), ("sasaran", sasaran)):
            self.fields[nama].choices = [KOSONG, *pilihan]  # type: ignore[attr-defined]
            if not pilihan:
                del self.fields[nama]

    def isian(self, indikator: tuple[IsianIndikator, ...]) -> IsianHasil:
        isi = self.cleaned_data
        return IsianHasil(
            jenis=JenisHasil(isi["jenis"]),
            uraian=isi["uraian"],
            induk_id=isi.get("induk"),
            sasaran_id=isi.get("sasaran"),
            intervensi=isi["intervensi"],
            penugasan_dari=isi["penugasan_dari"],
            indikator=indikator,
        )


class PerilakuForm(forms.Form):
    """Seven short texts, one for each BerAKHLAK value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nilai in NilaiDasar:
            self.fields[nilai.value] = forms.CharField(
                label=nilai.label,
                help_text="; ".join(nilai.panduan),
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def isian(self) -> dict[NilaiDasar, str]:
        return {nilai: self.cleaned_data[nilai.value] for nilai in NilaiDasar}


CONTOH_LAMPIRAN = {
    BagianLampiran.DUKUNGAN_SUMBER_DAYA: "Data dan peralatan kerja yang diperlukan tersedia "
    "selama periode kinerja.",
    BagianLampiran.SKEMA_PERTANGGUNGJAWABAN: "Laporan kemajuan setiap bulan, paling lambat "
    "tanggal 5 bulan berikutnya.",
    BagianLampiran.KONSEKUENSI: "Bila ekspektasi terpenuhi diusulkan memperoleh penghargaan; bila "
    "tidak, mengikuti pembinaan kinerja.",
}


def with_examples(data: QueryDict) -> QueryDict:
    """The annex as sent, with an example in every part that was left empty."""
    baru = data.copy()
    for bagian, contoh in CONTOH_LAMPIRAN.items():
        if not baru.get(bagian.value, "").strip():
            baru[bagian.value] = contoh
    return baru


class LampiranForm(forms.Form):
    """Three parts, one line of text each line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bagian in BagianLampiran:
            self.fields[bagian.value] = forms.CharField(
                label=bagian.label,
                help_text=f"Satu baris untuk tiap butir. Contoh: {CONTOH_LAMPIRAN[bagian]}",
                max_length=6_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for bagian, teks in isi.items():
            if any(len(baris) > 500 for baris in teks.splitlines()):
                self.add_error(bagian, "Tiap butir paling panjang 500 huruf.")
        return isi

    def isian(self) -> IsianLampiran:
        return IsianLampiran(
            baris={
                bagian: tuple(
                    baris.strip()
                    for baris in self.cleaned_data[bagian.value].splitlines()
                    if baris.strip()
                )
                for bagian in BagianLampiran
            }
        )


class CatatanForm(forms.Form):
    catatan = forms.CharField(
        label="Catatan untuk pegawai",
        help_text="Wajib bila mengembalikan: apa yang perlu diperbaiki.",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PesanForm(forms.Form):
    teks = forms.CharField(
        label="Pesan",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan perubahan",
        help_text="Mengapa SKP yang sudah disetujui perlu diubah, misalnya pergantian tugas.",
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
