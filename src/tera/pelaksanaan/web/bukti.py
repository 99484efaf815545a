"""Evidence: opening it and taking it away."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan
from tera.pelaksanaan.berkas import read_berkas
from tera.pelaksanaan.models import JenisBukti, Realisasi
from tera.pelaksanaan.queries import get_bukti
from tera.pelaksanaan.services import remove_bukti

CSP_BERKAS = "sandbox; default-src 'none'"


@masuk
@require_safe
def bukti(request: Permintaan, bukti_id: int) -> HttpResponse:
    """The file as a download that no browser runs on Tera's own origin."""
    satu = get_bukti(request.user, bukti_id, request.user.hari_ini)
    if satu.jenis != JenisBukti.BERKAS:
        raise TidakDitemukan("Bukti ini berupa tautan.")
    jawaban = HttpResponse(read_berkas(satu.sidik), content_type=satu.jenis_isi)
    jawaban["Content-Disposition"] = content_disposition_header(True, satu.nama)
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = CSP_BERKAS
    return jawaban


@masuk
@require_POST
def bukti_hapus(request: Permintaan, bukti_id: int) -> HttpResponseRedirect:
    """Take a piece of evidence away and return to where it stood."""
    satu = get_bukti(request.user, bukti_id, request.user.hari_ini)
    milik = satu.milik
    remove_bukti(bukti=satu, by=request.user)
    messages.success(request, f"Bukti “{satu.nama}” dihapus.")
    if isinstance(milik, Realisasi):
        return redirect("realisasi_isi", milik.indikator_id, f"{milik.bulan:%Y-%m}")
    return redirect("skp", milik.skp_id)
