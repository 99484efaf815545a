"""Forms of bimbingan kinerja: its start, its sessions, its end, and formats B.1.8 and B.1.9."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from tera.dasar.web.waktu import date_field
from tera.organisasi.models import Pegawai
from tera.organisasi.pengaturan.pembinaan import KRITERIA_BAWAAN, SKALA_SETUJU
from tera.pelaksanaan.masukan_pembinaan import IsianBimbingan, NilaiKompetensi
from tera.pelaksanaan.models import EvaluasiKompetensi
from tera.pelaksanaan.queries.bimbingan import kompetensi_baku
from tera.pelaksanaan.services.bimbingan import (
    ALASAN_TERPANJANG,
    TEKS_TERPANJANG,
    TOPIK_TERPANJANG,
    TUJUAN_TERPANJANG,
)
from tera.pelaksanaan.web.forms.teks import pesan_of, text_field

TAMBAHAN_KOMPETENSI = 3


class BimbinganForm(forms.Form):
    """The start of a coaching."""

    use_required_attribute = False

    topik = forms.CharField(
        label="Topik",
        max_length=TOPIK_TERPANJANG,
        error_messages=pesan_of("Topik", TOPIK_TERPANJANG),
    )
    tujuan = text_field(
        "Tujuan",
        "Tujuan",
        TUJUAN_TERPANJANG,
        help_text="Keadaan yang dicapai, dan bagaimana Anda berdua tahu bahwa itu tercapai.",
    )
    pembimbing = forms.CharField(
        label="Pembimbing",
        max_length=250,
        required=False,
        help_text="Kosongkan bila Anda sendiri. NIP, atau nama bila hanya satu orang yang cocok.",
    )
    mulai = date_field("Mulai")
    sampai = date_field("Selesai")

    def isian(self, pembimbing: Pegawai | None) -> IsianBimbingan:
        isi = {nama: self.cleaned_data[nama] for nama in ("topik", "tujuan", "mulai", "sampai")}
        return IsianBimbingan(**isi, pembimbing=pembimbing)


class SesiForm(forms.Form):
    """One session."""

    use_required_attribute = False

    tanggal = date_field("Tanggal")
    bahasan = text_field("Yang dibahas", "Bahasan", TEKS_TERPANJANG, baris=4)
    lanjutan = text_field(
        "Dicoba sampai pertemuan berikutnya", "Langkah berikutnya", 1000, required=False, baris=2
    )


class HasilBimbinganForm(forms.Form):
    """What came of it."""

    use_required_attribute = False

    hasil = text_field("Hasil bimbingan", "Hasil", TEKS_TERPANJANG)


class B18Form(forms.Form):
    """Nine criteria in the agency's words, and a remark."""

    use_required_attribute = False

    def __init__(self, *args: Any, kriteria: Mapping[str, str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        for nomor, (nama, teks) in enumerate(kriteria.items(), 1):
            self.fields[nama] = forms.TypedChoiceField(
                label=f"{nomor}. {teks}",
                choices=[("", "Pilih jawaban"), *SKALA_SETUJU],
                coerce=int,
                error_messages={"required": f"Pilih jawaban untuk kriteria {nomor}."},
            )
        self.fields["catatan"] = text_field("Catatan", "Catatan", TEKS_TERPANJANG, required=False)

    @property
    def kriteria(self) -> list[forms.BoundField]:
        """The nine fields in order."""
        return [self[f"k{nomor}"] for nomor in range(1, len(KRITERIA_BAWAAN) + 1)]

    def skala(self) -> dict[int, int]:
        """The answer to each number."""
        jawab = self.cleaned_data
        return {n: jawab[f"k{n}"] for n in range(1, len(KRITERIA_BAWAAN) + 1)}


class KompetensiForm(forms.Form):
    """One line of B.1.9; a line without level and reason is not stored."""

    kompetensi = forms.CharField(
        label="Kompetensi",
        max_length=TOPIK_TERPANJANG,
        required=False,
        error_messages=pesan_of("Kompetensi", TOPIK_TERPANJANG),
    )
    skala = forms.TypedChoiceField(
        label="Skala",
        choices=[("", "Tidak dinilai"), *((n, str(n)) for n in range(1, 6))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=ALASAN_TERPANJANG,
        required=False,
        error_messages=pesan_of("Alasan", ALASAN_TERPANJANG),
    )

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("skala") or self.cleaned_data.get("alasan"))

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("skala") and not isi.get("alasan"):
            self.add_error("alasan", "Tulis alasannya.")
        if isi.get("alasan") and not isi.get("skala"):
            self.add_error("skala", "Pilih skala 1 sampai 5.")
        if (isi.get("skala") or isi.get("alasan")) and not isi.get("kompetensi"):
            self.add_error("kompetensi", "Tulis nama kompetensinya.")
        return isi

    def isian(self) -> NilaiKompetensi:
        return NilaiKompetensi(**self.cleaned_data)


def initial_b19(lama: EvaluasiKompetensi | None) -> list[dict[str, Any]]:
    """The standard competences with what was said of them, then others, then empty lines."""
    terisi = {satu["kompetensi"]: satu for satu in lama.butir} if lama else {}
    baku, _ = kompetensi_baku()
    isi = [terisi.pop(nama, {"kompetensi": nama}) for nama in baku]
    return [*isi, *terisi.values()]


def initial_bimbingan(hari_ini: date) -> dict[str, Any]:
    return {"mulai": hari_ini}
