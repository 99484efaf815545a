"""Forms of the plan of several years."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from tera.aturan.bilangan import format_bilangan
from tera.aturan.target import Arah, format_target
from tera.dasar.web.bilangan import BilanganField
from tera.perencanaan.masukan import IsianIndikatorStrategis, IsianSasaranStrategis
from tera.perencanaan.models import DokumenStrategis, IndikatorStrategis, SasaranStrategis
from tera.perencanaan.rentang import TAHUN_PERTAMA, TAHUN_TERAKHIR
from tera.perencanaan.web.forms.indikator import KOSONG, TargetField
from tera.perencanaan.web.forms.lembar import LembarForm, initial_lembar


def _tahun(label: str, **lain: Any) -> forms.IntegerField:
    pesan = f"Isi tahun antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
    salah = dict.fromkeys(("invalid", "min_value", "max_value"), pesan)
    return forms.IntegerField(
        label=label,
        min_value=TAHUN_PERTAMA,
        max_value=TAHUN_TERAKHIR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={**salah, "required": f"{label} belum diisi."},
        **lain,
    )


def _dokumen() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Dokumen",
        choices=[
            (DokumenStrategis.RENSTRA, "Renstra, rencana unit ini"),
            (DokumenStrategis.RPJMD, "RPJMD, rencana seluruh daerah"),
        ],
        initial=DokumenStrategis.RENSTRA,
    )


class SasaranStrategisForm(forms.Form):
    """An objective of several years."""

    uraian = forms.CharField(
        label="Sasaran strategis",
        help_text="Keadaan yang hendak dicapai pada akhir rencana.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Sasaran strategis belum diisi."},
    )
    dokumen = _dokumen()
    mulai = _tahun("Tahun mulai")
    selesai = _tahun("Tahun selesai")
    induk = forms.TypedChoiceField(
        label="Mendukung sasaran", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, induk: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["induk"].choices = [KOSONG, *induk]  # type: ignore[attr-defined]
        if not induk:
            del self.fields["induk"]

    def isian(self, indikator: tuple[IsianIndikatorStrategis, ...]) -> IsianSasaranStrategis:
        isi = self.cleaned_data
        return IsianSasaranStrategis(
            uraian=isi["uraian"],
            dokumen=DokumenStrategis(isi["dokumen"]),
            mulai=isi["mulai"],
            selesai=isi["selesai"],
            induk_id=isi.get("induk"),
            indikator=indikator,
        )


class IndikatorStrategisForm(LembarForm):
    """An indicator with baseline and sheet; ``make_indikator_form`` adds a target for each year."""

    tahun: tuple[int, ...] = ()

    uraian = forms.CharField(label="Indikator", max_length=500, required=False)
    satuan = forms.CharField(label="Satuan", max_length=60, required=False)
    arah = forms.ChoiceField(
        label="Makin baik bila",
        choices=[(Arah.NAIK, "Naik"), (Arah.TURUN, "Turun")],
        required=False,
        initial=Arah.NAIK,
    )
    awal = BilanganField(label="Data awal", max_length=40, required=False)
    tahun_awal = _tahun("Tahun data awal", required=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        ada_target = any(isi.get(_nama(tahun)) for tahun in self.tahun)
        if ada_target and not isi.get("uraian"):
            self.add_error("uraian", "Tulis indikator untuk target ini.")
        salah = any(_nama(tahun) in self.errors for tahun in self.tahun)
        if isi.get("uraian") and not ada_target and not salah:
            self.add_error(_nama(self.tahun[0]), "Isi target paling sedikit satu tahun.")
        return isi

    def is_valid_alone(self) -> bool:
        """Valid, and not left empty: on the page of one indicator there is no other row."""
        if self.is_valid() and not self.terisi:
            self.add_error("uraian", "Indikator belum diisi.")
        return not self.errors

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    @property
    def bidang_utama(self) -> list[BoundField]:
        return [self["uraian"]]

    @property
    def bidang_ukuran(self) -> list[BoundField]:
        return [self[nama] for nama in ("satuan", "arah", "awal", "tahun_awal")]

    @property
    def bidang_target(self) -> list[BoundField]:
        return [self[_nama(tahun)] for tahun in self.tahun]

    def isian(self) -> IsianIndikatorStrategis:
        isi = self.cleaned_data
        target = {tahun: isi[_nama(tahun)] for tahun in self.tahun if isi[_nama(tahun)]}
        return IsianIndikatorStrategis(
            id=isi["id"],
            uraian=isi["uraian"],
            satuan=isi["satuan"],
            arah=Arah(isi["arah"] or Arah.NAIK),
            awal=isi["awal"],
            tahun_awal=isi["tahun_awal"],
            target=target,
            lembar=self.lembar(),
        )


def _nama(tahun: int) -> str:
    return f"t{tahun}"


def make_indikator_form(tahun: Iterable[int]) -> type[IndikatorStrategisForm]:
    """The form of an indicator for a plan of these years."""
    tahun = tuple(tahun)
    target = {
        _nama(satu): TargetField(label=f"Target {satu}", max_length=500, required=False)
        for satu in tahun
    }
    return type("IndikatorBertahunForm", (IndikatorStrategisForm,), {"tahun": tahun, **target})


def initial_strategis(sasaran: SasaranStrategis) -> dict[str, Any]:
    """Values of a stored objective for its form."""
    nama = ("uraian", "dokumen", "mulai", "selesai")
    return {n: getattr(sasaran, n) for n in nama} | {"induk": sasaran.induk_id}


def initial_indikator_strategis(indikator: IndikatorStrategis) -> dict[str, Any]:
    """Values of a stored indicator for its form row."""
    return {
        **initial_lembar(indikator),
        "uraian": indikator.uraian,
        "satuan": indikator.satuan,
        "arah": indikator.arah,
        "awal": "" if indikator.awal is None else format_bilangan(indikator.awal),
        "tahun_awal": indikator.tahun_awal,
        **{_nama(t.tahun): format_target(t.target) for t in indikator.target_tahunan.all()},
    }


class UnggahRencanaForm(forms.Form):
    """The file of a plan of several years."""

    berkas = forms.FileField(
        label="Berkas rencana",
        help_text="Excel (.xlsx) dengan susunan kolom dari Tera, paling besar 2 MB, atau TOML.",
        allow_empty_file=True,
        error_messages={"required": "Pilih berkas yang akan diperiksa."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.toml"}),
    )
    satuan = forms.CharField(
        label="Satuan target",
        help_text="Dipakai untuk indikator yang satuannya tidak tertulis di berkas.",
        max_length=60,
        required=False,
    )


class UnggahStrategisForm(UnggahRencanaForm):
    """The same with what the file of several years does not say."""

    dokumen = _dokumen()
    mulai = _tahun(
        "Tahun mulai",
        required=False,
        help_text="Wajib untuk TOML; Excel menyebut tahunnya sendiri pada judul kolom.",
    )
    field_order = ("berkas", "dokumen", "mulai", "satuan")
