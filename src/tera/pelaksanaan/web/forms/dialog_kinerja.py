"""Forms of a dialog kinerja."""

from datetime import datetime
from typing import Any

from django import forms

from tera.dasar.web.waktu import date_field, time_field
from tera.organisasi.models import Instansi
from tera.pelaksanaan.masukan_pembinaan import IsianDialog, IsianTindakan
from tera.pelaksanaan.models import DialogKinerja, PelakuTindakan, TindakanDialog
from tera.pelaksanaan.panduan_dialog import PERTANYAAN
from tera.pelaksanaan.services.dialog_kinerja import (
    AGENDA_TERPANJANG,
    CATATAN_TERPANJANG,
    TEMPAT_TERPANJANG,
    TINDAKAN_TERPANJANG,
)
from tera.pelaksanaan.web.forms.pembinaan import join_waktu
from tera.pelaksanaan.web.forms.teks import pesan_of, text_field


class WaktuForm(forms.Form):
    """When and where, and what about: what both forms of a dialogue begin with."""

    use_required_attribute = False

    tanggal = date_field("Tanggal", "Boleh tanggal lalu bila dialog sudah berlangsung.")
    jam = time_field("Jam mulai")
    tempat = forms.CharField(
        label="Tempat",
        max_length=TEMPAT_TERPANJANG,
        required=False,
        error_messages=pesan_of("Tempat", TEMPAT_TERPANJANG),
        help_text="Ruang, atau tautan rapat daring.",
    )
    agenda = text_field(
        "Agenda",
        "Agenda",
        AGENDA_TERPANJANG,
        baris=4,
        required=False,
        help_text="Satu hal tiap baris.",
    )

    def waktu(self, instansi: Instansi) -> datetime:
        """The moment in the agency's zone."""
        return join_waktu(self.cleaned_data["tanggal"], self.cleaned_data["jam"], instansi)


class JadwalForm(WaktuForm):
    """Arranging: points may be ticked instead of written."""

    saran = forms.MultipleChoiceField(
        label="Tambahkan ke agenda",
        choices=[(satu.kode, satu.butir) for satu in PERTANYAAN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def agenda_lengkap(self) -> str:
        """What was written, then what was ticked."""
        butir = {satu.kode: satu.butir for satu in PERTANYAAN}
        tulis = [self.cleaned_data["agenda"]] if self.cleaned_data["agenda"] else []
        return "\n".join([*tulis, *(butir[kode] for kode in self.cleaned_data["saran"])])


class DialogForm(WaktuForm):
    """Both own date, place and agenda; the notes are the writer's own."""

    catatan = text_field(
        "Catatan Anda",
        "Catatan",
        CATATAN_TERPANJANG,
        baris=6,
        required=False,
        help_text="Apa yang Anda sampaikan dan dengar. Pihak lain membacanya.",
    )

    def isian(self, instansi: Instansi, tindakan: tuple[IsianTindakan, ...]) -> IsianDialog:
        isi = self.cleaned_data
        return IsianDialog(
            waktu=self.waktu(instansi),
            tempat=isi["tempat"],
            agenda=isi["agenda"],
            catatan=isi["catatan"],
            tindakan=tindakan,
        )


class TindakanForm(forms.Form):
    """One agreed action; a row without words is not stored."""

    uraian = forms.CharField(
        label="Apa yang dilakukan",
        max_length=TINDAKAN_TERPANJANG,
        required=False,
        error_messages=pesan_of("Tindakan", TINDAKAN_TERPANJANG),
    )
    oleh = forms.ChoiceField(
        label="Siapa", choices=PelakuTindakan.choices, required=False, initial="pegawai"
    )
    tenggat = date_field("Paling lambat", required=False)

    @property
    def terisi(self) -> bool:
        return bool(self.cleaned_data.get("uraian"))

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("uraian") and not isi.get("tenggat") and "tenggat" not in self.errors:
            self.add_error("tenggat", "Isi kapan paling lambat selesai.")
        if isi.get("tenggat") and not isi.get("uraian"):
            self.add_error("uraian", "Tulis apa yang dilakukan.")
        return isi

    def isian(self) -> IsianTindakan:
        isi = self.cleaned_data
        return IsianTindakan(
            uraian=isi["uraian"], oleh=isi["oleh"] or "pegawai", tenggat=isi["tenggat"]
        )


def initial_dialog(dialog: DialogKinerja, *, pegawai: bool) -> dict[str, Any]:
    """Values of a stored dialogue for the form of one side."""
    lokal = dialog.waktu.astimezone(dialog.instansi.zona)
    return {
        "tanggal": f"{lokal:%Y-%m-%d}",
        "jam": f"{lokal:%H:%M}",
        "tempat": dialog.tempat,
        "agenda": dialog.agenda,
        "catatan": dialog.catatan_pegawai if pegawai else dialog.catatan_atasan,
    }


def initial_tindakan(satu: TindakanDialog) -> dict[str, Any]:
    return {"uraian": satu.uraian, "oleh": satu.oleh, "tenggat": f"{satu.tenggat:%Y-%m-%d}"}
