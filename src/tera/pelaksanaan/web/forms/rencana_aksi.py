"""The form of an action: syntax only, the use case decides."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from tera.aturan.bilangan import format_bilangan
from tera.aturan.kalender import Periode
from tera.dasar.web.bilangan import PAPAN_ANGKA, BilanganField
from tera.pelaksanaan.masukan import IsianAksi
from tera.pelaksanaan.models import RencanaAksi
from tera.pelaksanaan.services.rencana_aksi import SATUAN_TERPANJANG, URAIAN_TERPANJANG
from tera.pelaksanaan.web.forms.progres import NAMA_TERLIHAT
from tera.pelaksanaan.web.forms.teks import pesan_of
from tera.perencanaan.models import RencanaHasilKerja

HASIL_SAJA = "Hasil kerja ini, tanpa indikator"


class AksiForm(forms.Form):
    """An action: what it serves, in words, how much of what."""

    use_required_attribute = False

    untuk = forms.ChoiceField(
        label="Untuk",
        help_text="Indikator yang bertambah dari progres harian, atau hasil kerjanya saja.",
        error_messages={
            "required": "Pilih hasil kerja atau indikatornya.",
            "invalid_choice": "Pilihan ini tidak ada lagi di SKP. Pilih yang lain.",
        },
    )
    uraian = forms.CharField(
        label="Rencana aksi",
        help_text="Langkah yang dikerjakan pada periode ini.",
        max_length=URAIAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=pesan_of("Rencana aksi", URAIAN_TERPANJANG),
    )
    target = BilanganField(
        label="Target periode ini",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=PAPAN_ANGKA),
    )
    satuan = forms.CharField(
        label="Satuan",
        required=False,
        max_length=SATUAN_TERPANJANG,
        error_messages=pesan_of("Satuan", SATUAN_TERPANJANG),
    )
    periode = forms.ChoiceField(label="Periode")
    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        hasil: Sequence[RencanaHasilKerja],
        periode: Sequence[Periode],
        **lain: Any,
    ) -> None:
        lain["initial"] = {"kunci": uuid4()} | dict(lain.get("initial") or {})
        super().__init__(*args, **lain)
        self._periode = {satu.kode: satu for satu in periode}
        self._untuk = {f"h{satu.pk}": (satu, None) for satu in hasil} | {
            f"i{ukuran.pk}": (satu, ukuran) for satu in hasil for ukuran in satu.indikator.all()
        }
        self.fields["periode"].choices = [(satu.kode, satu.label) for satu in periode]  # type: ignore[attr-defined]
        self.fields["untuk"].choices = [("", "Pilih"), *(_group(satu) for satu in hasil)]  # type: ignore[attr-defined]

    def isian(self) -> IsianAksi:
        """What the use case takes; a unit that was left out is the indicator's own."""
        isi = self.cleaned_data
        hasil, indikator = self._untuk[isi["untuk"]]
        bawaan = indikator.satuan if indikator is not None else ""
        return IsianAksi(
            hasil=hasil,
            indikator=indikator,
            periode=self._periode[isi["periode"]],
            uraian=isi["uraian"],
            target=isi["target"],
            satuan=isi["satuan"] or bawaan,
        )


def _group(hasil: RencanaHasilKerja) -> tuple[str, list[tuple[str, str]]]:
    ukuran = [(f"i{satu.pk}", satu.uraian[:NAMA_TERLIHAT]) for satu in hasil.indikator.all()]
    return hasil.uraian[:NAMA_TERLIHAT], [*ukuran, (f"h{hasil.pk}", HASIL_SAJA)]


def initial_of(aksi: RencanaAksi) -> dict[str, Any]:
    """An action as its form begins."""
    return {
        "untuk": f"i{aksi.indikator_id}" if aksi.indikator_id else f"h{aksi.hasil_id}",
        "uraian": aksi.uraian,
        "target": "" if aksi.target is None else format_bilangan(aksi.target),
        "satuan": aksi.satuan,
        "periode": aksi.periode,
    }
