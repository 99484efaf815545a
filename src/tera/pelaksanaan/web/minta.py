"""Asking a colleague for feedback; answering, declining and taking back a request."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.aturan.perilaku import NilaiDasar
from tera.dasar.akses import masuk
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import Hubungan, PermintaanUmpanBalik, StatusMinta
from tera.pelaksanaan.permissions import check_can_ask_umpan_balik, check_can_decline_permintaan
from tera.pelaksanaan.queries import get_pegawai, get_permintaan, hasil_dibahas, skp_pada
from tera.pelaksanaan.services import ask_umpan_balik, decline_permintaan, withdraw_permintaan
from tera.pelaksanaan.web.bantu import help_context, only_helped, opened, typed
from tera.pelaksanaan.web.forms.umpan_balik import MintaForm, TolakForm, UmpanBalikForm
from tera.pelaksanaan.web.umpan_saya import own_pegawai, send_form
from tera.perencanaan.models import RencanaHasilKerja


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik_tanya(request: Permintaan, pegawai_id: int) -> HttpResponse:
    """Ask one colleague for feedback on my work."""
    saya = own_pegawai(request)
    kepada = get_pegawai(request.user, pegawai_id)
    check_can_ask_umpan_balik(request.user, kepada)
    hasil = _own_results(request, saya)
    if request.method != "POST":
        form = MintaForm(hasil=hasil, initial={"perihal": request.GET.get("perihal", "")})
    else:
        form = MintaForm(request.POST, hasil=hasil)
        if form.is_valid() and _ask(request, form, kepada):
            messages.success(request, f"Permintaan terkirim kepada {kepada.nama}.")
            return redirect(_requests())
    status = MasukanTidakSah.status if form.is_bound else 200
    isi = {"pegawai": kepada, "form": form}
    return render(request, "pelaksanaan/umpan_tanya.html", isi, status=status)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik_minta(request: Permintaan, minta_id: int) -> HttpResponse:
    """A request that was sent to me: give the feedback; the asker sees what became of it."""
    minta = get_permintaan(request.user, minta_id)
    hasil = hasil_dibahas(request.user, minta.dari, Hubungan.DIMINTA, None)
    if request.method != "POST":
        awal = opened(request) | {"perihal": _key(minta)}
        return _page(request, minta, UmpanBalikForm(hasil=hasil, initial=awal))
    check_can_decline_permintaan(request.user, minta)
    if only_helped(request.POST):
        return _page(request, minta, UmpanBalikForm(hasil=hasil, initial=typed(request)))
    form = UmpanBalikForm(request.POST, hasil=hasil)
    skp = skp_pada(minta.dari, request.user.hari_ini)
    if form.is_valid() and send_form(request, form, minta.dari, skp, minta=minta):
        return redirect(_requests())
    return _page(request, minta, form, status=MasukanTidakSah.status)


@masuk
@require_POST
def umpan_balik_minta_tolak(request: Permintaan, minta_id: int) -> HttpResponse:
    """Say that I cannot give it, and why."""
    minta = get_permintaan(request.user, minta_id)
    check_can_decline_permintaan(request.user, minta)
    tolak = TolakForm(request.POST, auto_id="tolak_%s")
    if tolak.is_valid():
        try:
            decline_permintaan(minta=minta, alasan=tolak.cleaned_data["alasan"], by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(tolak, galat)
        else:
            messages.success(request, f"Alasan Anda terkirim kepada {minta.dari.nama}.")
            return redirect(_requests())
    hasil = hasil_dibahas(request.user, minta.dari, Hubungan.DIMINTA, None)
    form = UmpanBalikForm(hasil=hasil, initial={"perihal": _key(minta)})
    return _page(request, minta, form, tolak=tolak, status=MasukanTidakSah.status)


@masuk
@require_POST
def umpan_balik_minta_tarik(request: Permintaan, minta_id: int) -> HttpResponse:
    """Take my request back."""
    minta = get_permintaan(request.user, minta_id)
    withdraw_permintaan(minta=minta, by=request.user)
    messages.success(request, "Permintaan ditarik.")
    return redirect(_requests())


def _ask(request: Permintaan, form: MintaForm, kepada: Pegawai) -> bool:
    try:
        ask_umpan_balik(
            kepada=kepada,
            hasil=form.hasil,
            nilai_dasar=form.nilai_dasar,
            pesan=form.cleaned_data["pesan"],
            kunci=form.cleaned_data["kunci"],
            by=request.user,
        )
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
        return False
    return True


def _own_results(request: Permintaan, saya: Pegawai) -> list[RencanaHasilKerja]:
    skp = skp_pada(saya, request.user.hari_ini)
    if skp is None:
        return []
    return list(skp.hasil.select_related("skp").order_by("-jenis", "urut", "id"))


def _requests() -> str:
    return f"{reverse('umpan_balik_saya')}?tab=permintaan"


def _key(minta: PermintaanUmpanBalik) -> str:
    if minta.hasil_id:
        return f"hasil-{minta.hasil_id}"
    return f"nilai-{minta.nilai_dasar}" if minta.nilai_dasar else ""


def _about(minta: PermintaanUmpanBalik) -> str:
    if minta.hasil is not None:
        return str(minta.hasil.uraian)
    return NilaiDasar(minta.nilai_dasar).label if minta.nilai_dasar else "Kinerja secara umum"


def _page(
    request: Permintaan,
    minta: PermintaanUmpanBalik,
    form: UmpanBalikForm,
    *,
    tolak: TolakForm | None = None,
    status: int = 200,
) -> HttpResponse:
    untuk_saya = minta.kepada_id == request.user.pegawai_id
    isi = {
        "minta": minta,
        "perihal": _about(minta),
        "untuk_saya": untuk_saya,
        "menunggu": minta.status == StatusMinta.MENUNGGU,
        "form": form,
        "tolak": tolak or TolakForm(auto_id="tolak_%s"),
        "tolak_salah": tolak,
        **help_context(request, form),
    }
    return render(request, "pelaksanaan/umpan_permintaan.html", isi, status=status)
