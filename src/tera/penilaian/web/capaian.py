"""Capaian organisasi: which unit has which predicate, the form to set one, and the spread."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, integer
from tera.penilaian.permissions import check_can_set_capaian, sets_on_behalf
from tera.penilaian.queries import (
    baris_capaian,
    capaian_unit,
    distribusi_unit,
    get_unit,
    periode_from,
    periode_setahun_instansi,
    unit_terlihat,
    why_not_conforming,
    with_boleh,
)
from tera.penilaian.services import set_capaian
from tera.penilaian.web.forms import CapaianForm

PER_HALAMAN = 25


@masuk
@require_GET
def capaian(request: Permintaan) -> HttpResponse:
    """The units of my scope with their predicate of the chosen period."""
    akun, pada = request.user, request.user.hari_ini
    tahun = chosen_tahun(request)
    semua = periode_setahun_instansi(akun.instansi_id, tahun)
    periode = chosen_periode(request, semua)
    nomor = integer(request.GET.get("halaman"), 1, paling_kecil=1, paling_besar=10**6)
    susunan = with_boleh(unit_terlihat(akun, pada), akun, pada)
    kata = request.GET.get("q", "").strip()[:100]
    if kata:
        susunan = susunan.filter(unit__nama__icontains=kata)
    halaman = Paginator(susunan, PER_HALAMAN).get_page(nomor)
    return render(
        request,
        "penilaian/capaian.html",
        {
            "periode": periode,
            "halaman": halaman,
            "kata": kata,
            "daftar": baris_capaian(halaman.object_list, periode),
            "pemilih": pemilih(request, tahun, semua, periode),
        },
    )


@masuk
@require_http_methods(["GET", "POST"])
def capaian_isi(request: Permintaan, unit_id: int, periode: str) -> HttpResponse:
    """Set or change one unit's predicate, with the reason."""
    akun, pada = request.user, request.user.hari_ini
    masa = periode_from(periode)
    unit = get_unit(akun, unit_id, pada)
    check_can_set_capaian(akun, unit, pada)
    lama = capaian_unit(unit, masa)
    awal = {"predikat": lama.predikat, "alasan": lama.alasan, "versi": lama.versi} if lama else {}
    form = CapaianForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            set_capaian(unit=unit, periode=masa, by=akun, pada=pada, **isi)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, f"Capaian {masa.label} {unit.nama} ditetapkan.")
            return redirect(f"{reverse('capaian')}?tahun={masa.tahun}&periode={masa.kode}")
    return render(
        request,
        "penilaian/capaian_isi.html",
        {
            "unit": unit,
            "periode": masa,
            "capaian": lama,
            "form": form,
            "atas_nama": sets_on_behalf(akun, unit, pada),
        },
        status=422 if form.is_bound else 200,
    )


@masuk
@require_GET
def distribusi(request: Permintaan, unit_id: int, periode: str) -> HttpResponse:
    """The spread of predicates of a unit and all below it, beside the expected shape."""
    akun, pada = request.user, request.user.hari_ini
    masa = periode_from(periode)
    unit = get_unit(akun, unit_id, pada)
    isi = distribusi_unit(akun.instansi_id, unit.pk, masa, pada)
    return render(
        request,
        "penilaian/distribusi.html",
        {
            "unit": unit,
            "periode": masa,
            "distribusi": isi,
            "temuan": isi.hasil.temuan if isi.hasil else (),
            "catatan": isi.hasil.catatan if isi.hasil else None,
            "tertahan": why_not_conforming(isi) if isi.mengikat else "",
        },
    )
