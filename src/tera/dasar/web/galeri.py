"""The gallery: every component in every state, on one page, with sample data of nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tera.aturan.kalender import NAMA_BULAN
from tera.dasar.akses import publik
from tera.dasar.templatetags.lencana import PREDIKAT, STATUS

RATING: Final = (
    ("di_atas", "Di Atas Ekspektasi|Melampaui sebagian besar harapan"),
    ("sesuai", "Sesuai Ekspektasi|Memenuhi harapan pimpinan"),
    ("di_bawah", "Di Bawah Ekspektasi|Sebagian besar harapan belum terpenuhi"),
)
PERHITUNGAN: Final[dict[str, Any]] = {
    "nilai": "sangat_baik",
    "langkah": [
        {
            "label": "Rating hasil kerja",
            "nilai": "Di Atas Ekspektasi",
            "acuan": {"teks": "PermenPANRB 6/2022"},
        },
        {
            "label": "Rating perilaku kerja",
            "nilai": "Di Atas Ekspektasi",
            "acuan": {"teks": "PermenPANRB 6/2022"},
        },
        {
            "label": "Kuadran hasil dan perilaku",
            "nilai": "Sangat Baik",
            "acuan": {"teks": "Keputusan daerah", "kepastian": "belum_diverifikasi"},
        },
        {"label": "Pembulatan", "nilai": 112.5, "acuan": None},
    ],
}


class ContohForm(forms.Form):
    """One field of each kind."""

    nama = forms.CharField(
        label="Rencana hasil kerja",
        help_text="Tulis hasilnya, bukan kegiatannya.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    target = forms.CharField(label="Target", help_text="Angka; koma untuk desimal.")
    anggaran = forms.CharField(label="Anggaran", required=False)
    satuan = forms.ChoiceField(
        label="Satuan", choices=(("", "Pilih satuan"), ("dok", "Dokumen"), ("persen", "Persen"))
    )
    tenggat = forms.DateField(
        label="Tenggat", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    rating = forms.ChoiceField(
        label="Rating hasil kerja",
        choices=RATING,
        widget=forms.RadioSelect,
        help_text="Bandingkan dengan ekspektasi yang disepakati di awal.",
    )
    perilaku = forms.MultipleChoiceField(
        label="Aspek perilaku yang perlu dikembangkan",
        choices=(
            ("pelayanan", "Berorientasi pelayanan"),
            ("adaptif", "Adaptif"),
            ("kolaboratif", "Kolaboratif"),
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    bukti = forms.FileField(
        label="Bukti dukung", help_text="PDF atau foto, paling besar 5 MB.", required=False
    )
    setuju = forms.BooleanField(label="Isian ini sudah saya periksa.", required=False)


@publik
@require_safe
def galeri(request: HttpRequest) -> HttpResponse:
    """Show the component folder."""
    return render(request, "dasar/galeri.html", _context(request))


def _context(request: HttpRequest) -> dict[str, Any]:
    salah = ContohForm({"nama": "Menyusun laporan", "target": "", "satuan": "dok"}, auto_id="s_%s")
    salah.add_error(None, "Target tidak boleh melebihi pagu unit kerja.")
    return {
        "instansi_nama": "Pemerintah Kabupaten Contoh",
        "menu": _menu(),
        "pemilih": {
            "tahun": [{"nilai": "2026", "label": "2026", "terpilih": True}],
            "periode": [{"nilai": "tw4", "label": "Triwulan IV", "terpilih": True}],
            "lain": [],
        },
        "daftar_status": list(STATUS),
        "daftar_predikat": list(PREDIKAT),
        "form": ContohForm(initial={"target": "98,5"}),
        "form_salah": salah,
        "perhitungan": PERHITUNGAN,
        "halaman_contoh": Paginator(range(1240), 25).get_page(request.GET.get("halaman", "4")),
        "jumlah": [12, 58, 9, 3, 1],
        "kurva": [10, 60, 20, 7, 3],
        "titik": [4, 7, 8, 12, 11, 15, 14, 18, 17, None, None, None],
        "sekarang": datetime(2026, 11, 21, 3, 42, tzinfo=UTC),
        "bulan": _months(),
    }


def _menu() -> list[dict[str, Any]]:
    label = (
        "Beranda",
        "SKP",
        "Matriks Peran Hasil",
        "Rencana Aksi",
        "Bukti Dukung",
        "Penilaian",
        "Umpan Balik",
        "Laporan",
    )
    jumlah = {"Penilaian": 12, "Umpan Balik": 3}
    return [
        {"label": nama, "url": f"#m{i}", "aktif": nama == "SKP", "jumlah": jumlah.get(nama, 0)}
        for i, nama in enumerate(label)
    ]


def _months() -> list[dict[str, str]]:
    keadaan = ["selesai"] * 8 + ["lewat", "selesai", "kini", "nanti"]
    return [{"nama": n, "keadaan": k} for n, k in zip(NAMA_BULAN, keadaan, strict=True)]
