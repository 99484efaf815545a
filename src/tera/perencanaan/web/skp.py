"""Pages of one's own plan and of the plans one decides on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tera.aturan.skp import Pendekatan
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, integer, posted_versi
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import can_extend_tenggat
from tera.perencanaan.queries import (
    KurunSetahun,
    Tenggat,
    get_skp,
    kurun_setahun,
    late_now,
    own_penugasan,
    tenggat_skp,
)
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    return_skp,
    submit_skp,
    withdraw_skp,
)
from tera.perencanaan.states import StatusSkp
from tera.perencanaan.web.forms.kurun import BuatSkpForm
from tera.perencanaan.web.forms.skp import CatatanForm
from tera.perencanaan.web.halaman_skp import render_skp


@masuk
@require_GET
def skp_daftar(request: Permintaan) -> HttpResponse:
    """Own plans of the year, each with its days and why, and what is missing."""
    tahun, hari_ini = chosen_tahun(request), request.user.hari_ini
    pegawai = request.user.pegawai
    setahun = kurun_setahun(pegawai, tahun) if pegawai and pegawai.nip else KurunSetahun()
    unit = {satu.penugasan.unit_id for satu in (*setahun.dibuat, *setahun.menunggu)}
    tenggat = tenggat_skp(request.user.instansi_id, unit, tahun, hari_ini)
    konteks = {
        "tahun": tahun,
        "setahun": setahun,
        "tenggat": tenggat,
        "sisa": tenggat.sisa(hari_ini),
        "menunggu": _waits(setahun, tenggat),
        "terlambat": {skp.pk for skp in setahun.rencana if _came_late(skp, tenggat)},
        "dapat_perpanjang": can_extend_tenggat(request.user),
        "form": BuatSkpForm(),
        "pemilih": pemilih(request, tahun),
    }
    return render(request, "perencanaan/skp_daftar.html", konteks)


def _waits(setahun: KurunSetahun, tenggat: Tenggat) -> bool:
    """Whether the deadline still concerns this person."""
    return any(skp.dapat_diubah and not skp.disepakati for skp in setahun.rencana) or any(
        satu.kurun is not None and satu.kurun.mulai <= tenggat.hari for satu in setahun.menunggu
    )


def _came_late(skp: Skp, tenggat: Tenggat) -> bool:
    return skp.status == StatusSkp.DIAJUKAN and late_now(skp, tenggat)


@masuk
@require_POST
def skp_buat(request: Permintaan, penugasan_id: int) -> HttpResponse:
    """Open a draft for an assignment of mine."""
    penugasan = own_penugasan(request.user, penugasan_id)
    form = BuatSkpForm(request.POST)
    if penugasan is None or not form.is_valid():
        raise TidakDitemukan("Penugasan tidak ditemukan.")
    tahun = integer(
        request.POST.get("tahun"), request.user.hari_ini.year, paling_kecil=2022, paling_besar=2100
    )
    skp = create_skp(
        penugasan=penugasan,
        tahun=tahun,
        pendekatan=Pendekatan(form.cleaned_data["pendekatan"]),
        by=request.user,
        mulai=form.cleaned_data["mulai"],
    )
    return redirect("skp", skp_id=skp.pk)


@masuk
@require_GET
def skp(request: Permintaan, skp_id: int) -> HttpResponse:
    """The plan as a whole: content, state, whose turn it is, what may be done."""
    return render_skp(request, skp_id)


@masuk
@require_POST
def skp_langkah(request: Permintaan, skp_id: int, langkah: str) -> HttpResponse:
    """Ajukan, tarik, setujui, kembalikan: one button each."""
    dokumen = get_skp(request.user, skp_id, request.user.hari_ini)
    versi = posted_versi(request)
    form = CatatanForm(request.POST)
    form.is_valid()
    try:
        pesan = _take(request, dokumen, langkah, versi, form.cleaned_data.get("catatan", ""))
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return render_skp(request, dokumen.pk, catatan=form, status=galat.status)
    messages.success(request, pesan)
    return redirect("skp", skp_id=dokumen.pk)


def _take(request: Permintaan, dokumen: Skp, langkah: str, versi: int, catatan: str) -> str:
    by, pada = request.user, request.user.hari_ini
    if langkah == "ajukan":
        submit_skp(skp=dokumen, by=by, versi=versi, pada=pada)
        return "SKP diajukan kepada pejabat penilai kinerja."
    if langkah == "tarik":
        withdraw_skp(skp=dokumen, by=by, versi=versi)
        return "SKP ditarik kembali dan dapat diubah lagi."
    if langkah == "setujui":
        approve_skp(skp=dokumen, by=by, versi=versi, pada=pada)
        return f"SKP {dokumen.pegawai.nama} disetujui."
    return_skp(skp=dokumen, by=by, versi=versi, catatan=catatan, pada=pada)
    return f"SKP {dokumen.pegawai.nama} dikembalikan dengan catatan."
