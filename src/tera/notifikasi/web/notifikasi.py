"""What was told to me. Opening is a POST, because it marks as read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan
from tera.notifikasi.models import Notifikasi
from tera.notifikasi.queries import get_notifikasi, notifikasi_of
from tera.notifikasi.services import mark_read

SEHALAMAN = 25


@masuk
@require_GET
def notifikasi(request: Permintaan) -> HttpResponse:
    """All notifications, unread first."""
    pegawai = request.user.pegawai
    semua = notifikasi_of(pegawai) if pegawai else Notifikasi.objects.none()
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    daftar = list(halaman)
    return render(
        request,
        "notifikasi/notifikasi.html",
        {
            "halaman": halaman,
            "daftar": daftar,
            "ada_baru": any(satu.dibaca_pada is None for satu in daftar),
        },
    )


@masuk
@require_POST
def notifikasi_buka(request: Permintaan, notifikasi_id: int) -> HttpResponse:
    """Mark one read and go to the document it speaks of."""
    satu = get_notifikasi(request.user.pegawai, notifikasi_id)
    mark_read(pegawai=satu.penerima, notifikasi_id=satu.pk)
    aman = url_has_allowed_host_and_scheme(satu.tautan, allowed_hosts=None)
    return redirect(satu.tautan if aman else "notifikasi")


@masuk
@require_POST
def notifikasi_baca(request: Permintaan) -> HttpResponse:
    """Mark all read."""
    if request.user.pegawai is not None:
        mark_read(pegawai=request.user.pegawai)
    messages.success(request, "Semua notifikasi ditandai sudah dibaca.")
    return redirect("notifikasi")
