"""Pages of one's own plan and of the plans one decides on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tera.akun.models import Akun
from tera.aturan.skp import JenisHasil, Pendekatan, check_syarat
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, integer, posted_versi
from tera.organisasi.queries import PERAN_MENGELOLA
from tera.perencanaan import permissions
from tera.perencanaan.models import RencanaHasilKerja, Skp
from tera.perencanaan.queries import (
    DetailSkp,
    KurunSetahun,
    get_detail,
    get_skp,
    kurun_setahun,
    own_penugasan,
)
from tera.perencanaan.services import (
    approve_skp,
    create_skp,
    return_skp,
    submit_skp,
    withdraw_skp,
)
from tera.perencanaan.states import GILIRAN, StatusSkp
from tera.perencanaan.syarat import masukan_skp
from tera.perencanaan.web.forms.kurun import BuatSkpForm
from tera.perencanaan.web.forms.skp import CatatanForm


@masuk
@require_GET
def skp_daftar(request: Permintaan) -> HttpResponse:
    """Own plans of the year, each with its days and why, and what is missing."""
    tahun = chosen_tahun(request)
    pegawai = request.user.pegawai
    return render(
        request,
        "perencanaan/skp_daftar.html",
        {
            "tahun": tahun,
            "setahun": kurun_setahun(pegawai, tahun) if pegawai and pegawai.nip else KurunSetahun(),
            "form": BuatSkpForm(),
            "pemilih": pemilih(request, tahun),
        },
    )


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
    return _page(request, skp_id, CatatanForm())


def _page(
    request: Permintaan, skp_id: int, form: CatatanForm, galat: MasukanTidakSah | None = None
) -> HttpResponse:
    detail = get_detail(request.user, skp_id, request.user.hari_ini)
    konteks = {
        "skp": detail.skp,
        "detail": detail,
        "kelompok": _by_kind(detail.hasil),
        "penilai": detail.penilai,
        "form": form,
        "galat": galat,
    } | _actions(request.user, detail)
    return render(request, "perencanaan/skp.html", konteks, status=galat.status if galat else 200)


def _by_kind(hasil: list[RencanaHasilKerja]) -> list[tuple[str, list[RencanaHasilKerja]]]:
    return [
        ("Hasil kerja utama", [satu for satu in hasil if satu.jenis == JenisHasil.UTAMA]),
        ("Hasil kerja tambahan", [satu for satu in hasil if satu.jenis == JenisHasil.TAMBAHAN]),
    ]


def _actions(akun: Akun, detail: DetailSkp) -> dict[str, Any]:
    skp = detail.skp
    milik_sendiri = akun.pegawai_id == skp.pegawai_id
    dapat_ubah = permissions.can_edit_skp(akun, skp)
    return {
        "milik_sendiri": milik_sendiri,
        "giliran": GILIRAN[StatusSkp(skp.status)],
        "dapat_ubah": dapat_ubah,
        "dapat_tarik": permissions.can_withdraw_skp(akun, skp),
        "dapat_putuskan": skp.status == StatusSkp.DIAJUKAN
        and not milik_sendiri
        and permissions.can_approve_skp(akun, skp, akun.hari_ini),
        "dapat_sesuaikan": not milik_sendiri
        and akun.punya_peran(*PERAN_MENGELOLA)
        and permissions.can_apply_kurun(akun, skp.pegawai, akun.hari_ini),
        "temuan": check_syarat(masukan_skp(detail)) if dapat_ubah else (),
    }


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
        return _page(request, dokumen.pk, form, galat)
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
