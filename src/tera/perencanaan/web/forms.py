"""Forms of planning: they check syntax only; what a plan must be is the service's business."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tera.aturan.galat import GalatAturan
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.skp import Aspek, BagianLampiran, JenisHasil, Pendekatan, Perspektif
from tera.aturan.target import (
    Arah,
    JenisTarget,
    Target,
    format_target,
    parse_target,
)
from tera.perencanaan.masukan import IsianHasil, IsianIndikator, IsianLampiran, IsianSasaran

PENJELASAN_PENDEKATAN = {
    Pendekatan.KUANTITATIF: "Indikator dan target ditulis terpisah. Cocok bila hasil dapat diukur.",
    Pendekatan.KUALITATIF: "Ukuran keberhasilan ditulis sebagai kalimat.",
}
KOSONG = ("", "Pilih")


class PendekatanForm(forms.Form):
    pendekatan = forms.ChoiceField(
        label="Pendekatan SKP",
        choices=[(str(p), f"{p.label}|{PENJELASAN_PENDEKATAN[p]}") for p in Pendekatan],
        widget=forms.RadioSelect,
        initial=Pendekatan.KUANTITATIF,
    )


class HasilForm(forms.Form):
    """One rencana hasil kerja; ``induk`` offers the superior's results."""

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
    penugasan_dari = forms.CharField(
        label="Penugasan dari",
        help_text="Isi bila ditugaskan oleh selain atasan langsung.",
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, pimpinan: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["induk"].choices = [KOSONG, *pimpinan]  # type: ignore[attr-defined]
        if not pimpinan:
            del self.fields["induk"]

    def isian(self, indikator: tuple[IsianIndikator, ...]) -> IsianHasil:
        isi = self.cleaned_data
        return IsianHasil(
            jenis=JenisHasil(isi["jenis"]),
            uraian=isi["uraian"],
            induk_id=isi.get("induk"),
            intervensi=isi["intervensi"],
            penugasan_dari=isi["penugasan_dari"],
            indikator=indikator,
        )


class TargetField(forms.CharField):
    """A number, a range or words: ``95``, ``98-99,5``, ``tepat waktu``."""

    def clean(self, value: Any) -> Target | None:
        teks = super().clean(value)
        if not teks:
            return None
        try:
            return parse_target(teks)
        except GalatAturan as galat:
            raise ValidationError(galat.pesan) from galat


class IndikatorForm(forms.Form):
    """An indicator with numbers; a row left empty counts as not there."""

    uraian = forms.CharField(label="Indikator", max_length=500, required=False)
    target = TargetField(
        label="Target", help_text="Bilangan, rentang, atau teks", max_length=500, required=False
    )
    satuan = forms.CharField(label="Satuan", max_length=60, required=False)
    arah = forms.ChoiceField(
        label="Makin baik bila",
        choices=[(Arah.NAIK, "Naik"), (Arah.TURUN, "Turun")],
        required=False,
        initial=Arah.NAIK,
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("target") and not isi.get("uraian"):
            self.add_error("uraian", "Tulis indikator untuk target ini.")
        if isi.get("uraian") and "target" in isi and isi["target"] is None:
            self.add_error("target", "Isi target: bilangan (95), rentang (98-99,5), atau teks.")
        return isi

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    def isian(self) -> IsianIndikator:
        isi = self.cleaned_data
        return IsianIndikator(
            uraian=isi["uraian"],
            target=isi["target"],
            satuan=isi["satuan"],
            arah=Arah(isi["arah"] or Arah.NAIK),
            aspek=Aspek(isi["aspek"]) if isi.get("aspek") else None,
            perspektif=Perspektif(isi["perspektif"]) if isi.get("perspektif") else None,
        )


class IndikatorAspekForm(IndikatorForm):
    aspek = forms.ChoiceField(label="Aspek", choices=[KOSONG, *Aspek.choices()], required=False)


class IndikatorPerspektifForm(IndikatorForm):
    perspektif = forms.ChoiceField(
        label="Perspektif", choices=[KOSONG, *Perspektif.choices()], required=False
    )


class UkuranForm(forms.Form):
    """The qualitative form: measure and target in one sentence."""

    uraian = forms.CharField(
        label="Ukuran keberhasilan dan target",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    def isian(self) -> IsianIndikator:
        return IsianIndikator(
            uraian=self.cleaned_data["uraian"],
            target=Target(JenisTarget.TEKS, None, None, self.cleaned_data["uraian"]),
        )


class UkuranPerspektifForm(UkuranForm):
    perspektif = forms.ChoiceField(
        label="Perspektif", choices=[KOSONG, *Perspektif.choices()], required=False
    )

    def isian(self) -> IsianIndikator:
        dasar = super().isian()
        perspektif = self.cleaned_data["perspektif"]
        return IsianIndikator(
            uraian=dasar.uraian,
            target=dasar.target,
            perspektif=Perspektif(perspektif) if perspektif else None,
        )


FORM_INDIKATOR: dict[tuple[str, str], type[forms.Form]] = {
    ("jpt", "kuantitatif"): IndikatorPerspektifForm,
    ("jpt", "kualitatif"): UkuranPerspektifForm,
    ("ja_jf", "kuantitatif"): IndikatorAspekForm,
    ("ja_jf", "kualitatif"): UkuranForm,
}


def initial_indikator(indikator: Any) -> dict[str, Any]:
    """Values of a stored indicator for its form row."""
    return {
        "uraian": indikator.uraian,
        "target": format_target(indikator.target),
        "satuan": indikator.satuan,
        "arah": indikator.arah,
        "aspek": getattr(indikator, "aspek", ""),
        "perspektif": getattr(indikator, "perspektif", ""),
    }


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
    BagianLampiran.DUKUNGAN_SUMBER_DAYA: "Contoh: kendaraan operasional untuk posyandu keliling.",
    BagianLampiran.SKEMA_PERTANGGUNGJAWABAN: "Contoh: laporan bulanan paling lambat tanggal 5.",
    BagianLampiran.KONSEKUENSI: "Contoh: prioritas pelatihan bila target tercapai.",
}


class LampiranForm(forms.Form):
    """Three parts, one line of text each line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for bagian in BagianLampiran:
            self.fields[bagian.value] = forms.CharField(
                label=bagian.label,
                help_text=f"Satu baris untuk tiap butir. {CONTOH_LAMPIRAN[bagian]}",
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


class SasaranForm(forms.Form):
    """An objective of a unit."""

    uraian = forms.CharField(
        label="Sasaran",
        help_text="Keadaan yang hendak dicapai unit tahun ini.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    induk = forms.TypedChoiceField(
        label="Mendukung sasaran unit di atasnya", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, induk: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["induk"].choices = [KOSONG, *induk]  # type: ignore[attr-defined]
        if not induk:
            del self.fields["induk"]

    def isian(self, indikator: tuple[IsianIndikator, ...]) -> IsianSasaran:
        return IsianSasaran(
            uraian=self.cleaned_data["uraian"],
            induk_id=self.cleaned_data.get("induk"),
            indikator=indikator,
        )


class CatatanForm(forms.Form):
    catatan = forms.CharField(
        label="Catatan untuk pegawai",
        help_text="Wajib bila mengembalikan: apa yang perlu diperbaiki.",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
