"""Pages of a counselling: for the people named in it, 404 for everybody else.

Forms of these pages keep nothing on the device, and what is posted stays out of error reports.
"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, VersiBerubah
from tera.dasar.web.bentrok import Bentrok, compare_forms
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.pelaksanaan.models import KonselingKinerja, Rekomendasi
from tera.pelaksanaan.permissions.konseling import (
    can_accept_konseling,
    can_cancel_konseling,
    can_choose_konselor,
    can_record_konseling,
    check_can_choose_konselor,
    check_can_record_konseling,
    check_can_request_konseling,
)
from tera.pelaksanaan.queries.konseling import (
    get_konseling,
    konseling_of,
    konseling_utuh,
    konselor_pada,
)
from tera.pelaksanaan.services.konseling import (
    accept_konseling,
    cancel_konseling,
    choose_konselor,
    decline_konseling,
    record_konseling,
    request_konseling,
)
from tera.pelaksanaan.states import StatusKonseling
from tera.pelaksanaan.web.forms.konseling import (
    CatatanKonselingForm,
    KonselorForm,
    MintaKonselingForm,
    initial_catatan,
)
from tera.pelaksanaan.web.pembinaan import chosen_pegawai, rates_anybody

SEHALAMAN = 25


@masuk
@require_safe
def konseling_daftar(request: Permintaan) -> HttpResponse:
    """The counsellings in which I am named."""
    semua = konseling_of(request.user)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi: dict[str, Any] = {"halaman": halaman, "saya": request.user.pegawai}
    isi["menilai"] = rates_anybody(request.user)
    return render(request, "pelaksanaan/konseling_daftar.html", isi)


@masuk
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def konseling_minta(request: Permintaan) -> HttpResponse:
    """Ask for counselling: for myself, or (``?pegawai=``) for somebody I rate."""
    akun, hari_ini = request.user, request.user.hari_ini
    pegawai = chosen_pegawai(request)
    check_can_request_konseling(akun, pegawai, hari_ini)
    konselor = list(konselor_pada(akun.instansi_id, hari_ini).exclude(pk=pegawai.pk))
    sendiri = pegawai.pk == akun.pegawai_id
    data = request.POST if request.method == "POST" else None
    form = MintaKonselingForm(data, konselor=konselor, sendiri=sendiri)
    if form.is_bound and form.is_valid():
        try:
            baru = request_konseling(
                pegawai=pegawai,
                konselor=form.pilihan,
                alasan=form.cleaned_data["alasan"],
                libatkan_penilai=form.cleaned_data.get("libatkan_penilai", False),
                by=akun,
                pada=hari_ini,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Permintaan terkirim kepada konselor.")
            return redirect("konseling", konseling_id=baru.pk)
    isi = {"form": form, "pegawai": pegawai, "sendiri": sendiri, "ada_konselor": bool(konselor)}
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/konseling_minta.html", isi, status=status)


@masuk
@require_safe
def konseling(request: Permintaan, konseling_id: int) -> HttpResponse:
    """One counselling as one of the people in it sees it."""
    return _page(request, get_konseling(request.user, konseling_id))


def _page(
    request: Permintaan, satu: KonselingKinerja, *, ganti: KonselorForm | None = None
) -> HttpResponse:
    akun = request.user
    dapat_pilih = can_choose_konselor(akun, satu)
    konselor = konselor_pada(akun.instansi_id, akun.hari_ini) if dapat_pilih else ()
    isi = {
        "konseling": satu,
        "saya": akun.pegawai,
        "selesai": satu.status == StatusKonseling.SELESAI,
        "rekomendasi": [Rekomendasi(kode).label for kode in satu.rekomendasi],
        "utuh": konseling_utuh(satu),
        "dapat_terima": can_accept_konseling(akun, satu),
        "dapat_catat": can_record_konseling(akun, satu),
        "dapat_tarik": can_cancel_konseling(akun, satu),
        "ganti": ganti or (KonselorForm(konselor=konselor) if dapat_pilih else None),
    }
    return render(request, "pelaksanaan/konseling.html", isi, status=422 if ganti else 200)


@masuk
@require_POST
def konseling_konselor(request: Permintaan, konseling_id: int) -> HttpResponse:
    """Choose another counsellor."""
    akun, hari_ini = request.user, request.user.hari_ini
    satu = get_konseling(akun, konseling_id)
    check_can_choose_konselor(akun, satu)
    form = KonselorForm(request.POST, konselor=konselor_pada(akun.instansi_id, hari_ini))
    if form.is_valid():
        try:
            choose_konselor(
                konseling=satu,
                konselor=form.pilihan,
                by=akun,
                versi=posted_versi(request),
                pada=hari_ini,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Konselor diganti.")
            return redirect("konseling", konseling_id=satu.pk)
    return _page(request, satu, ganti=form)


LANGKAH = {
    "terima": (accept_konseling, "Anda mendampingi konseling ini."),
    "lepas": (decline_konseling, "Permintaan dikembalikan; konselor lain akan dipilih."),
    "batalkan": (cancel_konseling, "Permintaan konseling ditarik."),
}


@masuk
@require_POST
def konseling_langkah(request: Permintaan, konseling_id: int) -> HttpResponse:
    """Take it on, give it back, or withdraw the request (``langkah``)."""
    satu = get_konseling(request.user, konseling_id)
    kerja, kabar = LANGKAH.get(request.POST.get("langkah", ""), LANGKAH["terima"])
    kerja(konseling=satu, by=request.user, versi=posted_versi(request))
    messages.success(request, kabar)
    if satu.konselor_id is None and request.user.pegawai_id not in (
        satu.pegawai_id,
        satu.penilai_id,
    ):
        return redirect("konseling_daftar")
    return redirect("konseling", konseling_id=satu.pk)


@masuk
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def konseling_catat(request: Permintaan, konseling_id: int) -> HttpResponse:
    """The record form: saved as often as wanted, then finished once."""
    akun = request.user
    satu = get_konseling(akun, konseling_id)
    check_can_record_konseling(akun, satu)
    terkirim = request.method == "POST"
    form = CatatanKonselingForm(request.POST if terkirim else None, initial=initial_catatan(satu))
    bentrok: Bentrok | None = None
    if terkirim and form.is_valid():
        try:
            return _record(request, satu, form)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            satu = get_konseling(akun, konseling_id)
            kini = CatatanKonselingForm(initial=initial_catatan(satu))
            bentrok = Bentrok(tuple(compare_forms(form, kini)), request.path)
    isi: dict[str, Any] = {"konseling": satu, "form": form, "bentrok": bentrok}
    isi["versi"] = seen_versi(request, satu.versi, bentrok=bentrok is not None)
    status = VersiBerubah.status if bentrok else 422 if terkirim else 200
    return render(request, "pelaksanaan/konseling_catat.html", isi, status=status)


@sensitive_variables()
def _record(
    request: Permintaan, satu: KonselingKinerja, form: CatatanKonselingForm
) -> HttpResponse:
    selesai = "selesai" in request.POST
    record_konseling(
        konseling=satu,
        catatan=form.isian(),
        selesai=selesai,
        by=request.user,
        versi=posted_versi(request),
        pada=request.user.hari_ini,
    )
    messages.success(request, "Konseling selesai." if selesai else "Catatan tersimpan.")
    return redirect("konseling" if selesai else "konseling_catat", konseling_id=satu.pk)
