"""Tim kerja: the list, one team with its results, forming and ending it."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakBoleh
from tera.dasar.izin import reason
from tera.dasar.web.isian_baris import TAMBAHAN
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, chosen_id, posted_versi
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import get_unit
from tera.perencanaan.models import TimKerja
from tera.perencanaan.permissions import (
    can_clarify_hasil,
    check_can_clarify_hasil,
    check_can_manage_tim,
)
from tera.perencanaan.queries import (
    anggota_kini,
    anggota_of,
    daftar_tim,
    find_pegawai,
    get_tim,
    hasil_tim,
    unit_bertim,
)
from tera.perencanaan.services import clarify_hasil, end_tim, save_tim
from tera.perencanaan.web.forms.tim import CatatanTimForm, TimForm, initial_tim

SEHALAMAN = 25


@masuk
@require_GET
def tim_daftar(request: Permintaan) -> HttpResponse:
    """The teams of my unit and those that I lead or am in."""
    hari_ini = request.user.hari_ini
    halaman = Paginator(daftar_tim(request.user, hari_ini), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    unit = unit_bertim(request.user, hari_ini)
    return render(request, "perencanaan/tim_daftar.html", {"halaman": halaman, "unit": unit})


@masuk
@require_GET
def tim(request: Permintaan, tim_id: int) -> HttpResponse:
    """One team: members, results of the year, notes."""
    return _page(request, get_tim(request.user, tim_id, request.user.hari_ini))


def _page(
    request: Permintaan,
    satu: TimKerja,
    *,
    form: forms.Form | None = None,
    hasil_id: int | None = None,
) -> HttpResponse:
    akun, hari_ini, tahun = request.user, request.user.hari_ini, chosen_tahun(request)
    isi = {
        "tim": satu,
        "tahun": tahun,
        "anggota": anggota_of(satu),
        "hasil": [
            (h, form if form and h.pk == hasil_id else CatatanTimForm(auto_id=f"id_{h.pk}_%s"))
            for h in hasil_tim(satu, akun, tahun)
        ],
        "hari_ini": hari_ini,
        "berakhir": satu.sampai is not None and satu.sampai < hari_ini,
        "memimpin": satu.ketua_id == akun.pegawai_id,
        "dapat_catat": can_clarify_hasil(akun, satu, hari_ini),
        "alasan": reason(check_can_manage_tim, akun, satu.unit, hari_ini),
        "form": form,
        "pemilih": pemilih(request, tahun),
    }
    return render(request, "perencanaan/tim.html", isi, status=422 if form else 200)


@masuk
@require_http_methods(["GET", "POST"])
def tim_isi(request: Permintaan, tim_id: int | None = None) -> HttpResponse:
    """Form a team for a unit (``?unit=``), or change one."""
    lama, unit = _target(request, tim_id)
    form = _form(request, lama)
    terkirim = request.method == "POST" and "tambah-baris" not in request.POST
    if terkirim and form.is_valid() and (baru := _save(request, unit, lama, form)):
        messages.success(request, "Tim kerja tersimpan.")
        return redirect("tim", tim_id=baru.pk)
    isi = {
        "form": form,
        "tim": lama,
        "unit": unit,
        "versi": posted_versi(request) if request.method == "POST" else lama and lama.versi,
        "galat": terkirim,
    }
    return render(request, "perencanaan/tim_isi.html", isi, status=422 if terkirim else 200)


def _target(request: Permintaan, tim_id: int | None) -> tuple[TimKerja | None, UnitKerja]:
    akun, hari_ini = request.user, request.user.hari_ini
    if tim_id is not None:
        lama = get_tim(akun, tim_id, hari_ini)
        check_can_manage_tim(akun, lama.unit, hari_ini)
        return lama, lama.unit
    if nomor := chosen_id(request, "unit"):
        unit = get_unit(akun.instansi_id, nomor)
        check_can_manage_tim(akun, unit, hari_ini)
        return None, unit
    milik = unit_bertim(akun, hari_ini)
    if not milik:
        raise TidakBoleh("Tim kerja dibentuk oleh kepala unit, pengelola kinerja, atau BKPSDM.")
    return None, milik[0]


def _form(request: Permintaan, lama: TimKerja | None) -> TimForm:
    """Bound to what was sent; "Tambah baris" shows it again with more empty rows."""
    if request.method != "POST":
        hari_ini = request.user.hari_ini
        awal = initial_tim(lama, anggota_kini(lama, hari_ini)) if lama else {"sejak": hari_ini}
        return TimForm(initial=awal)
    form = TimForm(request.POST)
    if "tambah-baris" in request.POST:
        form = TimForm(initial={nama: form[nama].value() for nama in form.fields})
        form.widen(TAMBAHAN)
    return form


def _save(
    request: Permintaan, unit: UnitKerja, lama: TimKerja | None, form: TimForm
) -> TimKerja | None:
    """The stored team; None, with the errors in the form, where it was refused."""
    by, pada = request.user, request.user.hari_ini
    isian = form.isian(find_pegawai(by.instansi_id, form.named(), pada))
    if isian is None:
        return None
    try:
        return save_tim(
            unit=unit, tim=lama, isian=isian, by=by, pada=pada, versi=posted_versi(request)
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return None


@masuk
@require_POST
def tim_akhiri(request: Permintaan, tim_id: int) -> HttpResponse:
    """Dissolve a team from today on."""
    by, hari_ini = request.user, request.user.hari_ini
    satu = get_tim(by, tim_id, hari_ini)
    end_tim(tim=satu, sampai=hari_ini, by=by, pada=hari_ini, versi=posted_versi(request))
    messages.success(request, f"{satu.nama} diakhiri hari ini. Riwayatnya tetap tersimpan.")
    return redirect("tim", tim_id=satu.pk)


@masuk
@require_POST
def tim_catatan(request: Permintaan, tim_id: int, hasil_id: int) -> HttpResponse:
    """The head's note on one result of a member."""
    by, hari_ini = request.user, request.user.hari_ini
    satu = get_tim(by, tim_id, hari_ini)
    check_can_clarify_hasil(by, satu, hari_ini)
    form = CatatanTimForm(request.POST, auto_id=f"id_{hasil_id}_%s")
    if form.is_valid():
        try:
            teks = form.cleaned_data["teks"]
            clarify_hasil(tim=satu, hasil_id=hasil_id, teks=teks, by=by, pada=hari_ini)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Catatan terkirim kepada pegawai.")
            return redirect("tim", tim_id=satu.pk)
    return _page(request, satu, form=form, hasil_id=hasil_id)
