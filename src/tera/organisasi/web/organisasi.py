"""The organisation as everyone of the agency may read it: the unit tree and a unit's people."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tera.dasar.akses import masuk, peran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan
from tera.organisasi.models import Pegawai
from tera.organisasi.permissions import BKPSDM, PENGELOLA, can_manage_unit
from tera.organisasi.pohon import jalur_unit, jumlah_per_unit, read_pohon
from tera.organisasi.queries import get_unit, penugasan_pada, susunan_pada
from tera.organisasi.services import set_kepala_unit

SEHALAMAN = 25


@masuk
@require_GET
def organisasi(request: Permintaan) -> HttpResponse:
    """The unit tree of today, with heads and numbers."""
    puncak = read_pohon(request.user.instansi_id, request.user.hari_ini)
    return render(
        request,
        "organisasi/organisasi.html",
        {"puncak": puncak, "jumlah": sum(satu.seluruh for satu in puncak)},
    )


@masuk
@require_GET
def unit(request: Permintaan, unit_id: int) -> HttpResponse:
    """One unit: where it stands, the units below it, and its people."""
    akun, pada = request.user, request.user.hari_ini
    milik = get_unit(request.user.instansi_id, unit_id)
    susunan = susunan_pada(akun.instansi_id, pada)
    anggota = (
        penugasan_pada(akun.instansi_id, pada)
        .filter(unit=milik)
        .order_by("-kepala_unit", "pegawai__nama", "id")
    )
    anak = Paginator([s for s in susunan if s.induk_id == milik.pk], SEHALAMAN).get_page(
        request.GET.get("bawahan")
    )
    jumlah = jumlah_per_unit(akun.instansi_id, pada, [s.unit_id for s in anak])
    mengelola = akun.punya_peran(BKPSDM, PENGELOLA) and can_manage_unit(akun, milik, pada)
    return render(
        request,
        "organisasi/unit.html",
        {
            "unit": milik,
            "jalur": jalur_unit(susunan, milik.pk)[:-1],
            "anak": anak,
            "baris_anak": [(s.unit, jumlah[s.unit_id]) for s in anak],
            "anggota": Paginator(anggota, SEHALAMAN).get_page(request.GET.get("halaman")),
            "mengelola": mengelola,
            "ubah": mengelola and "ubah" in request.GET,
        },
    )


@peran(BKPSDM, PENGELOLA)
@require_POST
def unit_kepala(request: Permintaan, unit_id: int) -> HttpResponse:
    """Say who heads the unit; superiors follow at once."""
    milik = get_unit(request.user.instansi_id, unit_id)
    dipilih = request.POST.get("pegawai", "")
    semua = Pegawai.objects.milik_instansi(request.user.instansi_id)
    pegawai = semua.filter(pk=dipilih).first() if dipilih.isascii() and dipilih.isdigit() else None
    if dipilih and pegawai is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    hasil = set_kepala_unit(
        unit=milik, pegawai=pegawai, sejak=request.user.hari_ini, by=request.user
    )
    siapa = f"{pegawai} sekarang memimpin" if pegawai else "Tidak ada lagi yang memimpin"
    messages.success(request, f"{siapa} {milik}. Atasan {hasil.ditulis} pegawai disesuaikan.")
    return redirect("unit", unit_id=milik.pk)
