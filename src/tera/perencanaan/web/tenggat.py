"""The deadline of a year's plans and its extensions, kept by BKPSDM."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tera.akun.peran import Peran
from tera.dasar.akses import peran
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.queries import get_unit, susunan_pada
from tera.perencanaan.queries import perpanjangan_of, tenggat_skp
from tera.perencanaan.services import extend_tenggat
from tera.perencanaan.web.forms.tenggat import PerpanjanganForm


@peran(Peran.BKPSDM)
@require_http_methods(["GET", "POST"])
def tenggat(request: Permintaan) -> HttpResponse:
    """What holds for everyone, what was extended, and the form to extend."""
    tahun, hari_ini = chosen_tahun(request), request.user.hari_ini
    instansi_id = request.user.instansi_id
    unit = [(satu.unit_id, satu.unit.nama) for satu in susunan_pada(instansi_id, hari_ini)]
    form = PerpanjanganForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid() and _extend(request, form, tahun):
        return redirect(f"{reverse('tenggat')}?tahun={tahun}")
    konteks = {
        "tahun": tahun,
        "form": form,
        "tenggat": tenggat_skp(instansi_id, (), tahun, hari_ini),
        "daftar": perpanjangan_of(instansi_id, tahun),
        "pemilih": pemilih(request, tahun),
    }
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/tenggat.html", konteks, status=status)


def _extend(request: Permintaan, form: PerpanjanganForm, tahun: int) -> bool:
    isi = form.cleaned_data
    try:
        extend_tenggat(
            tahun=tahun,
            unit=get_unit(request.user.instansi_id, isi["unit"]) if isi["unit"] else None,
            sampai=isi["sampai"],
            alasan=isi["alasan"],
            by=request.user,
            pada=request.user.hari_ini,
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, "Tenggat SKP diperpanjang.")
    return True
