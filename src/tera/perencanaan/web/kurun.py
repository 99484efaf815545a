"""Bring the plans of a person's year in line with her posts: one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan
from tera.perencanaan.queries import get_skp
from tera.perencanaan.services import apply_kurun


@masuk
@require_POST
def skp_sesuaikan(request: Permintaan, skp_id: int) -> HttpResponse:
    """Give all plans of this plan's person and year the days of their posts."""
    by, pada = request.user, request.user.hari_ini
    skp = get_skp(by, skp_id, pada)
    hasil = apply_kurun(pegawai=skp.pegawai, tahun=skp.tahun, by=by, pada=pada)
    for satu in hasil:
        messages.success(request, satu.pesan)
    if not hasil:
        messages.info(request, "Rentang semua SKP sudah sesuai dengan penugasan.")
    if by.pegawai_id == skp.pegawai_id:
        return redirect(f"{reverse('skp_daftar')}?tahun={skp.tahun}")
    return redirect("skp", skp_id=skp.pk)
