"""Forms of notifications: syntax only; what is allowed, the services decide."""

from django import forms

from tera.notifikasi.jenis import JenisKabar
from tera.notifikasi.states import Ringkasan


class SetelanForm(forms.Form):
    """How a person wants to be told."""

    surel = forms.CharField(
        label="Alamat surel",
        help_text="Kami kirim kode ke alamat ini; alamat dipakai setelah kode itu Anda isikan.",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wa = forms.CharField(
        label="Nomor WhatsApp",
        help_text="Nomor seluler Indonesia, misalnya 0812-3456-7890. Dikonfirmasi dengan kode.",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    ringkasan = forms.ChoiceField(
        label="Ringkasan lewat surel",
        help_text="Satu surel berisi yang harus Anda kerjakan, tenggat, dan yang berubah.",
        choices=Ringkasan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu."},
    )
    segera = forms.MultipleChoiceField(
        label="Kirim segera",
        help_text="Kabar jenis ini dikirim saat terjadi, di luar jam tenang. Isi yang bersifat "
        "pribadi tidak ikut; Anda membacanya di Tera.",
        choices=JenisKabar.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class KodeForm(forms.Form):
    """The six digits of one channel."""

    kode = forms.CharField(
        label="Kode konfirmasi",
        help_text="Enam angka dari pesan terakhir.",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Isikan enam angka dari pesan itu."},
    )


class WebhookForm(forms.Form):
    """The agency's gateway."""

    alamat = forms.CharField(
        label="Alamat webhook",
        help_text="Alamat https:// yang menerima POST JSON, misalnya gateway WhatsApp instansi.",
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Isi alamat webhook."},
    )
    rahasia = forms.CharField(
        label="Rahasia bersama",
        help_text="Dipakai menandatangani kiriman (HMAC-SHA256). Kosongkan bila tidak diganti.",
        required=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    dasar_hukum = forms.CharField(
        label="Dasar keputusan",
        help_text="Misalnya: Keputusan Kepala BKPSDM Nomor 12 Tahun 2026.",
        max_length=300,
        error_messages={"required": "Sebutkan keputusan yang menjadi dasarnya."},
    )
    aktif = forms.BooleanField(label="Webhook dipakai", required=False, initial=True)


class UjiForm(forms.Form):
    """Where to send a trial."""

    nomor = forms.CharField(
        label="Nomor WhatsApp untuk uji coba",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel"}),
        error_messages={"required": "Isi nomor yang akan menerima uji coba."},
    )
