"""BKPSDM keeps the indicator library: proposals, revisions, what goes out of use."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.akun.peran import Peran
from tera.dasar.akses import peran
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.perencanaan.queries import get_pustaka, usulan_pustaka
from tera.perencanaan.services import (
    decide_indikator_pustaka,
    load_pustaka,
    retire_indikator_pustaka,
    revise_indikator_pustaka,
)
from tera.perencanaan.smart import check_pustaka
from tera.perencanaan.web.forms.pustaka import AlasanForm, PustakaForm, initial_pustaka
from tera.perencanaan.web.pustaka import SEHALAMAN, render_indikator


@peran(Peran.BKPSDM)
@require_GET
def pustaka_usulan(request: Permintaan) -> HttpResponse:
    """Proposals that wait, with what the SMART check says of each."""
    return _proposals(request, None, 0)


def _proposals(request: Permintaan, form: AlasanForm | None, gagal_id: int) -> HttpResponse:
    semua = usulan_pustaka(request.user.instansi_id)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    butir = [
        {
            "entri": satu,
            "smart": check_pustaka(satu),
            "form": form if satu.pk == gagal_id else AlasanForm(auto_id=f"id_{satu.pk}_%s"),
        }
        for satu in halaman
    ]
    isi = {"halaman": halaman, "butir": butir, "form_gagal": form}
    return render(request, "perencanaan/pustaka_usulan.html", isi, status=422 if form else 200)


@peran(Peran.BKPSDM)
@require_POST
def pustaka_putuskan(request: Permintaan, entri_id: int) -> HttpResponse:
    """Approve or refuse one proposal."""
    entri = get_pustaka(request.user, entri_id)
    form = AlasanForm(request.POST, auto_id=f"id_{entri.pk}_%s")
    setuju = request.POST.get("keputusan") == "setujui"
    if form.is_valid():
        try:
            catatan = form.cleaned_data["catatan"]
            decide_indikator_pustaka(entri=entri, setuju=setuju, catatan=catatan, by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            kabar = "disetujui dan masuk pustaka" if setuju else "ditolak dengan catatan"
            messages.success(request, f"Usulan {kabar}.")
            return redirect("pustaka_usulan")
    return _proposals(request, form, entri.pk)


@peran(Peran.BKPSDM)
@require_http_methods(["GET", "POST"])
def pustaka_ubah(request: Permintaan, entri_id: int) -> HttpResponse:
    """Write the next version of an entry."""
    entri = get_pustaka(request.user, entri_id)
    form = PustakaForm(
        request.POST or None, initial=initial_pustaka(entri), use_required_attribute=False
    )
    if request.method == "POST" and form.is_valid():
        try:
            isian = form.isian_pustaka()
            baru = revise_indikator_pustaka(entri=entri, isian=isian, by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, f"Versi {baru.versi} berlaku mulai sekarang.")
            return redirect("pustaka_indikator", entri_id=baru.pk)
    isi = {"entri": entri, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/pustaka_ubah.html", isi, status=status)


@peran(Peran.BKPSDM)
@require_POST
def pustaka_cabut(request: Permintaan, entri_id: int) -> HttpResponse:
    """Take an entry out of use."""
    entri = get_pustaka(request.user, entri_id)
    form = AlasanForm(request.POST)
    if form.is_valid():
        try:
            alasan = form.cleaned_data["catatan"]
            retire_indikator_pustaka(entri=entri, alasan=alasan, by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Indikator dicabut dari pustaka.")
            return redirect("pustaka_indikator", entri_id=entri.pk)
    return render_indikator(request, entri, form)


@peran(Peran.BKPSDM)
@require_POST
def pustaka_muat(request: Permintaan) -> HttpResponse:
    """Add what Tera's own library has and the agency's lacks."""
    banyak = load_pustaka(instansi=request.user.instansi, by=request.user)
    messages.success(request, f"{banyak} indikator bawaan ditambahkan.")
    return redirect("pustaka")
