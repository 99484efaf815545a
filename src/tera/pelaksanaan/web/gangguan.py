"""The record of outages: read by everyone of the agency; maintenance is entered by BKPSDM."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.pelaksanaan.permissions.gangguan import (
    can_record_pemeliharaan,
    check_can_record_pemeliharaan,
)
from tera.pelaksanaan.queries.gangguan import batas_geser, gangguan_of, tenggat_geser
from tera.pelaksanaan.services.gangguan import record_pemeliharaan
from tera.pelaksanaan.web.forms.gangguan import PemeliharaanForm


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def gangguan(request: Permintaan) -> HttpResponse:
    """What was down, what that moved, and the form of maintenance for whoever may enter it."""
    instansi = request.user.instansi
    form = PemeliharaanForm(request.POST or None)
    if request.method == "POST":
        check_can_record_pemeliharaan(request.user)
        if form.is_valid() and _record(request, form):
            return redirect("gangguan")
    konteks = {
        "form": form if can_record_pemeliharaan(request.user) else None,
        "daftar": gangguan_of(instansi),
        "geser": batas_geser(instansi, request.user.hari_ini),
        "tenggat": tenggat_geser(instansi),
    }
    status = MasukanTidakSah.status if request.method == "POST" else 200
    return render(request, "pelaksanaan/gangguan.html", konteks, status=status)


def _record(request: Permintaan, form: PemeliharaanForm) -> bool:
    try:
        record_pemeliharaan(**form.cleaned_data, by=request.user)
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, "Pemeliharaan tercatat. Batas yang terkena bergeser menurut aturan.")
    return True
