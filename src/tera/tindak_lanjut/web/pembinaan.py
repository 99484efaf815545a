"""Coaching and training: the list of what waits, and the form of one entry."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.halaman import DaftarSempit
from tera.dasar.web.permintaan import Permintaan, add_refusal, integer
from tera.pelaksanaan.models import BimbinganKinerja
from tera.pelaksanaan.queries.bimbingan import bimbingan_of
from tera.penilaian.queries import periode_of
from tera.tindak_lanjut.models import TindakLanjut
from tera.tindak_lanjut.permissions import can_complete, check_can_plan
from tera.tindak_lanjut.queries import get_tindak_lanjut, tindak_lanjut_terlihat, with_row
from tera.tindak_lanjut.services import complete_tindak_lanjut, plan_tindak_lanjut
from tera.tindak_lanjut.states import StatusTindakLanjut
from tera.tindak_lanjut.web.forms import HasilForm, RencanaForm

PER_HALAMAN = 25
ID_HASIL = "hasil_%s"  # both forms stand on one page


@masuk
@require_GET
def tindak_lanjut(request: Permintaan) -> HttpResponse:
    """Own entries, those of my people and of my units; what is open comes first."""
    daftar = tindak_lanjut_terlihat(request.user, request.user.hari_ini)
    status = request.GET.get("status", "")
    if status in StatusTindakLanjut.values:
        daftar = daftar.filter(status=status)
    nomor = integer(request.GET.get("halaman"), 1, paling_kecil=1, paling_besar=10**6)
    pembagi: Paginator[TindakLanjut] = Paginator(DaftarSempit(daftar, with_row), PER_HALAMAN)
    halaman = pembagi.get_page(nomor)
    return render(
        request,
        "tindak_lanjut/tindak_lanjut.html",
        {
            "halaman": halaman,
            "daftar": [(satu, periode_of(satu.evaluasi)) for satu in halaman.object_list],
            "status": status,
            "pilihan": StatusTindakLanjut.choices,
            "hari_ini": request.user.hari_ini,
        },
    )


@masuk
@require_http_methods(["GET", "POST"])
def tindak_lanjut_isi(request: Permintaan, id: int) -> HttpResponse:
    """One entry: plan it, and later write down what came of it."""
    pada = request.user.hari_ini
    entri = get_tindak_lanjut(request.user, id, pada)
    awal = _initial(entri)
    rencana, hasil = RencanaForm(initial=awal), HasilForm(initial=awal, auto_id=ID_HASIL)
    if request.method == "POST":
        selesai = request.POST.get("aksi") == "selesai"
        form: Any = (
            HasilForm(request.POST, auto_id=ID_HASIL) if selesai else RencanaForm(request.POST)
        )
        if form.is_valid() and _apply(request, entri, form, selesai=selesai):
            return redirect("tindak_lanjut_isi", id=entri.pk)
        rencana, hasil = (rencana, form) if selesai else (form, hasil)
    isi = {
        "entri": entri,
        "periode": periode_of(entri.evaluasi),
        "rencana": rencana,
        "hasil": hasil,
        "sebab": reason(check_can_plan, request.user, entri, pada),
        "dapat_selesai": can_complete(request.user, entri, pada),
        "bimbingan": _coaching(request, entri),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "tindak_lanjut/tindak_lanjut_isi.html", isi, status=status)


def _coaching(request: Permintaan, entri: TindakLanjut) -> list[BimbinganKinerja]:
    """Coaching of the person since the appraised period: what may fulfil the entry."""
    semua = bimbingan_of(request.user, entri.pegawai_id, request.user.hari_ini)
    return [satu for satu in semua if satu.mulai >= entri.evaluasi.selesai]


def _initial(entri: TindakLanjut) -> dict[str, Any]:
    return {
        "versi": entri.versi,
        "jenis": entri.jenis,
        "rencana": entri.rencana,
        "tenggat": entri.tenggat,
    }


def _apply(request: Permintaan, entri: TindakLanjut, form: Any, *, selesai: bool) -> bool:
    akun, pada = request.user, request.user.hari_ini
    try:
        if selesai:
            complete_tindak_lanjut(tindak_lanjut=entri, by=akun, pada=pada, **form.cleaned_data)
            messages.success(request, "Tindak lanjut selesai.")
        else:
            plan_tindak_lanjut(tindak_lanjut=entri, by=akun, pada=pada, **form.cleaned_data)
            messages.success(request, "Rencana tindak lanjut tersimpan; pegawai diberi tahu.")
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    return True
