"""Several days at once: a sheet of rows, typed or pasted from a spreadsheet."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tera.aturan.kalender import (
    SABTU,
    JenisPeriode,
    Periode,
    PeriodeTidakSah,
    parse_periode,
    periode_pada,
)
from tera.aturan.libur import hari_libur
from tera.dasar.akses import masuk
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.permintaan import Permintaan
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.queries import SumberProgres, progres_rentang, sumber_progres
from tera.pelaksanaan.queries.batas import batas_progres
from tera.pelaksanaan.services import record_progres_many
from tera.pelaksanaan.web.forms.progres import CatatanForm
from tera.pelaksanaan.web.forms.teks import reason_field
from tera.pelaksanaan.web.progres import own_pegawai
from tera.pelaksanaan.web.tempelan import Tempelan

BARIS_AWAL = 7


class AlasanForm(forms.Form):
    """Why the days of a sheet are written after their window; one reason for all of them."""

    use_required_attribute = False

    alasan_terlambat = reason_field()


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def progres_lembar(request: Permintaan) -> HttpResponse:
    """Fill in several days; all rows are saved, or none."""
    pegawai, hari_ini = own_pegawai(request), request.user.hari_ini
    bulan = read_bulan(request.GET.get("bulan"), hari_ini)
    sumber = sumber_progres(pegawai, bulan.mulai, min(bulan.selesai, hari_ini))
    if request.method != "POST":
        usul = _proposed(pegawai, bulan, hari_ini, sumber)
        return _page(request, bulan, sumber, _rows(sumber, None, usul))
    if "isi_tempelan" in request.POST:
        tempelan = Tempelan(request.POST.get("tempel", ""), sumber)
        return _page(request, bulan, sumber, _rows(sumber, None, tempelan.baris), tempelan=tempelan)
    deret = _rows(sumber, request)
    if "tambah_baris" in request.POST:
        return _page(request, bulan, sumber, deret)
    galat = _save(request, deret)
    if galat is None:
        return redirect(reverse("progres"))
    return _page(request, bulan, sumber, deret, galat=galat, status=MasukanTidakSah.status)


def read_bulan(kode: str | None, hari_ini: date) -> Periode:
    """The month that the address names; this month for nonsense and for months to come."""
    kini = periode_pada(hari_ini, JenisPeriode.BULANAN)
    try:
        bulan = parse_periode(kode or "")
    except PeriodeTidakSah:
        return kini
    return bulan if bulan.jenis is JenisPeriode.BULANAN and bulan.mulai <= hari_ini else kini


def _save(request: Permintaan, deret: DeretForm) -> str | None:
    """What was refused, also told beside its field; None once everything is saved."""
    if not deret.is_valid():
        return ""
    terisi = list(deret.filled())
    if not terisi:
        return "Belum ada baris yang diisi. Tulis kegiatannya dulu."
    kunci = forms.UUIDField(required=False).clean(request.POST.get("kunci"))
    alasan = request.POST.get("alasan_terlambat", "")
    try:
        baru = record_progres_many(
            isian=[satu.isian(alasan_terlambat=alasan) for satu in terisi],
            kunci=kunci,
            by=request.user,
        )
    except MasukanTidakSah as galat:
        _point_out(terisi, galat)
        return galat.pesan
    except KeadaanTidakCocok as galat:
        return galat.pesan
    messages.success(request, f"{len(baru)} catatan tersimpan.")
    return None


def _point_out(terisi: Sequence[forms.Form], galat: MasukanTidakSah) -> None:
    """A refusal names its row among those that were filled in (``i3-nilai``)."""
    for nama, pesan in galat.bidang.items():
        nomor, _, bidang = nama.removeprefix("i").partition("-")
        if nomor.isdigit() and bidang in terisi[int(nomor)].fields:
            terisi[int(nomor)].add_error(bidang, pesan)


def _rows(
    sumber: Sequence[SumberProgres],
    request: Permintaan | None,
    awal: Sequence[dict[str, Any]] = (),
) -> DeretForm:
    data = request.POST if request else None
    return DeretForm(partial(CatatanForm, sumber=sumber), data, awal, kosong=not awal)


def _proposed(
    pegawai: Pegawai, bulan: Periode, hari_ini: date, sumber: Sequence[SumberProgres]
) -> list[dict[str, Any]]:
    """The latest working days of the month that have no entry yet, oldest first."""
    akhir = min(bulan.selesai, hari_ini)
    ada = {satu.tanggal for satu in progres_rentang(pegawai, bulan.mulai, akhir)}
    hari = (akhir - timedelta(days=n) for n in range((akhir - bulan.mulai).days + 1))
    libur = ada | hari_libur(bulan.tahun).keys()
    kosong = [satu for satu in hari if satu.weekday() < SABTU and satu not in libur][:BARIS_AWAL]
    pilihan = sumber[0].kunci if sumber else ""
    return [{"tanggal": satu, "sumber": pilihan} for satu in reversed(kosong)]


def _page(
    request: Permintaan,
    bulan: Periode,
    sumber: Sequence[SumberProgres],
    deret: DeretForm,
    *,
    galat: str | None = None,
    tempelan: Tempelan | None = None,
    status: int = 200,
) -> HttpResponse:
    hari_ini = request.user.hari_ini
    konteks = {
        "bulan": bulan,
        "terlambat": batas_progres(request.user.instansi, bulan.mulai).lewat(hari_ini),
        "alasan": AlasanForm(request.POST or None),
        "ada_sumber": bool(sumber),
        "deret": deret,
        "galat": galat,
        "tempelan": tempelan,
        "kunci": request.POST.get("kunci") or uuid4(),
    }
    return render(request, "pelaksanaan/progres_lembar.html", konteks, status=status)
