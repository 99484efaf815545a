"""Angka kredit: my conversions and what is still needed; for pengelola, those of one person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tera.akun.lingkup import mengelola, pegawai_terlihat
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.organisasi.models import Pegawai
from tera.penilaian.queries import get_evaluasi, periode_of
from tera.tindak_lanjut.queries import periodik_belum_dikonversi, rekap_angka_kredit
from tera.tindak_lanjut.services import convert_periodik


@masuk
@require_GET
def angka_kredit(request: Permintaan) -> HttpResponse:
    """Own credit, or with ``?pegawai=`` that of someone within the scope."""
    akun, pada = request.user, request.user.hari_ini
    pegawai = _whose(request)
    milik_sendiri = pegawai is not None and pegawai.pk == akun.pegawai_id
    boleh = pegawai is not None and not milik_sendiri and mengelola(akun, pegawai.pk, pada)
    return render(
        request,
        "tindak_lanjut/angka_kredit.html",
        {
            "pegawai": pegawai,
            "milik_sendiri": milik_sendiri,
            "rekap": rekap_angka_kredit(pegawai, pada) if pegawai else [],
            "belum": periodik_belum_dikonversi(pegawai) if pegawai and boleh else [],
        },
    )


def _whose(request: Permintaan) -> Pegawai | None:
    if "pegawai" not in request.GET:
        return request.user.pegawai
    nomor = chosen_id(request, "pegawai")
    terlihat = pegawai_terlihat(request.user, request.user.hari_ini)
    pegawai = terlihat.filter(pk=nomor).first()
    if pegawai is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    return pegawai


@masuk
@require_POST
def angka_kredit_konversi(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """Convert one periodic result early."""
    pada = request.user.hari_ini
    evaluasi = get_evaluasi(request.user, evaluasi_id, pada)
    convert_periodik(evaluasi=evaluasi, by=request.user, pada=pada)
    messages.success(request, f"{periode_of(evaluasi).label} dikonversi ke angka kredit.")
    return redirect(f"{reverse('angka_kredit')}?pegawai={evaluasi.pegawai_id}")
