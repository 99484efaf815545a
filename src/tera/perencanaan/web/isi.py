"""Pages that fill in a plan: a result with its indicators, behaviour, the annex."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.aturan.skp import Pendekatan
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.web.bentrok import Bentrok, compare_deret, compare_forms
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.perencanaan.models import EkspektasiPerilaku, LampiranSkp, RencanaHasilKerja, Skp
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import get_skp, hasil_pimpinan_skp, sasaran_kepala
from tera.perencanaan.services import (
    remove_hasil,
    save_hasil,
    save_lampiran,
    save_perilaku,
    set_pendekatan,
)
from tera.perencanaan.web.forms.indikator import FORM_INDIKATOR, initial_indikator
from tera.perencanaan.web.forms.skp import (
    HasilForm,
    LampiranForm,
    PendekatanForm,
    PerilakuForm,
    with_examples,
)
from tera.perencanaan.web.saran import accept_saran, inspect_rows, only_helped, render_saran


def _editable(request: Permintaan, skp_id: int) -> Skp:
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    check_can_edit_skp(request.user, skp)
    return skp


@masuk
@require_http_methods(["GET", "POST"])
def hasil_isi(request: Permintaan, skp_id: int, hasil_id: int | None = None) -> HttpResponse:
    """Add or change one rencana hasil kerja with its indicators."""
    skp = _editable(request, skp_id)
    hasil = _hasil(skp, hasil_id)
    form, deret = _forms(request, skp, hasil)
    terkirim = request.method == "POST" and not only_helped(request.POST)
    if terkirim and form.is_valid() & deret.is_valid():
        try:
            save_hasil(
                skp=skp,
                hasil_id=hasil_id,
                isian=form.isian(tuple(row.isian() for row in deret.filled())),
                by=request.user,
                versi=posted_versi(request),
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            return _collide_hasil(request, skp_id, hasil_id)
        else:
            messages.success(request, "Hasil kerja tersimpan.")
            return redirect("skp", skp_id=skp.pk)
    return _render_hasil(request, skp, hasil, form, deret, 422 if terkirim else 200)


def _collide_hasil(request: Permintaan, skp_id: int, hasil_id: int | None) -> HttpResponse:
    """What was typed beside what somebody else stored meanwhile."""
    skp = _editable(request, skp_id)
    hasil = _hasil(skp, hasil_id)
    form, deret = _forms(request, skp, hasil)
    lama, lama_deret = _forms(request, skp, hasil, tersimpan=True)
    banyak = hasil.indikator.count() if hasil else 0
    beda = (
        *compare_forms(form, lama if hasil else None),
        *compare_deret(deret, lama_deret, banyak=banyak, sebut="Indikator"),
    )
    bentrok = Bentrok(beda, request.path)
    return _render_hasil(request, skp, hasil, form, deret, VersiBerubah.status, bentrok)


def _hasil(skp: Skp, hasil_id: int | None) -> RencanaHasilKerja | None:
    if hasil_id is None:
        return None
    hasil = RencanaHasilKerja.objects.filter(skp=skp, pk=hasil_id).first()
    if hasil is None:
        raise TidakDitemukan("Hasil kerja tidak ditemukan.")
    return hasil


def _forms(
    request: Permintaan, skp: Skp, hasil: RencanaHasilKerja | None, *, tersimpan: bool = False
) -> tuple[HasilForm, DeretForm]:
    """The forms with what was sent, or (``tersimpan``, and before anything was sent) as stored."""
    kirim = request.method == "POST" and not tersimpan
    data = accept_saran(request.POST) if kirim else None
    pimpinan = [(satu.pk, satu.uraian) for satu in hasil_pimpinan_skp(skp, request.user.hari_ini)]
    awal: dict[str, Any] = {}
    indikator: list[dict[str, Any]] = []
    if hasil is not None:
        awal = {
            nama: getattr(hasil, nama)
            for nama in ("jenis", "uraian", "intervensi", "penugasan_dari")
        } | {"induk": hasil.induk_id, "sasaran": hasil.sasaran_id}
        indikator = [initial_indikator(satu) for satu in hasil.indikator.order_by("urut", "id")]
    form = HasilForm(
        data,
        initial=awal,
        pimpinan=pimpinan,
        sasaran=sasaran_kepala(skp),
        use_required_attribute=False,
    )
    jenis = FORM_INDIKATOR[skp.bentuk, skp.pendekatan]
    return form, DeretForm(jenis, data, indikator, kosong=1 if indikator else 2)


def _render_hasil(
    request: Permintaan,
    skp: Skp,
    hasil: RencanaHasilKerja | None,
    form: HasilForm,
    deret: DeretForm,
    status: int,
    bentrok: Bentrok | None = None,
) -> HttpResponse:
    inspect_rows(form, deret, bentuk=skp.bentuk, pendekatan=skp.pendekatan)
    return render(
        request,
        "perencanaan/hasil_isi.html",
        {
            "skp": skp,
            "hasil": hasil,
            "form": form,
            "deret": deret,
            "bentrok": bentrok,
            "versi": _versi(request, skp, bentrok),
            "ada_induk": "induk" in form.fields,
            "ada_sasaran": "sasaran" in form.fields,
            "alamat_smart": reverse("hasil_smart", args=[skp.pk]),
        },
        status=status,
    )


@masuk
@require_POST
def hasil_smart(request: Permintaan, skp_id: int) -> HttpResponse:
    """What the SMART check says of the row that is being typed in; writes nothing."""
    skp = _editable(request, skp_id)
    form, deret = _forms(request, skp, None)
    return render_saran(request, form, deret, bentuk=skp.bentuk, pendekatan=skp.pendekatan)


@masuk
@require_POST
def hasil_hapus(request: Permintaan, skp_id: int, hasil_id: int) -> HttpResponse:
    skp = _editable(request, skp_id)
    remove_hasil(skp=skp, hasil_id=hasil_id, by=request.user, versi=posted_versi(request))
    messages.success(request, "Hasil kerja dihapus.")
    return redirect("skp", skp_id=skp.pk)


@masuk
@require_http_methods(["GET", "POST"])
def perilaku_isi(request: Permintaan, skp_id: int) -> HttpResponse:
    """What is expected in particular of each BerAKHLAK value."""
    skp = _editable(request, skp_id)
    awal = dict(EkspektasiPerilaku.objects.filter(skp=skp).values_list("nilai", "ekspektasi"))
    form = PerilakuForm(request.POST or None, initial=awal, use_required_attribute=False)
    bentrok = None
    if request.method == "POST" and form.is_valid():
        try:
            save_perilaku(
                skp=skp, ekspektasi=form.isian(), by=request.user, versi=posted_versi(request)
            )
        except VersiBerubah:
            bentrok = _collide(request, form, PerilakuForm(initial=awal))
        else:
            messages.success(request, "Ekspektasi perilaku tersimpan.")
            return redirect("skp", skp_id=skp.pk)
    return render(
        request,
        "perencanaan/perilaku_isi.html",
        {"skp": skp, "form": form, "bentrok": bentrok, "versi": _versi(request, skp, bentrok)},
        status=_status(form, bentrok),
    )


def _collide(request: Permintaan, form: forms.Form, tersimpan: forms.Form) -> Bentrok:
    return Bentrok(tuple(compare_forms(form, tersimpan)), request.path)


def _versi(request: Permintaan, skp: Skp, bentrok: Bentrok | None) -> int:
    """The present version, read anew, once the person has seen the collision."""
    if bentrok:
        skp.refresh_from_db(fields=["versi"])
    return seen_versi(request, skp.versi, bentrok=bool(bentrok))


def _status(form: forms.Form, bentrok: Bentrok | None) -> int:
    if bentrok:
        return VersiBerubah.status
    return 422 if form.is_bound else 200


@masuk
@require_http_methods(["GET", "POST"])
def lampiran_isi(request: Permintaan, skp_id: int) -> HttpResponse:
    """Resources, accountability, consequences."""
    skp = _editable(request, skp_id)
    baris: dict[str, list[str]] = {}
    for satu in LampiranSkp.objects.filter(skp=skp).order_by("urut", "id"):
        baris.setdefault(satu.bagian, []).append(satu.isi)
    awal = {bagian: "\n".join(isi) for bagian, isi in baris.items()}
    contoh, bentrok = "contoh" in request.POST, None
    kiriman = with_examples(request.POST) if contoh else request.POST or None
    form = LampiranForm(kiriman, initial=awal, use_required_attribute=False)
    if request.method == "POST" and form.is_valid() and not contoh:
        try:
            save_lampiran(skp=skp, isian=form.isian(), by=request.user, versi=posted_versi(request))
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            bentrok = _collide(request, form, LampiranForm(initial=awal))
        else:
            messages.success(request, "Lampiran tersimpan.")
            return redirect("skp", skp_id=skp.pk)
    return render(
        request,
        "perencanaan/lampiran_isi.html",
        {"skp": skp, "form": form, "bentrok": bentrok, "versi": _versi(request, skp, bentrok)},
        status=200 if contoh else _status(form, bentrok),
    )


@masuk
@require_POST
def pendekatan_ubah(request: Permintaan, skp_id: int) -> HttpResponse:
    skp = _editable(request, skp_id)
    form = PendekatanForm(request.POST)
    if not form.is_valid():
        raise MasukanTidakSah("Pilih pendekatan kuantitatif atau kualitatif.")
    set_pendekatan(
        skp=skp,
        pendekatan=Pendekatan(form.cleaned_data["pendekatan"]),
        by=request.user,
        versi=posted_versi(request),
    )
    messages.success(request, "Pendekatan SKP diubah.")
    return redirect("skp", skp_id=skp.pk)
