"""Feedback on a plan: threads by result and by value, with answers; one thread by itself."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.aturan.perilaku import NilaiDasar
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.pelaksanaan.hubungan import MENILAI, hubungan_dengan
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.permissions import check_can_answer_umpan_balik
from tera.pelaksanaan.queries import (
    UtasUmpanBalik,
    as_utas,
    get_utas,
    get_utas_terbaca,
    terbaca,
    umpan_balik_of,
)
from tera.pelaksanaan.services import answer_umpan_balik, close_tindak_lanjut, give_umpan_balik
from tera.pelaksanaan.web.bantu import help_context, only_helped, opened, typed
from tera.pelaksanaan.web.forms.umpan_balik import JawabanForm, UmpanBalikForm
from tera.perencanaan.models import RencanaHasilKerja, Skp
from tera.perencanaan.queries import get_skp

UTAS_SEHALAMAN = 10


@dataclass(frozen=True, slots=True)
class UtasTampil:
    """A thread with what it is about, and the answer form where one was refused.

    ``dapat_jawab`` says whether the reader may answer and close the follow-up.
    """

    utas: UtasUmpanBalik
    jenis: str
    perihal: str
    dapat_jawab: bool
    form: JawabanForm | None = None


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik(request: Permintaan, skp_id: int) -> HttpResponse:
    """Read the threads; give feedback."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    hasil = _hasil(skp)
    if request.method != "POST":
        return _page(request, skp, UmpanBalikForm(hasil=hasil, initial=opened(request)))
    if only_helped(request.POST):
        return _page(request, skp, UmpanBalikForm(hasil=hasil, initial=typed(request)))
    form = UmpanBalikForm(request.POST, hasil=hasil)
    if form.is_valid():
        try:
            umpan = give_umpan_balik(
                skp=skp,
                hasil=form.hasil,
                nilai_dasar=form.nilai_dasar,
                isi=form.cleaned_data["isi"],
                rincian=form.rincian(form.jenis_terpilih),
                kunci=form.cleaned_data["kunci"],
                by=request.user,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, f"Umpan balik terkirim kepada {skp.pegawai.nama}.")
            return redirect(_thread(skp, umpan))
    return _page(request, skp, form, status=MasukanTidakSah.status)


@masuk
@require_POST
def umpan_balik_jawab(request: Permintaan, skp_id: int, utas_id: int) -> HttpResponse:
    """Answer in one thread, from the page of the plan."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    awal = get_utas(skp, utas_id)
    form = _answer(request, awal)
    if form is None:
        return redirect(_thread(skp, awal))
    kosong = UmpanBalikForm(hasil=_hasil(skp))
    return _page(request, skp, kosong, jawaban=(awal, form), status=MasukanTidakSah.status)


@masuk
@require_GET
def umpan_balik_utas(request: Permintaan, utas_id: int) -> HttpResponse:
    """One thread: for the two, and for whoever reads the person's feedback."""
    return _one(request, get_utas_terbaca(request.user, utas_id, request.user.hari_ini))


@masuk
@require_POST
def umpan_balik_utas_jawab(request: Permintaan, utas_id: int) -> HttpResponse:
    """Answer in one thread, from its own page."""
    awal = get_utas_terbaca(request.user, utas_id, request.user.hari_ini)
    form = _answer(request, awal)
    return redirect(_alone(awal)) if form is None else _one(request, awal, form)


@masuk
@require_POST
def umpan_balik_selesai(request: Permintaan, utas_id: int) -> HttpResponse:
    """Tell that the follow-up of a thread was done."""
    awal = get_utas_terbaca(request.user, utas_id, request.user.hari_ini)
    close_tindak_lanjut(umpan=awal, by=request.user)
    messages.success(request, "Tindak lanjut ditandai selesai.")
    return redirect(_alone(awal))


def _answer(request: Permintaan, awal: UmpanBalik) -> JawabanForm | None:
    """Carry out an answer; the form where it was refused."""
    check_can_answer_umpan_balik(request.user, awal, request.user.hari_ini)
    form = JawabanForm(request.POST, auto_id=f"jawab_{awal.pk}_%s")
    if not form.is_valid():
        return form
    isi, kunci = form.cleaned_data["isi"], form.cleaned_data["kunci"]
    try:
        answer_umpan_balik(induk=awal, isi=isi, kunci=kunci, by=request.user)
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return form
    messages.success(request, "Jawaban terkirim.")
    return None


def _hasil(skp: Skp) -> list[RencanaHasilKerja]:
    return list(RencanaHasilKerja.objects.filter(skp=skp).order_by("-jenis", "urut", "id"))


def _thread(skp: Skp, awal: UmpanBalik) -> str:
    return f"{reverse('umpan_balik', args=[skp.pk])}?utas={awal.pk}#utas-{awal.pk}"


def _alone(awal: UmpanBalik) -> str:
    return f"{reverse('umpan_balik_utas', args=[awal.pk])}#utas-{awal.pk}"


def _one(request: Permintaan, awal: UmpanBalik, form: JawabanForm | None = None) -> HttpResponse:
    alasan = reason(check_can_answer_umpan_balik, request.user, awal, request.user.hari_ini)
    tampil = show_utas(as_utas(awal), dapat_jawab=alasan is None, form=form)
    isi = {
        "u": tampil,
        "alasan": alasan,
        "jawaban": form,
        **thread_context(request),
    }
    status = 200 if form is None else MasukanTidakSah.status
    return render(request, "pelaksanaan/umpan_utas.html", isi, status=status)


def _page(
    request: Permintaan,
    skp: Skp,
    form: UmpanBalikForm,
    *,
    jawaban: tuple[UmpanBalik, JawabanForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    akun, hari_ini = request.user, request.user.hari_ini
    semua = umpan_balik_of(skp, dibaca=terbaca(akun, hari_ini))
    perihal = request.GET.get("perihal", "")
    milik_sendiri = akun.pegawai_id == skp.pegawai_id
    hubungan = None if milik_sendiri else hubungan_dengan(akun, skp.pegawai_id, hari_ini)
    menjawab = milik_sendiri or hubungan in MENILAI
    penulis = akun.pegawai_id if hubungan is not None else None
    utas = [
        show_utas(
            satu,
            dapat_jawab=menjawab or satu.awal.dari_id == penulis,
            form=jawaban[1] if jawaban and jawaban[0].pk == satu.awal.pk else None,
        )
        for satu in semua
        if perihal in ("", _key(satu.awal))
    ]
    dicari = str(jawaban[0].pk) if jawaban else request.GET.get("utas", "")
    konteks: dict[str, Any] = {
        "skp": skp,
        "form": form,
        "halaman": _paged(utas, request.GET.get("halaman"), dicari),
        "perihal": utas[0].perihal if perihal and utas else "",
        "tersaring": bool(perihal),
        "jumlah": len(semua),
        "milik_sendiri": milik_sendiri,
        "dapat_beri": hubungan is not None,
        "jawaban": jawaban[1] if jawaban else None,
        **thread_context(request),
        **help_context(request, form),
    }
    return render(request, "pelaksanaan/umpan_balik.html", konteks, status=status)


def thread_context(request: Permintaan) -> dict[str, Any]:
    """What ``_utas.html`` needs beside the thread."""
    return {"jawaban_baru": JawabanForm(), "hari_ini": request.user.hari_ini}


def _paged(utas: list[UtasTampil], nomor: str | None, dicari: str) -> Page[UtasTampil]:
    """The page asked for; without a number, the one on which the sought thread stands."""
    letak = next((i for i, satu in enumerate(utas) if str(satu.utas.awal.pk) == dicari), 0)
    return Paginator(utas, UTAS_SEHALAMAN).get_page(nomor or letak // UTAS_SEHALAMAN + 1)


def show_utas(
    satu: UtasUmpanBalik, *, dapat_jawab: bool = False, form: JawabanForm | None = None
) -> UtasTampil:
    """A thread with the words for what it is about. ``hasil`` is loaded."""
    awal = satu.awal
    if awal.hasil is not None:
        return UtasTampil(satu, "Hasil kerja", awal.hasil.uraian, dapat_jawab, form)
    if awal.nilai_dasar:
        label = NilaiDasar(awal.nilai_dasar).label
        return UtasTampil(satu, "Perilaku kerja", label, dapat_jawab, form)
    return UtasTampil(satu, "Umum", "Kinerja secara umum", dapat_jawab, form)


def _key(awal: UmpanBalik) -> str:
    """The same key as in ``PerihalForm.perihal``."""
    return f"hasil-{awal.hasil_id}" if awal.hasil_id else f"nilai-{awal.nilai_dasar}"
