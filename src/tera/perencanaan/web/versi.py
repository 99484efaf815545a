"""Agreed versions of a plan, what changed between them, and a change in mid-year."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi
from tera.perencanaan.perbedaan import compare, describe
from tera.perencanaan.queries import get_detail, get_skp, get_versi, last_versi, versi_of
from tera.perencanaan.salinan import snapshot
from tera.perencanaan.services import cancel_perubahan, open_perubahan
from tera.perencanaan.web.forms.skp import AlasanForm
from tera.perencanaan.web.halaman_skp import render_skp


@masuk
@require_GET
def versi_daftar(request: Permintaan, skp_id: int) -> HttpResponse:
    """All agreed versions with their reasons."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    return render(request, "perencanaan/versi_daftar.html", {"skp": skp, "daftar": versi_of(skp)})


@masuk
@require_GET
def versi(request: Permintaan, skp_id: int, nomor: int) -> HttpResponse:
    """What one version says, and how it differs from the one before."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    satu, sebelum = get_versi(skp, nomor)
    konteks = {
        "skp": skp,
        "versi": satu,
        "sebelum": sebelum,
        "beda": compare(sebelum.isi, satu.isi) if sebelum else (),
        "isi": describe(satu.isi),
    }
    return render(request, "perencanaan/versi.html", konteks)


@masuk
@require_GET
def versi_draf(request: Permintaan, skp_id: int) -> HttpResponse:
    """How the plan as it is now differs from the version in force."""
    detail = get_detail(request.user, skp_id, request.user.hari_ini)
    terakhir = last_versi(detail.skp)
    if terakhir is None:
        raise TidakDitemukan("SKP ini belum mempunyai versi yang disetujui.")
    kini = snapshot(detail)
    konteks = {
        "skp": detail.skp,
        "versi": None,
        "sebelum": terakhir,
        "beda": compare(terakhir.isi, kini),
        "isi": describe(kini),
    }
    return render(request, "perencanaan/versi.html", konteks)


@masuk
@require_POST
def skp_ubah(request: Permintaan, skp_id: int) -> HttpResponse:
    """Open an approved plan for a change, with the reason."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    form = AlasanForm(request.POST)
    form.is_valid()
    try:
        open_perubahan(
            skp=skp,
            alasan=form.cleaned_data.get("alasan", ""),
            by=request.user,
            versi=posted_versi(request),
            pada=request.user.hari_ini,
        )
    except MasukanTidakSah as galat:
        if not form.errors:
            add_refusal(form, galat)
        return render_skp(request, skp.pk, alasan=form, status=galat.status)
    messages.success(request, "SKP dibuka untuk diubah. Versi yang disetujui tetap berlaku.")
    return redirect("skp", skp_id=skp.pk)


@masuk
@require_POST
def skp_batal_ubah(request: Permintaan, skp_id: int) -> HttpResponse:
    """Drop a change in which nothing was changed."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    cancel_perubahan(
        skp=skp, by=request.user, versi=posted_versi(request), pada=request.user.hari_ini
    )
    messages.success(request, "Perubahan dibatalkan. SKP kembali berstatus Disetujui.")
    return redirect("skp", skp_id=skp.pk)
