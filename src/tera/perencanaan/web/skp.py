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
from tera.organisasi.queries import penugasan_pada
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import can_extend_tenggat
from tera.perencanaan.queries import get_skp, late_now, skp_pegawai, tenggat_skp
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    return_skp,
    submit_skp,
    withdraw_skp,
)
from tera.perencanaan.states import StatusSkp
from tera.perencanaan.web.forms.skp import CatatanForm, PendekatanForm
from tera.perencanaan.web.halaman_skp import render_skp


@masuk
@require_GET
def skp_daftar(request: Permintaan) -> HttpResponse:
    """Own plans of the year, and what is missing."""
    tahun = chosen_tahun(request)
    pegawai = request.user.pegawai
    daftar = skp_pegawai(pegawai, tahun) if pegawai else []
    punya = {skp.penugasan_id for skp in daftar}
    penugasan = (
        [
            satu
            for satu in penugasan_pada(request.user.instansi_id, request.user.hari_ini).filter(
                pegawai=pegawai
            )
            if satu.pk not in punya and satu.sejak.year <= tahun
        ]
        if pegawai and pegawai.nip
        else []
    )
    unit = {satu.penugasan.unit_id for satu in daftar} | {satu.unit_id for satu in penugasan}
    tenggat = tenggat_skp(request.user.instansi_id, unit, tahun, request.user.hari_ini)
    return render(
        request,
        "perencanaan/skp_daftar.html",
        {
            "tahun": tahun,
            "tenggat": tenggat,
            "sisa": tenggat.sisa(request.user.hari_ini),
            "menunggu": any(satu.dapat_diubah and not satu.disepakati for satu in daftar)
            or any(satu.sejak <= tenggat.hari for satu in penugasan),
            "terlambat": {
                satu.pk
                for satu in daftar
                if satu.status == StatusSkp.DIAJUKAN and late_now(satu, tenggat)
            },
            "dapat_perpanjang": can_extend_tenggat(request.user),
            "daftar": daftar,
            "penugasan": penugasan,
            "form": PendekatanForm(),
            "pemilih": pemilih(request, tahun),
        },
    )


@masuk
@require_POST
def skp_buat(request: Permintaan, penugasan_id: int) -> HttpResponse:
    """Open a draft for an assignment of mine."""
    penugasan = (
        penugasan_pada(request.user.instansi_id, request.user.hari_ini)
        .filter(pk=penugasan_id, pegawai=request.user.pegawai)
        .first()
    )
    form = PendekatanForm(request.POST)
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
