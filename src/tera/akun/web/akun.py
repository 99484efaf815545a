"""One's own account: devices and password; for BKPSDM, codes for others."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.akun.models import Akun, Sesi
from tera.akun.peran import Peran
from tera.akun.queries import konselor_di_antara, pegawai_tanpa_akun
from tera.akun.services import (
    assign_konselor,
    change_sandi,
    end_sesi,
    issue_kode_aktivasi,
    open_akun,
)
from tera.akun.web.forms import GantiSandiForm
from tera.dasar.akses import masuk, peran
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal

SEHALAMAN = 25


@masuk
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def akun(request: Permintaan) -> HttpResponse:
    """Devices that are signed in, and the form for a new password."""
    form = GantiSandiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, form)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Kata sandi diganti. Perangkat lain sudah dikeluarkan.")
            return redirect("akun")
    sesi = Sesi.objects.filter(akun=request.user, expire_date__gt=timezone.now())
    return render(
        request,
        "akun/akun.html",
        {
            "form": form,
            "daftar_sesi": sesi.order_by("-dibuat_pada"),
            "kunci_sesi": request.session.session_key,
        },
        status=422 if form.is_bound else 200,
    )


def _change(request: Permintaan, form: GantiSandiForm) -> None:
    isi = form.cleaned_data
    change_sandi(
        by=request.user,
        sandi_lama=isi["sandi_lama"],
        sandi_baru=isi["sandi_baru"],
        sesi_kini=request.session.session_key or "",
    )
    update_session_auth_hash(request, Akun.objects.get(pk=request.user.pk))


@masuk
@require_POST
def sesi_akhiri(request: Permintaan, kunci: str) -> HttpResponse:
    """Sign out one of my devices; ``kunci`` is a digest, never the session's own key."""
    sesi = next((s for s in Sesi.objects.filter(akun=request.user) if s.tanda == kunci), None)
    if sesi is None:
        raise TidakDitemukan("Sesi tidak ditemukan.")
    end_sesi(sesi=sesi, by=request.user)
    messages.success(request, "Sesi diakhiri.")
    return redirect("akun")


@peran(Peran.BKPSDM)
@require_GET
def akun_daftar(request: Permintaan) -> HttpResponse:
    """Accounts of the agency, to hand out activation codes."""
    kata = request.GET.get("q", "").strip()[:100]
    semua = Akun.objects.filter(instansi_id=request.user.instansi_id).select_related("pegawai")
    if kata:
        semua = semua.filter(
            Q(nama__icontains=kata) | Q(nama_masuk__startswith=kata.replace(" ", ""))
        )
    daftar = list(semua.order_by("nama", "id")[:SEHALAMAN])
    konteks = {
        "daftar": daftar,
        "konselor": konselor_di_antara(daftar, request.user.hari_ini),
        "kata": kata,
        "kode": "",
        "tanpa_akun": pegawai_tanpa_akun(request.user.instansi_id).count(),
    }
    return render(request, "akun/akun_daftar.html", konteks)


@peran(Peran.BKPSDM)
@require_POST
def akun_buka(request: Permintaan) -> HttpResponse:
    """Open accounts for everyone who has none, as after an import."""
    akun = open_akun(pegawai=pegawai_tanpa_akun(request.user.instansi_id), by=request.user)
    messages.success(
        request,
        f"{len(akun)} akun dibuka. Terbitkan kode aktivasi agar pemiliknya dapat masuk."
        if akun
        else "Semua pegawai sudah mempunyai akun.",
    )
    return redirect("akun_daftar")


@peran(Peran.BKPSDM)
@require_POST
def akun_kode(request: Permintaan, akun_id: int) -> HttpResponse:
    """Issue an activation code; it is shown once, on this answer only."""
    milik = _milik(request, akun_id)
    kode = issue_kode_aktivasi(akun=milik, by=request.user)
    return render(
        request,
        "akun/akun_daftar.html",
        {
            "daftar": [milik],
            "konselor": konselor_di_antara([milik], request.user.hari_ini),
            "kata": milik.nama_masuk,
            "kode": kode,
        },
    )


def _milik(request: Permintaan, akun_id: int) -> Akun:
    milik = Akun.objects.filter(instansi_id=request.user.instansi_id, pk=akun_id).first()
    if milik is None:
        raise TidakDitemukan("Akun tidak ditemukan.")
    return milik


@peran(Peran.BKPSDM)
@require_POST
def akun_konselor(request: Permintaan, akun_id: int) -> HttpResponse:
    """Make somebody a counsellor (``bertugas=1``), or end that."""
    milik = _milik(request, akun_id)
    bertugas = request.POST.get("bertugas") == "1"
    assign_konselor(akun=milik, bertugas=bertugas, by=request.user, pada=request.user.hari_ini)
    kata = "bertugas sebagai konselor" if bertugas else "tidak lagi bertugas sebagai konselor"
    messages.success(request, f"{milik.nama} {kata}.")
    jawaban = redirect("akun_daftar")
    jawaban["Location"] += f"?q={milik.nama_masuk}"
    return jawaban
