"""How I want to be told: addresses, digest, what at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TerlaluSering, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.notifikasi.models import KonfirmasiKontak
from tera.notifikasi.nomor_wa import format_nomor_wa
from tera.notifikasi.permissions import check_can_choose_kabar
from tera.notifikasi.queries import konfirmasi_of, setelan_of
from tera.notifikasi.saluran import saluran_tersedia
from tera.notifikasi.services import confirm_kontak, request_kode, save_setelan
from tera.notifikasi.states import JenisSaluran
from tera.notifikasi.web.forms import KodeForm, SetelanForm

TAMPIL = {JenisSaluran.WEBHOOK: format_nomor_wa}


@masuk
@require_http_methods(["GET", "POST"])
def setelan_kabar(request: Permintaan) -> HttpResponse:
    """The choice, and the codes that are waited for."""
    check_can_choose_kabar(request.user)
    form = SetelanForm(request.POST or None, initial=_initial(request))
    if form.is_bound and form.is_valid():
        try:
            save_setelan(by=request.user, **form.cleaned_data)
        except (MasukanTidakSah, TerlaluSering) as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Setelan notifikasi disimpan.")
            return redirect("setelan_kabar")
    return _page(request, form)


def _page(
    request: Permintaan, form: SetelanForm, kode: KodeForm | None = None, milik: str = ""
) -> HttpResponse:
    """``kode`` is a form of codes to be shown again, that of the channel ``milik``."""
    assert request.user.pegawai is not None
    setelan = setelan_of(request.user.pegawai)
    ada = saluran_tersedia(request.user.instansi_id)
    tertunda = [
        _pending(request, satu, kode if satu.saluran == milik else None)
        for satu in konfirmasi_of(request.user.pegawai)
    ]
    salah = form.is_bound or kode is not None
    return render(
        request,
        "notifikasi/setelan.html",
        {
            "form": form,
            "kode_salah": kode,
            "tertunda": tertunda,
            "surel": setelan.surel,
            "wa": format_nomor_wa(setelan.wa) if setelan.wa else "",
            "ada_surel": JenisSaluran.SUREL in ada,
            "ada_wa": JenisSaluran.WEBHOOK in ada,
        },
        status=422 if salah else 200,
    )


def _pending(request: Permintaan, satu: KonfirmasiKontak, salah: KodeForm | None) -> dict[str, Any]:
    """One waiting address with its form; the link in the message fills the code in."""
    saluran = JenisSaluran(satu.saluran)
    diisi = request.GET.get("kode", "")[:6] if request.GET.get("saluran") == saluran else ""
    form = salah or KodeForm(initial={"kode": diisi}, auto_id=f"id_{saluran}_%s")
    tampil = TAMPIL.get(saluran, str)(satu.alamat)
    return {"saluran": saluran, "alamat": tampil, "pada": satu.dikirim_pada, "form": form}


def _initial(request: Permintaan) -> dict[str, Any]:
    """The choice as it stands, with addresses that still wait for their code."""
    assert request.user.pegawai is not None
    setelan = setelan_of(request.user.pegawai)
    tertunda = {satu.saluran: satu.alamat for satu in konfirmasi_of(request.user.pegawai)}
    wa = tertunda.get(JenisSaluran.WEBHOOK, setelan.wa)
    return {
        "surel": tertunda.get(JenisSaluran.SUREL, setelan.surel),
        "wa": format_nomor_wa(wa) if wa else "",
        "ringkasan": setelan.ringkasan,
        "segera": setelan.segera,
    }


@masuk
@require_POST
def kontak_konfirmasi(request: Permintaan, saluran: str) -> HttpResponse:
    """Give the code of one channel back."""
    saluran = _known(saluran)
    check_can_choose_kabar(request.user)
    form = KodeForm(request.POST, auto_id=f"id_{saluran}_%s")
    if form.is_valid():
        try:
            confirm_kontak(saluran=saluran, kode=form.cleaned_data["kode"], by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Alamat dikonfirmasi dan mulai dipakai.")
            return redirect("setelan_kabar")
    return _page(request, SetelanForm(initial=_initial(request)), form, saluran)


@masuk
@require_POST
def kontak_kode(request: Permintaan, saluran: str) -> HttpResponse:
    """Another code for one channel."""
    request_kode(saluran=_known(saluran), by=request.user)
    messages.success(request, "Kode baru dikirim.")
    return redirect("setelan_kabar")


def _known(saluran: str) -> JenisSaluran:
    if saluran not in JenisSaluran.values:
        raise TidakDitemukan("Saluran itu tidak ada.")
    return JenisSaluran(saluran)
