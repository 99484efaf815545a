"""The agency's own text templates of feedback: a list, added to, changed, withdrawn by BKPSDM."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tera.akun.peran import Peran
from tera.dasar.akses import peran
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, VersiBerubah
from tera.dasar.web.bentrok import Bentrok, compare_forms
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.pelaksanaan.queries.templat import get_templat, templat_berlaku, templat_dicabut
from tera.pelaksanaan.services.templat import add_templat, change_templat, withdraw_templat
from tera.pelaksanaan.templat import load_templat
from tera.pelaksanaan.web.forms.templat import TemplatForm, initial_templat


@peran(Peran.BKPSDM)
@require_http_methods(["GET", "HEAD", "POST"])
def templat_umpan_balik(request: Permintaan) -> HttpResponse:
    """All of them; the form of one more."""
    form = TemplatForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _add(request, form):
        return redirect("templat_umpan_balik")
    isi = {
        "form": form,
        "daftar": templat_berlaku(request.user.instansi_id),
        "dicabut": templat_dicabut(request.user.instansi_id),
        "umum": load_templat(),
    }
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/templat.html", isi, status=status)


def _add(request: Permintaan, form: TemplatForm) -> bool:
    try:
        templat = add_templat(isian=form.isian(), by=request.user)
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, f"Templat “{templat.judul}” ditawarkan kepada semua pegawai.")
    return True


@peran(Peran.BKPSDM)
@require_http_methods(["GET", "HEAD", "POST"])
def templat_ubah(request: Permintaan, templat_id: int) -> HttpResponse:
    """Change one."""
    templat, bentrok = get_templat(request.user, templat_id), None
    terkirim = request.method == "POST"
    form = TemplatForm(request.POST if terkirim else None, initial=initial_templat(templat))
    if form.is_bound and form.is_valid():
        versi = posted_versi(request)
        try:
            change_templat(templat=templat, isian=form.isian(), by=request.user, versi=versi)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            templat = get_templat(request.user, templat_id)
            kini = TemplatForm(initial=initial_templat(templat))
            bentrok = Bentrok(tuple(compare_forms(form, kini)), request.path)
        else:
            messages.success(request, "Templat diubah.")
            return redirect("templat_umpan_balik")
    isi = {"form": form, "templat": templat, "bentrok": bentrok}
    isi["versi"] = seen_versi(request, templat.versi, bentrok=bentrok is not None)
    status = VersiBerubah.status if bentrok else MasukanTidakSah.status if terkirim else 200
    return render(request, "pelaksanaan/templat_ubah.html", isi, status=status)


@peran(Peran.BKPSDM)
@require_POST
def templat_cabut(request: Permintaan, templat_id: int) -> HttpResponse:
    """Offer one no longer."""
    templat = get_templat(request.user, templat_id)
    withdraw_templat(templat=templat, by=request.user, versi=posted_versi(request))
    messages.success(request, f"Templat “{templat.judul}” dicabut.")
    return redirect("templat_umpan_balik")
