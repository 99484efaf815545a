"""The coverage map: what nobody carries, what serves nothing, and one click to mend it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, posted_versi, read_id
from tera.organisasi.pengaturan import pengaturan_pada
from tera.perencanaan.models import RencanaHasilKerja, SasaranUnit
from tera.perencanaan.permissions import can_remind
from tera.perencanaan.queries import peta as kueri
from tera.perencanaan.queries import skp_terlihat
from tera.perencanaan.services import (
    assign_sasaran,
    link_hasil,
    link_sasaran,
    remind_tanpa_hasil,
)

SEHALAMAN = 25
TAB = {
    "sasaran": "Sasaran tanpa pemikul",
    "lepas": "Sasaran tanpa induk",
    "hasil": "Hasil tanpa tujuan",
    "orang": "Orang tanpa hasil",
    "beban": "Beban berlebih",
    "kembar": "Kalimat kembar",
}


@masuk
@require_GET
def peta(request: Permintaan) -> HttpResponse:
    """One list of the map (``?daftar=``), all of them counted on the tabs."""
    milik = _peta(request)
    pilihan = request.GET.get("daftar", "")
    jenis = pilihan if pilihan in TAB else next(iter(TAB))
    jumlah = kueri.jumlah_peta(milik)
    daftar = kueri.DAFTAR[jenis](milik)
    halaman = Paginator(daftar, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "tahun": milik.tahun,
        "jenis": jenis,
        "tab": [(kode, label, jumlah[kode]) for kode, label in TAB.items()],
        "halaman": halaman,
        "beban": milik.beban,
        "pemilih": pemilih(request, milik.tahun),
    }
    return render(request, "perencanaan/peta.html", konteks | _beside(request, jenis, halaman))


def _peta(request: Permintaan) -> kueri.Peta:
    hari_ini = request.user.hari_ini
    setelan = pengaturan_pada(request.user.instansi_id, hari_ini)
    return kueri.Peta(request.user, chosen_tahun(request), hari_ini, setelan["beban_hasil"])


def _beside(request: Permintaan, jenis: str, halaman: Page[Any]) -> dict[str, Any]:
    """What a list needs beside its rows."""
    hari_ini = request.user.hari_ini
    if jenis == "hasil":
        usul = kueri.usul_induk(halaman, hari_ini)
        return {"baris": [(satu, usul.get(satu.pk)) for satu in halaman]}
    if jenis == "lepas":
        atas = kueri.usul_sasaran(halaman, hari_ini)
        return {"baris": [(satu, atas.get(satu.pk)) for satu in halaman]}
    if jenis == "orang":
        return {"dapat_ingatkan": bool(halaman.object_list) and can_remind(request.user, hari_ini)}
    return {}


@masuk
@require_GET
def kembar(request: Permintaan, wakil_id: int) -> HttpResponse:
    """One group of near-duplicates: who wrote it, in which year, how alike."""
    milik = _peta(request)
    anggota = kueri.anggota_kembar(milik, wakil_id)
    halaman = Paginator(anggota, SEHALAMAN).get_page(request.GET.get("halaman"))
    if not halaman.paginator.count:
        raise TidakDitemukan("Kelompok kalimat kembar itu tidak ditemukan.")
    konteks = {"tahun": milik.tahun, "halaman": halaman}
    return render(request, "perencanaan/kembar.html", konteks)


@masuk
@require_POST
def hasil_kaitkan(request: Permintaan, hasil_id: int) -> HttpResponse:
    """Tie a result to the one that was proposed."""
    terlihat = skp_terlihat(request.user, request.user.hari_ini)
    hasil = (
        RencanaHasilKerja.objects.filter(skp__in=terlihat, pk=hasil_id)
        .select_related("skp__pegawai", "skp__instansi", "skp__penugasan", "induk")
        .first()
    )
    if hasil is None:
        raise TidakDitemukan("Hasil kerja tidak ditemukan.")
    link_hasil(
        hasil=hasil,
        induk_id=read_id(request.POST.get("induk")),
        by=request.user,
        versi=posted_versi(request),
    )
    messages.success(request, "Hasil kerja dikaitkan.")
    return _back("hasil", hasil.skp.tahun)


@masuk
@require_POST
def sasaran_beri(request: Permintaan, sasaran_id: int) -> HttpResponse:
    """Give an objective that nobody carries to the head of its unit."""
    sasaran = _sasaran(request, sasaran_id)
    hasil = assign_sasaran(sasaran=sasaran, by=request.user, pada=request.user.hari_ini)
    messages.success(request, f"Sasaran masuk ke SKP {hasil.skp.pegawai.nama}.")
    return _back("sasaran", sasaran.tahun)


@masuk
@require_POST
def sasaran_kaitkan(request: Permintaan, sasaran_id: int) -> HttpResponse:
    """Tie an objective to the one of the unit above that was proposed."""
    sasaran = link_sasaran(
        sasaran=_sasaran(request, sasaran_id),
        induk_id=read_id(request.POST.get("induk")),
        by=request.user,
        versi=posted_versi(request),
        pada=request.user.hari_ini,
    )
    messages.success(request, "Sasaran dikaitkan.")
    return _back("lepas", sasaran.tahun)


def _sasaran(request: Permintaan, sasaran_id: int) -> SasaranUnit:
    semua = SasaranUnit.objects.milik_instansi(request.user.instansi_id)
    sasaran = semua.filter(pk=sasaran_id).select_related("unit").first()
    if sasaran is None:
        raise TidakDitemukan("Sasaran tidak ditemukan.")
    return sasaran


@masuk
@require_POST
def peta_ingatkan(request: Permintaan) -> HttpResponse:
    """Remind everybody on the list of people without results."""
    milik = _peta(request)
    banyak = remind_tanpa_hasil(peta=milik)
    pesan = f"{banyak} orang diingatkan." if banyak else "Semua sudah diingatkan hari ini."
    messages.success(request, pesan)
    return _back("orang", milik.tahun)


def _back(jenis: str, tahun: int) -> HttpResponse:
    return redirect(f"{reverse('peta')}?daftar={jenis}&tahun={tahun}")
