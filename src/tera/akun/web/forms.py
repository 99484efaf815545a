"""Forms of sign-in and accounts."""

from typing import Any, Final

from django import forms

from tera.aturan.nip import NipTidakSah, parse_nip

# Usernames may hold letters, hence the text keyboard; 18 digits are grouped as they are left.
ATRIBUT_NIP: Final = {"autocomplete": "username", "inputmode": "text", "data-nip": True}


class NipField(forms.CharField):
    """A NIP with or without spaces; all digits but a wrong NIP is told which digit is wrong."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        if any(huruf.isalpha() for huruf in teks):
            return teks
        try:
            return parse_nip(teks).nomor
        except NipTidakSah as galat:
            raise forms.ValidationError(galat.pesan) from galat


def _sandi(label: str, *, baru: bool = False, **lain: Any) -> forms.CharField:
    isi = "new-password" if baru else "current-password"
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": isi}),
        **lain,
    )


class MasukForm(forms.Form):
    nip = NipField(
        label="NIP",
        help_text="18 angka, boleh dengan spasi.",
        max_length=60,
        widget=forms.TextInput(attrs=ATRIBUT_NIP),
    )
    sandi = _sandi("Kata sandi")
    lanjut = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class SandiBaruForm(forms.Form):
    """A new password, typed twice."""

    sandi_baru = _sandi(
        "Kata sandi baru",
        baru=True,
        help_text="Paling sedikit 10 huruf. Tiga kata yang mudah Anda ingat sudah kuat.",
    )
    ulangi = _sandi("Ulangi kata sandi baru", baru=True)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("sandi_baru") and isi.get("ulangi") and isi["sandi_baru"] != isi["ulangi"]:
            self.add_error("ulangi", "Kedua kata sandi baru belum sama.")
        return isi


class AktivasiForm(SandiBaruForm):
    nip = NipField(
        label="NIP",
        help_text="18 angka, boleh dengan spasi.",
        max_length=60,
        widget=forms.TextInput(attrs=ATRIBUT_NIP),
    )
    kode = forms.CharField(
        label="Kode aktivasi", help_text="Dua belas huruf dan angka dari BKPSDM.", max_length=30
    )
    field_order = ["nip", "kode", "sandi_baru", "ulangi"]


class GantiSandiForm(SandiBaruForm):
    sandi_lama = _sandi("Kata sandi sekarang")
    field_order = ["sandi_lama", "sandi_baru", "ulangi"]
