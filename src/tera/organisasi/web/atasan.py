"""My superior, the request to correct it, and the pengelola's decision."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.dasar.akses import masuk, peran
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import Pegawai, PermintaanAtasan
from tera.organisasi.permissions import BKPSDM, PENGELOLA
from tera.organisasi.queries import (
    atasan_kini,
    cari_bertugas,
    permintaan_dikelola,
    riwayat_atasan,
)
from tera.organisasi.services import decide_permintaan, request_atasan
from tera.organisasi.states import StatusPermintaan
from tera.organisasi.web.forms import KeputusanForm, PermintaanAtasanForm

SEHALAMAN = 25


@masuk
@require_http_methods(["GET", "POST"])
def atasan_saya(request: Permintaan) -> HttpResponse:
    """Who rates me, since when and why; ask for a correction after searching the right person."""
    saya, hari_ini = request.user.pegawai, request.user.hari_ini
    if saya is None:
        raise TidakDitemukan("Akun ini tidak terhubung dengan data pegawai.")
    asal = request.POST if request.method == "POST" else request.GET
    kata = asal.get("q", "").replace("\0", "").strip()[:100]
    calon = [p for p in cari_bertugas(saya.instansi_id, kata, hari_ini) if p.pegawai_id != saya.pk]
    form = PermintaanAtasanForm(request.POST or None, calon=calon, initial={"q": kata})
    if request.method == "POST" and form.is_valid():
        try:
            _request(request, saya, form.cleaned_data)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Permintaan dikirim kepada pengelola kinerja unit Anda.")
            return redirect("atasan_saya")
    permintaan = list(
        PermintaanAtasan.objects.filter(pegawai=saya)
        .select_related("usulan", "diputus_oleh")
        .order_by("-id")[:10]
    )
    isi = {
        "form": form,
        "kata": kata,
        "calon": calon,
        "riwayat": riwayat_atasan(saya.pk, hari_ini),
        "permintaan": permintaan,
        "menunggu": any(p.status == StatusPermintaan.DIAJUKAN for p in permintaan),
    }
    status = 422 if form.is_bound else 200
    return render(request, "organisasi/atasan_saya.html", isi, status=status)


def _request(request: Permintaan, saya: Pegawai, isi: dict[str, Any]) -> None:
    semua = Pegawai.objects.milik_instansi(saya.instansi_id)
    usulan = semua.filter(pk=isi["usulan"]).first()
    if usulan is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    request_atasan(pegawai=saya, usulan=usulan, alasan=isi["alasan"], by=request.user)


@peran(BKPSDM, PENGELOLA)
@require_GET
def permintaan_atasan(request: Permintaan) -> HttpResponse:
    """Requests for the people that I manage: waiting first."""
    return _decisions(request, None, 0)


def _decisions(request: Permintaan, form: KeputusanForm | None, gagal_id: int) -> HttpResponse:
    hari_ini = request.user.hari_ini
    semua = permintaan_dikelola(request.user, hari_ini)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    kini = atasan_kini([p.pegawai_id for p in halaman], hari_ini)
    butir = [
        {
            "permintaan": p,
            "kini": kini.get(p.pegawai_id),
            "form": form if p.pk == gagal_id else KeputusanForm(auto_id=f"id_{p.pk}_%s"),
            "menunggu": p.status == StatusPermintaan.DIAJUKAN,
        }
        for p in halaman
    ]
    isi = {"halaman": halaman, "butir": butir, "form_gagal": form}
    return render(request, "organisasi/permintaan_atasan.html", isi, status=422 if form else 200)


@peran(BKPSDM, PENGELOLA)
@require_POST
def permintaan_atasan_putuskan(request: Permintaan, permintaan_id: int) -> HttpResponse:
    """Approve or refuse one request."""
    semua = permintaan_dikelola(request.user, request.user.hari_ini)
    permintaan = semua.filter(pk=permintaan_id).first()
    if permintaan is None:
        raise TidakDitemukan("Permintaan tidak ditemukan.")
    form = KeputusanForm(request.POST, auto_id=f"id_{permintaan_id}_%s")
    if form.is_valid():
        setuju = form.cleaned_data["keputusan"] == "setuju"
        catatan = form.cleaned_data["catatan"]
        try:
            decide_permintaan(
                permintaan=permintaan, setuju=setuju, catatan=catatan, by=request.user
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            kabar = "disetujui; atasan berubah mulai hari ini" if setuju else "ditolak"
            messages.success(request, f"Permintaan {permintaan.pegawai} {kabar}.")
            return redirect("permintaan_atasan")
    return _decisions(request, form, permintaan_id)
