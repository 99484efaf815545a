"""Hand the clarifying and approving of plans to someone for a time, and take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import Penugasan
from tera.organisasi.queries import cari_bertugas
from tera.perencanaan.permissions import can_end_delegasi, check_can_delegate_penilai
from tera.perencanaan.queries import daftar_delegasi, get_delegasi
from tera.perencanaan.services import delegate_penilai, end_delegasi
from tera.perencanaan.web.forms.delegasi import DelegasiForm


@masuk
@require_http_methods(["GET", "POST"])
def delegasi(request: Permintaan) -> HttpResponse:
    """What I gave and got; hand over after searching the right person."""
    akun, hari_ini = request.user, request.user.hari_ini
    asal = request.POST if request.method == "POST" else request.GET
    kata = asal.get("q", "").replace("\0", "").strip()[:100]
    calon = [
        satu
        for satu in cari_bertugas(akun.instansi_id, kata, hari_ini)
        if satu.pegawai_id != akun.pegawai_id
    ]
    form = DelegasiForm(request.POST or None, calon=calon, initial={"q": kata, "sejak": hari_ini})
    if request.method == "POST":
        check_can_delegate_penilai(akun, hari_ini)
        if form.is_valid() and _hand_over(request, form, calon):
            return redirect("delegasi")
    return _page(request, form, kata, calon)


def _hand_over(request: Permintaan, form: DelegasiForm, calon: list[Penugasan]) -> bool:
    isi = form.cleaned_data
    kepada = next(satu.pegawai for satu in calon if str(satu.pegawai_id) == isi["kepada"])
    try:
        delegate_penilai(
            kepada=kepada,
            sejak=isi["sejak"],
            sampai=isi["sampai"],
            alasan=isi["alasan"],
            by=request.user,
            pada=request.user.hari_ini,
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, f"Persetujuan SKP didelegasikan kepada {kepada.nama}.")
    return True


def _page(
    request: Permintaan, form: DelegasiForm, kata: str, calon: list[Penugasan]
) -> HttpResponse:
    akun, hari_ini = request.user, request.user.hari_ini
    daftar = daftar_delegasi(akun)
    konteks: dict[str, Any] = {
        "form": form,
        "kata": kata,
        "calon": calon,
        "alasan": reason(check_can_delegate_penilai, akun, hari_ini),
        "daftar": [
            {
                "delegasi": satu,
                "berlaku": satu.sejak <= hari_ini,
                "lewat": satu.sampai is not None and satu.sampai < hari_ini,
                "dapat_akhiri": can_end_delegasi(akun, satu),
            }
            for satu in daftar
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/delegasi.html", konteks, status=status)


@masuk
@require_POST
def delegasi_akhiri(request: Permintaan, delegasi_id: int) -> HttpResponse:
    """Take it back from today on."""
    satu = get_delegasi(request.user, delegasi_id)
    end_delegasi(delegasi=satu, by=request.user, pada=request.user.hari_ini)
    messages.success(request, f"Delegasi kepada {satu.kepada.nama} diakhiri.")
    return redirect("delegasi")
