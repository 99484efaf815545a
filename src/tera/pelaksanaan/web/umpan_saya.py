"""One's own feedback: received, given, requests; and giving it to somebody one works with."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tera.akun.lingkup import bawahan
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.hubungan import hubungan_kerja
from tera.pelaksanaan.models import Hubungan
from tera.pelaksanaan.permissions import relation_to_give
from tera.pelaksanaan.queries import (
    as_utas,
    get_pegawai,
    hasil_dibahas,
    jumlah_permintaan,
    orang_bertugas,
    permintaan_terlihat,
    skp_pada,
    utas_diberi,
    utas_diterima,
)
from tera.pelaksanaan.services import give_umpan_balik
from tera.pelaksanaan.web.bantu import help_context, only_helped, opened, typed
from tera.pelaksanaan.web.forms.umpan_balik import UmpanBalikForm
from tera.pelaksanaan.web.umpan_balik import show_utas
from tera.perencanaan.models import Skp

SEHALAMAN = 15
ORANG_SEHALAMAN = 25
DAFTAR_UTAS = {"terima": utas_diterima, "beri": utas_diberi}
TAB = (
    ("terima", "Diterima"),
    ("beri", "Diberikan"),
    ("permintaan", "Permintaan"),
)


def own_pegawai(request: Permintaan) -> Pegawai:
    """The account's person; raises TidakDitemukan for an account without one."""
    if request.user.pegawai is None:
        raise TidakDitemukan("Akun ini tidak terhubung dengan data pegawai.")
    return request.user.pegawai


@masuk
@require_GET
def umpan_balik_saya(request: Permintaan) -> HttpResponse:
    """What I received, what I gave, and requests for feedback."""
    saya, akun = own_pegawai(request), request.user
    tab = request.GET.get("tab", "")
    tab = tab if tab in dict(TAB) else "terima"
    semua: Any = permintaan_terlihat(akun) if tab == "permintaan" else DAFTAR_UTAS[tab](akun)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    utas = [] if tab == "permintaan" else [show_utas(as_utas(satu)) for satu in halaman]
    isi = {
        "tab": tab,
        "daftar_tab": [(kode, label) for kode, label in TAB],
        "halaman": halaman,
        "utas": utas,
        "menunggu": jumlah_permintaan(akun),
        "menilai": bawahan(saya, akun.hari_ini).exists(),
        "hari_ini": akun.hari_ini,
        "saya_id": akun.pegawai_id,
    }
    return render(request, "pelaksanaan/umpan_saya.html", isi)


@masuk
@require_GET
def umpan_balik_pilih(request: Permintaan) -> HttpResponse:
    """Choose whom: to give to somebody one works with, or (``?untuk=minta``) whom to ask."""
    saya = own_pegawai(request)
    akun, hari_ini = request.user, request.user.hari_ini
    minta = request.GET.get("untuk") == "minta"
    kata = request.GET.get("q", "").replace("\0", "").strip()[:100]
    hubungan = hubungan_kerja(akun, hari_ini)
    hanya = None if minta and kata else hubungan.keys()
    semua = orang_bertugas(akun.instansi_id, kata, hari_ini, hanya).exclude(pk=saya.pk)
    halaman = Paginator(semua, ORANG_SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "minta": minta,
        "kata": kata,
        "halaman": halaman,
        "orang": [(satu, _label(hubungan.get(satu.pk))) for satu in halaman],
    }
    return render(request, "pelaksanaan/umpan_pilih.html", isi)


def _label(hubungan: Hubungan | None) -> str:
    """What the chosen one is to the reader: the relation as seen from the other side."""
    return "" if hubungan is None else BAGI_SAYA[hubungan]


BAGI_SAYA = {
    Hubungan.PENILAI: "Bawahan Anda",
    Hubungan.ATASAN_PENILAI: "Bawahan dari bawahan Anda",
    Hubungan.WAKIL: "Anda wakil penilainya",
    Hubungan.KETUA_TIM: "Anggota tim Anda",
    Hubungan.BAWAHAN: "Atasan Anda",
    Hubungan.REKAN_TIM: "Rekan satu tim",
    Hubungan.REKAN: "Rekan kerja",
    Hubungan.ANGGOTA_TIM: "Ketua tim Anda",
    Hubungan.DIMINTA: "Meminta umpan balik Anda",
}


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik_beri(request: Permintaan, pegawai_id: int) -> HttpResponse:
    """Give feedback to somebody one works with, without seeing her plan."""
    akun, hari_ini = request.user, request.user.hari_ini
    pegawai = get_pegawai(akun, pegawai_id)
    hubungan = relation_to_give(akun, pegawai, hari_ini)
    skp = skp_pada(pegawai, hari_ini)
    hasil = hasil_dibahas(akun, pegawai, hubungan, skp)
    if request.method != "POST":
        form = UmpanBalikForm(hasil=hasil, initial=opened(request))
    elif only_helped(request.POST):
        form = UmpanBalikForm(hasil=hasil, initial=typed(request))
    else:
        form = UmpanBalikForm(request.POST, hasil=hasil)
        if form.is_valid() and send_form(request, form, pegawai, skp):
            return redirect(f"{reverse('umpan_balik_saya')}?tab=beri")
    isi = {
        "pegawai": pegawai,
        "hubungan": hubungan,
        "form": form,
        **help_context(request, form),
    }
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/umpan_beri.html", isi, status=status)


def send_form(
    request: Permintaan, form: UmpanBalikForm, pegawai: Pegawai, skp: Skp | None, **lain: Any
) -> bool:
    """Give what a sound form says; False where the use case refused the words."""
    hasil = form.hasil
    try:
        give_umpan_balik(
            skp=hasil.skp if hasil is not None else skp,
            pegawai=pegawai,
            hasil=hasil,
            nilai_dasar=form.nilai_dasar,
            isi=form.cleaned_data["isi"],
            rincian=form.rincian(form.jenis_terpilih, **lain),
            kunci=form.cleaned_data["kunci"],
            by=request.user,
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, f"Umpan balik terkirim kepada {pegawai.nama}.")
    return True
