"""Form of a tim kerja: people are named by NIP or name, and found across all units."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from tera.aturan.bidang import Bidang, JenisBidang
from tera.dasar.web.isian import make_field
from tera.dasar.web.isian_baris import Lembar
from tera.dasar.web.waktu import date_field
from tera.organisasi.models import Pegawai
from tera.perencanaan.masukan import IsianTim
from tera.perencanaan.models import AnggotaTim, TimKerja
from tera.perencanaan.queries.tim import CALON_TERBANYAK

ANGGOTA = Bidang(
    nama="anggota",
    label="Anggota",
    jenis=JenisBidang.BARIS,
    petunjuk="Dari unit mana pun. Tulis NIP, atau nama bila hanya satu orang yang cocok.",
    kolom=(
        Bidang(nama="pegawai", label="NIP atau nama", jenis=JenisBidang.TEKS),
        Bidang(nama="peran", label="Peran", jenis=JenisBidang.TEKS, maksimum=150, wajib=False),
    ),
)


class TimForm(forms.Form):
    """A team; ``isian`` gives it once the people are found."""

    use_required_attribute = False

    nama = forms.CharField(
        label="Nama tim",
        max_length=200,
        error_messages={"required": "Tulis nama timnya."},
    )
    tugas = forms.CharField(
        label="Tugas",
        help_text="Bagian hasil kerja yang dikerjakan tim ini.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    ketua = forms.CharField(
        label="Ketua",
        help_text="NIP, atau nama bila hanya satu orang yang cocok.",
        max_length=250,
        error_messages={"required": "Tulis NIP atau nama ketuanya."},
    )
    sejak = date_field("Mulai", "Hari pertama tim bekerja.")
    sampai = date_field("Selesai", "Kosongkan bila belum ditentukan.", required=False)
    dasar = forms.CharField(
        label="Surat tugas", help_text="Nomor dan tanggal.", max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anggota"] = make_field(ANGGOTA)

    def widen(self, baris: int) -> None:
        """Show more empty rows for members."""
        self.fields["anggota"].widget.tambahan = baris

    def named(self) -> list[str]:
        """The texts by which the head and the members are named."""
        isi = self.cleaned_data
        return [isi["ketua"], *(baris["pegawai"] for baris in isi["anggota"])]

    def isian(self, ditemukan: Mapping[str, list[Pegawai]]) -> IsianTim | None:
        """The team; None, with an error at the field, where a text does not mean one person."""
        isi = self.cleaned_data
        for bidang, teks in zip(
            ["ketua", *("anggota" for _ in isi["anggota"])], self.named(), strict=True
        ):
            if len(ditemukan[teks]) != 1:
                self.add_error(bidang, why_not_one(teks, ditemukan[teks]))
        if self.errors:
            return None
        return IsianTim(
            nama=isi["nama"],
            tugas=isi["tugas"],
            ketua=ditemukan[isi["ketua"]][0],
            dasar=isi["dasar"],
            sejak=isi["sejak"],
            sampai=isi["sampai"],
            anggota=tuple(
                (ditemukan[baris["pegawai"]][0], baris["peran"] or "") for baris in isi["anggota"]
            ),
        )


def why_not_one(teks: str, calon: list[Pegawai]) -> str:
    """The sentence for a text that names nobody, or several people."""
    if not calon:
        return f"“{teks}” tidak ditemukan di antara pegawai yang bertugas."
    nama = "; ".join(_named(satu) for satu in calon[:CALON_TERBANYAK])
    lagi = f"; dan {len(calon) - CALON_TERBANYAK} lagi" if len(calon) > CALON_TERBANYAK else ""
    return f"“{teks}” cocok dengan {len(calon)} pegawai. Tulis NIP-nya: {nama}{lagi}."


def _named(pegawai: Pegawai) -> str:
    return f"{pegawai.nip_berkelompok} {pegawai.nama}"


def initial_tim(tim: TimKerja, anggota: Iterable[AnggotaTim]) -> dict[str, Any]:
    """Values of a stored team for its form."""
    baris = [{"pegawai": _named(satu.pegawai), "peran": satu.peran} for satu in anggota]
    return {
        **{nama: getattr(tim, nama) for nama in ("nama", "tugas", "dasar", "sejak", "sampai")},
        "ketua": _named(tim.ketua),
        "anggota": Lembar.of(ANGGOTA, baris),
    }


class CatatanTimForm(forms.Form):
    """The head's clarifying note on one result."""

    teks = forms.CharField(
        label="Catatan klarifikasi",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis catatannya dulu."},
    )
