"""Forms of daily entries: syntax only, the use cases decide."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms

from tera.aturan.bilangan import format_bilangan
from tera.dasar.web.bilangan import PAPAN_ANGKA, BilanganField
from tera.dasar.web.waktu import date_field, time_field
from tera.pelaksanaan.masukan import IsianProgres
from tera.pelaksanaan.models import ProgresHarian, RencanaAksi
from tera.pelaksanaan.queries.progres import SumberProgres
from tera.pelaksanaan.services.progres import KEGIATAN_TERPANJANG
from tera.pelaksanaan.tautan import PANJANG_TERBESAR
from tera.pelaksanaan.web.forms.berkas import BerkasField, petunjuk_berkas
from tera.pelaksanaan.web.forms.teks import pesan_of, reason_field, text_field
from tera.perencanaan.models import IndikatorKinerja

SUMBER_TERBANYAK_TERLIHAT = 3
NAMA_TERLIHAT = 90


class CatatanForm(forms.Form):
    """What was done on a day, for which action, with its figure: a row of the sheet."""

    use_required_attribute = False

    tanggal = date_field("Tanggal")
    sumber = forms.ChoiceField(
        label="Rencana aksi",
        error_messages={
            "required": "Pilih rencana aksinya.",
            "invalid_choice": "Rencana aksi ini tidak berlaku pada tanggal itu. Pilih yang lain.",
        },
    )
    kegiatan = text_field("Yang dikerjakan", "Kegiatan", KEGIATAN_TERPANJANG, baris=2)
    nilai = BilanganField(
        label="Realisasi",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=PAPAN_ANGKA),
    )
    jam_mulai = time_field("Jam mulai", required=False)
    jam_selesai = time_field("Jam selesai", required=False)

    def __init__(self, *args: Any, sumber: Sequence[SumberProgres], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._sumber: dict[str, RencanaAksi | IndikatorKinerja] = {
            satu.kunci: satu.sumber for satu in sumber
        }
        if self.prefix:
            for satu in self.visible_fields():
                baris = int(self.prefix.removeprefix("i")) + 1
                satu.field.widget.attrs["aria-label"] = f"{satu.label}, baris {baris}"
        semua = [(satu.kunci, satu.uraian[:NAMA_TERLIHAT]) for satu in sumber]
        ditawarkan = [semua[nomor] for nomor, satu in enumerate(sumber) if satu.ditawarkan]
        bidang: Any = self.fields["sumber"]
        bidang.choices = semua
        bidang.widget.choices = [("", "Pilih rencana aksi"), *ditawarkan]

    @property
    def terisi(self) -> bool:
        """Whether the row says anything: a date and an action alone are an offer."""
        return any(str(self[nama].value() or "").strip() for nama in ("kegiatan", "nilai"))

    def full_clean(self) -> None:
        """An empty row of the sheet is no entry, so it is not judged."""
        self.empty_permitted = self.prefix is not None and self.is_bound and not self.terisi
        super().full_clean()
        if self.empty_permitted:
            self._errors = forms.utils.ErrorDict()

    def isian(self, **lain: Any) -> IsianProgres:
        """What the use case takes."""
        isi = self.cleaned_data
        return IsianProgres(
            sumber=self._sumber[isi["sumber"]],
            tanggal=isi["tanggal"],
            kegiatan=isi["kegiatan"],
            nilai=isi["nilai"],
            jam_mulai=isi["jam_mulai"],
            jam_selesai=isi["jam_selesai"],
            **lain,
        )


class ProgresForm(CatatanForm):
    """One entry with its evidence, as it is written on a phone."""

    berkas = BerkasField(label="Bukti: foto atau berkas")
    tautan = forms.CharField(
        label="Bukti: tautan",
        required=False,
        max_length=PANJANG_TERBESAR,
        error_messages=pesan_of("Tautan", PANJANG_TERBESAR),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    alasan_terlambat = reason_field()
    kunci = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sumber: Sequence[SumberProgres], **lain: Any) -> None:
        lain["initial"] = {"kunci": uuid4()} | dict(lain.get("initial") or {})
        super().__init__(*args, sumber=sumber, **lain)
        self.fields["sumber"].widget = forms.RadioSelect()
        self.fields["berkas"].help_text = petunjuk_berkas()
        terpilih = str(self["sumber"].value() or "")
        self.sumber_utama, self.sumber_lain = _split(sumber, terpilih)

    def isian(self, **lain: Any) -> IsianProgres:
        isi = self.cleaned_data
        kunci: UUID | None = isi["kunci"]
        return super().isian(
            berkas=isi["berkas"],
            tautan=isi["tautan"],
            kunci=kunci,
            alasan_terlambat=isi["alasan_terlambat"],
            **lain,
        )


def _split(
    sumber: Sequence[SumberProgres], terpilih: str
) -> tuple[list[SumberProgres], list[SumberProgres]]:
    """The few that stand open, with the chosen one always among them, and the rest."""
    ditawarkan = [satu for satu in sumber if satu.ditawarkan or satu.kunci == terpilih]
    utama, lain = ditawarkan[:SUMBER_TERBANYAK_TERLIHAT], ditawarkan[SUMBER_TERBANYAK_TERLIHAT:]
    utama += [satu for satu in lain if satu.kunci == terpilih]
    return utama, [satu for satu in lain if satu.kunci != terpilih]


def initial_of(progres: ProgresHarian) -> Mapping[str, Any]:
    """An entry as its form begins."""
    return {
        "tanggal": progres.tanggal,
        "sumber": f"a{progres.aksi_id}",
        "kegiatan": progres.kegiatan,
        "nilai": "" if progres.nilai is None else format_bilangan(progres.nilai),
        "jam_mulai": progres.jam_mulai,
        "jam_selesai": progres.jam_selesai,
        "alasan_terlambat": progres.alasan_terlambat,
    }
