"""The gallery: every component in every state, on one page, with sample data of nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tera.aturan.acuan import Acuan, Kepastian, Ketetapan
from tera.aturan.bidang import Bidang, JenisBidang
from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.perhitungan import Langkah, Perhitungan
from tera.dasar.akses import publik
from tera.dasar.templatetags.lencana import PREDIKAT, STATUS
from tera.dasar.web.isian import BidangForm, format_alamat

RATING: Final = (
    ("di_atas", "Di Atas Ekspektasi|Melampaui sebagian besar harapan"),
    ("sesuai", "Sesuai Ekspektasi|Memenuhi harapan pimpinan"),
    ("di_bawah", "Di Bawah Ekspektasi|Sebagian besar harapan belum terpenuhi"),
)
PERHITUNGAN: Final = Perhitungan(
    "",
    (
        Langkah("Rating hasil kerja", "Di Atas Ekspektasi", Acuan("permenpanrb-6-2022")),
        Langkah(
            "Persentase predikat Sangat Baik",
            "150%",
            Acuan("permenpanrb-1-2023", "37"),
            Kepastian.RESMI,
        ),
        Langkah("Koefisien", "12,5", Acuan("perbkn-3-2023"), Kepastian.SEKUNDER),
        Langkah(
            "Bobot",
            "60%",
            Ketetapan("Peraturan Bupati 12/2025"),
            Kepastian.BELUM_DIVERIFIKASI,
        ),
        Langkah("Jumlah", "60% × 18,75 = 11,25"),
    ),
)


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


NILAI = Bidang(nama="nilai", label="Nilai", jenis=JenisBidang.BILANGAN, satuan="skala 0-100")
PREDIKAT_ASPEK = Bidang(
    nama="predikat",
    label="Predikat",
    jenis=JenisBidang.PILIHAN,
    pilihan=(("baik", "Baik"), ("kurang", "Kurang")),
    wajib=False,
)
MASUKAN: Final = (
    Bidang(nama="pagu", label="Pagu setahun", jenis=JenisBidang.RUPIAH),
    Bidang(nama="hadir", label="Hadir setiap hari", jenis=JenisBidang.YA_TIDAK),
    Bidang(
        nama="aspek",
        label="Nilai tiap aspek",
        jenis=JenisBidang.BARIS,
        petunjuk="Satu baris untuk tiap aspek.",
        kolom=(
            Bidang(nama="aspek", label="Aspek", jenis=JenisBidang.TEKS),
            NILAI,
            PREDIKAT_ASPEK,
        ),
    ),
)
ASPEK: Final = (
    {"aspek": "Disiplin", "nilai": Decimal("87.5"), "predikat": "baik"},
    {"aspek": "Kerja sama", "nilai": Decimal(90), "predikat": None},
)


def _masukan() -> BidangForm:
    """Every kind of input that has a dress of its own, one cell of it refused."""
    isi = {"pagu": 1_250_000, "hadir": True, "aspek": ASPEK}
    data = QueryDict(format_alamat(MASUKAN, isi), mutable=True)
    data["aspek-1-nilai"] = "sembilan puluh"
    return BidangForm(MASUKAN, data)


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
        "form_masukan": _masukan(),
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
