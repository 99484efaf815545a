"""What the agency decides itself: each setting with its value, its source and its history."""

from collections import defaultdict
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from tera.dasar.akses import peran
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.isian import show_isian
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import PengaturanInstansi
from tera.organisasi.pengaturan import DAFTAR, KUNCI, Kunci
from tera.organisasi.permissions import BKPSDM
from tera.organisasi.services import set_pengaturan
from tera.organisasi.web.forms import PengaturanForm

BAGIAN: dict[str, tuple[Kunci, ...]] = {
    slugify(kelompok): tuple(isi)
    for kelompok, isi in groupby(DAFTAR, key=lambda kunci: kunci.kelompok)
}
"""The settings by subject, as the tabs of the page have them."""


@peran(BKPSDM)
@require_http_methods(["GET", "POST"])
def pengaturan(request: Permintaan) -> HttpResponse:
    """The settings of one subject (``?bagian=``); ``?ubah=`` opens the form of one."""
    asal = request.POST if request.method == "POST" else request.GET
    kunci = KUNCI.get(asal.get("ubah", ""))
    if request.method == "POST" and kunci is None:
        raise TidakDitemukan("Pengaturan itu tidak ada.")
    bagian = slugify(kunci.kelompok) if kunci else asal.get("bagian", "")
    if bagian not in BAGIAN:
        bagian = next(iter(BAGIAN))
    butir = _items(request, BAGIAN[bagian])
    form = None
    if kunci is not None:
        kini = next(b["isi"] for b in butir if b["kunci"] is kunci)
        awal = {"sejak": request.user.hari_ini}
        form = PengaturanForm(request.POST or None, kunci=kunci, kini=kini, initial=awal)
        if form.is_bound and form.is_valid() and _save(request, kunci, form):
            return redirect(f"{reverse('pengaturan')}?bagian={bagian}#s-{kunci.nama}")
    status = 422 if form is not None and form.is_bound else 200
    isi = {
        "butir": butir,
        "form": form,
        "diubah": kunci,
        "bagian": bagian,
        "daftar_bagian": [(kode, satu[0].kelompok, len(satu)) for kode, satu in BAGIAN.items()],
    }
    return render(request, "organisasi/pengaturan.html", isi, status=status)


def _save(request: Permintaan, kunci: Kunci, form: PengaturanForm) -> bool:
    try:
        set_pengaturan(
            instansi=request.user.instansi,
            kunci=kunci.nama,
            isi=form.isi(),
            sejak=form.cleaned_data["sejak"],
            dasar_hukum=form.cleaned_data["dasar_hukum"],
            by=request.user,
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, f"{kunci.judul} disimpan.")
    return True


def _items(request: Permintaan, daftar: tuple[Kunci, ...]) -> list[dict[str, Any]]:
    """Each setting with the value of today and all its rows, newest first; one query."""
    riwayat: dict[str, list[PengaturanInstansi]] = defaultdict(list)
    semua = PengaturanInstansi.objects.milik_instansi(request.user.instansi_id)
    for baris in semua.filter(kunci__in=[k.nama for k in daftar]).order_by("-sejak"):
        riwayat[baris.kunci].append(baris)
    hari_ini = request.user.hari_ini
    butir = []
    for kunci in daftar:
        berlaku = next((b for b in riwayat[kunci.nama] if b.sejak <= hari_ini), None)
        isi = kunci.read(berlaku.isi) if berlaku else kunci.bawaan
        butir.append(
            {
                "kunci": kunci,
                "isi": isi,
                "tampil": describe(kunci, isi),
                "berlaku": berlaku,
                "riwayat": [(b, describe(kunci, kunci.read(b.isi))) for b in riwayat[kunci.nama]],
            }
        )
    return butir


def describe(kunci: Kunci, isi: Any) -> list[tuple[str, str]]:
    """A typed value in the words of the page: what is filled, by input; one value has no label."""
    masukan = kunci.by_input(isi)
    terisi = [
        ("" if kunci.tunggal else bidang.label, show_isian(bidang, masukan[bidang.nama]))
        for bidang in kunci.bidang
        if masukan[bidang.nama] not in (None, ())
    ]
    return terisi or [("", "Belum diatur")]
