"""Feedback on a plan: threads by result and by value, with answers."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.aturan.perilaku import NilaiDasar
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.pelaksanaan.models import UmpanBalik
from tera.pelaksanaan.permissions import check_can_answer_umpan_balik, check_can_give_umpan_balik
from tera.pelaksanaan.queries import UtasUmpanBalik, get_utas, umpan_balik_of
from tera.pelaksanaan.services import answer_umpan_balik, give_umpan_balik
from tera.pelaksanaan.web.forms.umpan_balik import JawabanForm, UmpanBalikForm
from tera.perencanaan.models import RencanaHasilKerja, Skp
from tera.perencanaan.queries import get_skp

UTAS_SEHALAMAN = 10


@dataclass(frozen=True, slots=True)
class UtasTampil:
    """A thread with what it is about, and the answer form where one was refused."""

    utas: UtasUmpanBalik
    jenis: str
    perihal: str
    form: JawabanForm | None


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik(request: Permintaan, skp_id: int) -> HttpResponse:
    """Read the threads; give feedback."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    hasil = _hasil(skp)
    if request.method != "POST":
        awal = {"perihal": request.GET.get("perihal", "")}
        return _page(request, skp, UmpanBalikForm(hasil=hasil, initial=awal))
    form = UmpanBalikForm(request.POST, hasil=hasil)
    if form.is_valid():
        try:
            umpan = give_umpan_balik(
                skp=skp,
                hasil=form.hasil,
                nilai_dasar=form.nilai_dasar,
                isi=form.cleaned_data["isi"],
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
    """Answer in one thread."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    awal = get_utas(skp, utas_id)
    check_can_answer_umpan_balik(request.user, awal, request.user.hari_ini)
    form = JawabanForm(request.POST, auto_id=f"jawab_{awal.pk}_%s")
    if form.is_valid():
        try:
            answer_umpan_balik(induk=awal, isi=form.cleaned_data["isi"], by=request.user)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Jawaban terkirim.")
            return redirect(_thread(skp, awal))
    kosong = UmpanBalikForm(hasil=_hasil(skp))
    return _page(request, skp, kosong, jawaban=(awal, form), status=MasukanTidakSah.status)


def _hasil(skp: Skp) -> list[RencanaHasilKerja]:
    return list(RencanaHasilKerja.objects.filter(skp=skp).order_by("-jenis", "urut", "id"))


def _thread(skp: Skp, awal: UmpanBalik) -> str:
    return f"{reverse('umpan_balik', args=[skp.pk])}?utas={awal.pk}#utas-{awal.pk}"


def _page(
    request: Permintaan,
    skp: Skp,
    form: UmpanBalikForm,
    *,
    jawaban: tuple[UmpanBalik, JawabanForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    semua = umpan_balik_of(skp)
    perihal = request.GET.get("perihal", "")
    utas = [_shown(satu, jawaban) for satu in semua if perihal in ("", _key(satu.awal))]
    dicari = str(jawaban[0].pk) if jawaban else request.GET.get("utas", "")
    milik_sendiri = request.user.pegawai_id == skp.pegawai_id
    alasan = reason(check_can_give_umpan_balik, request.user, skp, request.user.hari_ini)
    konteks = {
        "skp": skp,
        "form": form,
        "halaman": _paged(utas, request.GET.get("halaman"), dicari),
        "perihal": utas[0].perihal if perihal and utas else "",
        "tersaring": bool(perihal),
        "jumlah": len(semua),
        "milik_sendiri": milik_sendiri,
        "dapat_beri": alasan is None,
        "dapat_jawab": milik_sendiri or alasan is None,
        "jawaban": jawaban[1] if jawaban else None,
    }
    return render(request, "pelaksanaan/umpan_balik.html", konteks, status=status)


def _paged(utas: list[UtasTampil], nomor: str | None, dicari: str) -> Page[UtasTampil]:
    """The page asked for; without a number, the one on which the sought thread stands."""
    letak = next((i for i, satu in enumerate(utas) if str(satu.utas.awal.pk) == dicari), 0)
    return Paginator(utas, UTAS_SEHALAMAN).get_page(nomor or letak // UTAS_SEHALAMAN + 1)


def _shown(satu: UtasUmpanBalik, jawaban: tuple[UmpanBalik, JawabanForm] | None) -> UtasTampil:
    awal = satu.awal
    form = jawaban[1] if jawaban and jawaban[0].pk == awal.pk else None
    if awal.hasil is not None:
        return UtasTampil(satu, "Hasil kerja", awal.hasil.uraian, form)
    if awal.nilai_dasar:
        return UtasTampil(satu, "Perilaku kerja", NilaiDasar(awal.nilai_dasar).label, form)
    return UtasTampil(satu, "Umum", "Kinerja secara umum", form)


def _key(awal: UmpanBalik) -> str:
    """The same key as in ``UmpanBalikForm.perihal``."""
    return f"hasil-{awal.hasil_id}" if awal.hasil_id else f"nilai-{awal.nilai_dasar}"
