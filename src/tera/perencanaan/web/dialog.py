"""Messages about a plan and its results, written on the page of the plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal, read_id
from tera.perencanaan.models import RencanaHasilKerja, Skp
from tera.perencanaan.queries import get_pesan, get_skp
from tera.perencanaan.services import post_pesan, settle_pesan
from tera.perencanaan.web.forms.skp import PesanForm
from tera.perencanaan.web.halaman_skp import render_skp

SELURUH = ("", "0")
"""The value of ``hasil`` for a message about the plan as a whole."""


@masuk
@require_POST
def skp_dialog(request: Permintaan, skp_id: int) -> HttpResponse:
    """Write about a result (``hasil``), or about the plan as a whole."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    hasil = _hasil(request, skp)
    form = PesanForm(request.POST, auto_id=f"pesan_{hasil.pk if hasil else 0}_%s")
    form.is_valid()
    try:
        post_pesan(
            skp=skp,
            hasil=hasil,
            teks=form.cleaned_data.get("teks", ""),
            by=request.user,
            pada=request.user.hari_ini,
        )
    except MasukanTidakSah as galat:
        if not form.errors:
            add_refusal(form, galat)
        tentang = hasil.pk if hasil else None
        return render_skp(request, skp.pk, pesan=(tentang, form), status=galat.status)
    messages.success(request, "Pesan terkirim.")
    return redirect(_place(skp, hasil.pk if hasil else None))


def _hasil(request: Permintaan, skp: Skp) -> RencanaHasilKerja | None:
    if request.POST.get("hasil", "") in SELURUH:
        return None
    hasil = RencanaHasilKerja.objects.filter(skp=skp, pk=read_id(request.POST["hasil"])).first()
    if hasil is None:
        raise TidakDitemukan("Hasil kerja ini tidak ada lagi di SKP.")
    return hasil


@masuk
@require_POST
def dialog_selesai(request: Permintaan, skp_id: int, pesan_id: int) -> HttpResponse:
    """Settle what was said on an item up to this message."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    pesan = get_pesan(skp, pesan_id)
    settle_pesan(pesan=pesan, by=request.user, pada=request.user.hari_ini)
    messages.success(request, "Dialog ditandai selesai.")
    return redirect(_place(skp, pesan.hasil_id))


def _place(skp: Skp, hasil_id: int | None) -> str:
    return f"{reverse('skp', args=[skp.pk])}#{f'hasil-{hasil_id}' if hasil_id else 'dialog'}"
