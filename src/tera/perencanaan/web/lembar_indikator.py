"""The indicator sheet: what exactly is counted, how, from which data, and by whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries.strategis import baris_of, get_indikator_strategis, rentang_of
from tera.perencanaan.services import save_lembar_indikator
from tera.perencanaan.web.forms.strategis import (
    initial_indikator_strategis,
    make_indikator_form,
)


@masuk
@require_GET
def lembar_indikator(request: Permintaan, indikator_strategis_id: int) -> HttpResponse:
    """The sheet of one indicator, to be read and printed."""
    akun = request.user
    indikator = get_indikator_strategis(akun.instansi_id, indikator_strategis_id)
    unit = indikator.sasaran.unit
    return render(
        request,
        "perencanaan/lembar_indikator.html",
        {
            "indikator": indikator,
            "sasaran": indikator.sasaran,
            "rentang": rentang_of(indikator.sasaran),
            "unit": unit,
            "target": baris_of(indikator, indikator.sasaran).target,
            "alasan": reason(check_can_manage_sasaran, akun, unit, akun.hari_ini),
        },
    )


@masuk
@require_http_methods(["GET", "POST"])
def lembar_indikator_isi(request: Permintaan, indikator_strategis_id: int) -> HttpResponse:
    """Change the sheet of one indicator."""
    akun = request.user
    indikator = get_indikator_strategis(akun.instansi_id, indikator_strategis_id)
    sasaran = indikator.sasaran
    check_can_manage_sasaran(akun, sasaran.unit, akun.hari_ini)
    form = make_indikator_form(rentang_of(sasaran).tahun)(
        request.POST if request.method == "POST" else None,
        initial=initial_indikator_strategis(indikator),
        use_required_attribute=False,
    )
    if form.is_bound and form.is_valid_alone():
        try:
            save_lembar_indikator(
                indikator=indikator,
                isian=form.isian(),
                by=akun,
                pada=akun.hari_ini,
                versi=posted_versi(request),
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Lembar indikator tersimpan.")
            return redirect("lembar_indikator", indikator_strategis_id=indikator.pk)
    return render(
        request,
        "perencanaan/lembar_indikator_isi.html",
        {
            "indikator": indikator,
            "form": form,
            "versi": posted_versi(request) if form.is_bound else sasaran.versi,
        },
        status=422 if form.is_bound else 200,
    )
