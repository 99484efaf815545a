"""Forms of feedback: syntax only, the use cases decide."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms

from tera.aturan.perilaku import NilaiDasar
from tera.pelaksanaan.masukan import BagianRutin, RincianUmpanBalik
from tera.pelaksanaan.models import JenisUmpanBalik, PermintaanUmpanBalik
from tera.pelaksanaan.services.catatan import CATATAN_TERPANJANG
from tera.pelaksanaan.services.permintaan import PESAN_TERPANJANG
from tera.pelaksanaan.services.rutin import BAGIAN, BAGIAN_TERPANJANG
from tera.pelaksanaan.services.umpan_balik import ISI_TERPANJANG, TINDAK_LANJUT_TERPANJANG
from tera.pelaksanaan.web.forms.teks import pesan_of, text_field
from tera.perencanaan.models import RencanaHasilKerja

PANJANG_PERIHAL = 90


class SekaliForm(forms.Form):
    """A form that counts once, however often it arrives: ``kunci`` is made with the page."""

    use_required_attribute = False

    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **lain: Any) -> None:
        lain["initial"] = {"kunci": uuid4()} | dict(lain.get("initial") or {})
        super().__init__(*args, **lain)


class TindakLanjutForm(SekaliForm):
    """What is to follow, and by when; both may be left out."""

    tindak_lanjut = forms.CharField(
        label="Tindak lanjut",
        required=False,
        max_length=TINDAK_LANJUT_TERPANJANG,
        error_messages=pesan_of("Tindak lanjut", TINDAK_LANJUT_TERPANJANG),
        help_text="Satu langkah yang disepakati.",
    )
    tenggat = forms.DateField(
        label="Tenggat",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tenggat sebagai tanggal."},
    )

    def rincian(
        self,
        jenis: JenisUmpanBalik = JenisUmpanBalik.UMPAN_BALIK,
        minta: PermintaanUmpanBalik | None = None,
    ) -> RincianUmpanBalik:
        isi = self.cleaned_data
        return RincianUmpanBalik(
            jenis=jenis,
            tindak_lanjut=isi["tindak_lanjut"],
            tenggat=isi["tenggat"],
            minta=minta,
        )


class PerihalForm(SekaliForm):
    """What is spoken of: the work as a whole, a result, or a value."""

    perihal = forms.ChoiceField(label="Tentang", required=False)

    def __init__(self, *args: Any, hasil: Iterable[RencanaHasilKerja], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._hasil = {f"hasil-{satu.pk}": satu for satu in hasil}
        self._nilai = {f"nilai-{nilai}": nilai for nilai in NilaiDasar}
        pilihan: list[tuple[str, Any]] = [("", "Kinerja secara umum")]
        if self._hasil:
            hasil_kerja = [(k, str(satu)[:PANJANG_PERIHAL]) for k, satu in self._hasil.items()]
            pilihan.append(("Hasil kerja", hasil_kerja))
        perilaku = [(kunci, nilai.label) for kunci, nilai in self._nilai.items()]
        self.fields["perihal"].choices = [  # type: ignore[attr-defined]
            *pilihan,
            ("Perilaku kerja", perilaku),
        ]

    @property
    def hasil(self) -> RencanaHasilKerja | None:
        return self._hasil.get(self.cleaned_data["perihal"])

    @property
    def nilai_dasar(self) -> NilaiDasar | None:
        return self._nilai.get(self.cleaned_data["perihal"])


class UmpanBalikForm(PerihalForm, TindakLanjutForm):
    """A word on someone's work: of which kind, on what, and the text."""

    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        widget=forms.RadioSelect,
        initial=JenisUmpanBalik.UMPAN_BALIK,
        choices=[
            (JenisUmpanBalik.UMPAN_BALIK, "Umpan balik"),
            (JenisUmpanBalik.APRESIASI, "Apresiasi"),
        ],
    )
    isi = text_field(
        "Umpan balik",
        "Umpan balik",
        ISI_TERPANJANG,
        baris=5,
        help_text="Sebutkan yang terjadi, akibatnya, dan langkah berikutnya.",
    )
    field_order = ("jenis", "perihal", "isi", "tindak_lanjut", "tenggat", "kunci")

    @property
    def jenis_terpilih(self) -> JenisUmpanBalik:
        return JenisUmpanBalik(self.cleaned_data["jenis"] or JenisUmpanBalik.UMPAN_BALIK)


class MintaForm(PerihalForm):
    """What one asks a colleague to speak of."""

    pesan = text_field(
        "Pesan",
        "Pesan",
        PESAN_TERPANJANG,
        help_text="Tulis apa yang ingin Anda ketahui, misalnya cara Anda memimpin rapat pekan ini.",
    )


class TolakForm(forms.Form):
    """Why one cannot give the feedback that was asked for."""

    use_required_attribute = False

    alasan = text_field("Alasan", "Alasan", PESAN_TERPANJANG, baris=2)


class RutinForm(TindakLanjutForm):
    """The superior's monthly feedback by its prompts."""

    baik = text_field(BAGIAN["baik"], BAGIAN["baik"], BAGIAN_TERPANJANG, required=False)
    perbaikan = text_field(
        BAGIAN["perbaikan"], BAGIAN["perbaikan"], BAGIAN_TERPANJANG, required=False
    )
    dukungan = text_field(
        BAGIAN["dukungan"], BAGIAN["dukungan"], BAGIAN_TERPANJANG, required=False, baris=2
    )
    langkah = text_field(
        BAGIAN["langkah"], BAGIAN["langkah"], BAGIAN_TERPANJANG, required=False, baris=2
    )
    field_order = (*BAGIAN, "tindak_lanjut", "tenggat", "kunci")

    def bagian(self) -> BagianRutin:
        return BagianRutin(**{nama: self.cleaned_data[nama] for nama in BAGIAN})


class CatatanForm(SekaliForm):
    """A note to oneself."""

    hasil = forms.ChoiceField(label="Tentang hasil kerja", required=False)
    isi = text_field("Catatan", "Catatan", CATATAN_TERPANJANG, baris=6)
    field_order = ("hasil", "isi", "kunci")

    def __init__(self, *args: Any, hasil: Iterable[RencanaHasilKerja], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._hasil = {str(satu.pk): satu for satu in hasil}
        if self._hasil:
            pilihan = [(k, str(satu)[:PANJANG_PERIHAL]) for k, satu in self._hasil.items()]
            self.fields["hasil"].choices = [("", "Umum"), *pilihan]  # type: ignore[attr-defined]
        else:
            del self.fields["hasil"]

    @property
    def hasil_terpilih(self) -> RencanaHasilKerja | None:
        return self._hasil.get(self.cleaned_data.get("hasil", ""))


class JawabanForm(SekaliForm):
    """An answer in one thread."""

    isi = text_field("Jawaban", "Jawaban", ISI_TERPANJANG)
