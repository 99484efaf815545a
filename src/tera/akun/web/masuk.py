"""Sign in, sign out, activate."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tera.akun import pembatas
from tera.akun.models import Akun
from tera.akun.services import activate_akun, sign_in
from tera.akun.web.forms import AktivasiForm, MasukForm
from tera.dasar.akses import publik
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import add_refusal


@publik
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Sign in by NIP."""
    if request.user.is_authenticated:
        return redirect("beranda")
    form = MasukForm(request.POST or None, initial={"lanjut": request.GET.get("lanjut", "")[:500]})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            akun = sign_in(request=request, nama_masuk=isi["nip"], sandi=isi["sandi"])
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            return _welcome(request, akun, isi["lanjut"])
    return render(request, "akun/masuk.html", {"form": form}, status=422 if form.is_bound else 200)


def _welcome(request: HttpRequest, akun: Akun, lanjut: str) -> HttpResponse:
    aman = url_has_allowed_host_and_scheme(lanjut, allowed_hosts={request.get_host()})
    jawaban = redirect(lanjut if aman else "beranda")
    jawaban.set_cookie(
        pembatas.KUKI_PERANGKAT,
        pembatas.device_cookie(akun.nama_masuk, f"{akun.pk}"),
        max_age=pembatas.UMUR_KUKI,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return jawaban


@publik
@require_http_methods(["GET", "HEAD", "POST"])
def keluar(request: HttpRequest) -> HttpResponse:
    """The last look at what is unsent on this device, then out.

    The script wipes what this person kept here and says so; where it could not, the browser wipes
    everything that the site keeps.
    """
    if request.method != "POST":
        if not request.user.is_authenticated:
            return redirect("masuk")
        return render(request, "akun/keluar.html")
    logout(request)
    messages.success(request, "Anda sudah keluar.")
    jawaban = redirect("masuk")
    if "tersapu" not in request.POST:
        jawaban["Clear-Site-Data"] = '"storage"'
    return jawaban


@publik
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def aktivasi(request: HttpRequest) -> HttpResponse:
    """Set a password with the code that BKPSDM handed over."""
    form = AktivasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            activate_akun(
                request=request, nama_masuk=isi["nip"], kode=isi["kode"], sandi=isi["sandi_baru"]
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Kata sandi tersimpan. Silakan masuk.")
            return redirect("masuk")
    return render(
        request, "akun/aktivasi.html", {"form": form}, status=422 if form.is_bound else 200
    )
