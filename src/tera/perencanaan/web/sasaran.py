"""Objectives of units: read by everyone of the agency, written by whoever answers for the unit."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.aturan.skp import Bentuk, Pendekatan
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.izin import reason
from tera.dasar.web.bentrok import Bentrok, compare_deret, compare_forms
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import susunan_pada
from tera.perencanaan.models import SasaranUnit
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries import sasaran_for
from tera.perencanaan.services import remove_sasaran, save_sasaran
from tera.perencanaan.web.forms.sasaran import (
    IndikatorSasaranForm,
    SasaranForm,
    initial_indikator_sasaran,
)
from tera.perencanaan.web.saran import accept_saran, inspect_rows, only_helped, render_saran
from tera.perencanaan.web.unit import chosen_unit, managed_unit

# Objectives of units are written as heads write theirs: numbers, and no superior's result to ask.
UNIT = {"bentuk": Bentuk.JPT, "pendekatan": Pendekatan.KUANTITATIF}


@masuk
@require_GET
def sasaran(request: Permintaan) -> HttpResponse:
    """A unit's objectives of the year, beside those of the unit above that they serve."""
    tahun = chosen_tahun(request)
    susunan = susunan_pada(request.user.instansi_id, request.user.hari_ini)
    unit = chosen_unit(request, susunan)
    induk = next((s.induk_id for s in susunan if unit and s.unit_id == unit.pk), None)
    unit_ids = [satu for satu in (unit.pk if unit else None, induk) if satu]
    semua = list(sasaran_for(request.user.instansi_id, unit_ids, tahun))
    return render(
        request,
        "perencanaan/sasaran.html",
        {
            "tahun": tahun,
            "unit": unit,
            "unit_induk": next((s.unit for s in susunan if s.unit_id == induk), None),
            "daftar_unit": [s.unit for s in susunan],
            "sasaran": [s for s in semua if unit and s.unit_id == unit.pk],
            "sasaran_induk": [s for s in semua if s.unit_id == induk],
            "alasan": reason(check_can_manage_sasaran, request.user, unit, request.user.hari_ini)
            if unit
            else "",
            "pemilih": pemilih(request, tahun),
        },
    )


@masuk
@require_http_methods(["GET", "POST"])
def sasaran_isi(
    request: Permintaan, unit_id: int, tahun: int, sasaran_id: int | None = None
) -> HttpResponse:
    """Add or change one objective with its indicators."""
    unit = managed_unit(request, unit_id)
    lama = _sasaran(unit, tahun, sasaran_id)
    form, deret = _forms(request, unit, tahun, lama)
    bentrok = None
    terkirim = request.method == "POST" and not only_helped(request.POST)
    if terkirim and form.is_valid() & deret.is_valid():
        try:
            save_sasaran(
                unit=unit,
                tahun=tahun,
                sasaran_id=sasaran_id,
                isian=form.isian(tuple(row.isian() for row in deret.filled())),
                by=request.user,
                pada=request.user.hari_ini,
                versi=posted_versi(request),
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            lama = _sasaran(unit, tahun, sasaran_id)
            bentrok = _collide(request, unit, tahun, lama)
        else:
            messages.success(request, "Sasaran tersimpan.")
            return _to_unit(unit, tahun)
    inspect_rows(form, deret, **UNIT)
    konteks: dict[str, Any] = {"unit": unit, "tahun": tahun, "sasaran": lama, "form": form}
    konteks |= {"deret": deret, "bentrok": bentrok}
    konteks["ada_induk"] = "induk" in form.fields
    konteks["alamat_smart"] = reverse("sasaran_smart", args=[unit.pk, tahun])
    konteks["versi"] = seen_versi(request, lama.versi if lama else 0, bentrok=bool(bentrok))
    status = VersiBerubah.status if bentrok else 422 if terkirim else 200
    return render(request, "perencanaan/sasaran_isi.html", konteks, status=status)


def _collide(request: Permintaan, unit: UnitKerja, tahun: int, lama: SasaranUnit | None) -> Bentrok:
    """What was typed beside what somebody else stored meanwhile."""
    form, deret = _forms(request, unit, tahun, lama)
    kini, kini_deret = _forms(request, unit, tahun, lama, tersimpan=True)
    banyak = lama.indikator.count() if lama else 0
    beda = (
        *compare_forms(form, kini),
        *compare_deret(deret, kini_deret, banyak=banyak, sebut="Indikator"),
    )
    return Bentrok(beda, request.path)


@masuk
@require_POST
def sasaran_smart(request: Permintaan, unit_id: int, tahun: int) -> HttpResponse:
    """What the SMART check says of the row that is being typed in; writes nothing."""
    form, deret = _forms(request, managed_unit(request, unit_id), tahun, None)
    return render_saran(request, form, deret, **UNIT)


def _sasaran(unit: UnitKerja, tahun: int, sasaran_id: int | None) -> SasaranUnit | None:
    if sasaran_id is None:
        return None
    sasaran = SasaranUnit.objects.filter(unit=unit, tahun=tahun, pk=sasaran_id).first()
    if sasaran is None:
        raise TidakDitemukan("Sasaran tidak ditemukan.")
    return sasaran


def _forms(
    request: Permintaan,
    unit: UnitKerja,
    tahun: int,
    lama: SasaranUnit | None,
    *,
    tersimpan: bool = False,
) -> tuple[SasaranForm, DeretForm]:
    """The forms with what was sent, or (``tersimpan``, and before anything was sent) as stored."""
    kirim = request.method == "POST" and not tersimpan
    data = accept_saran(request.POST) if kirim else None
    susunan = unit.susunan.berlaku_pada(request.user.hari_ini).first()
    induk_id = susunan.induk_id if susunan else None
    pilihan = (
        [
            (s.pk, s.uraian)
            for s in SasaranUnit.objects.filter(unit_id=induk_id, tahun=tahun).order_by(
                "urut", "id"
            )
        ]
        if induk_id
        else []
    )
    awal: dict[str, Any] = {"uraian": lama.uraian, "induk": lama.induk_id} if lama else {}
    indikator = (
        [initial_indikator_sasaran(satu) for satu in lama.indikator.order_by("urut", "id")]
        if lama
        else []
    )
    form = SasaranForm(data, initial=awal, induk=pilihan, use_required_attribute=False)
    return form, DeretForm(IndikatorSasaranForm, data, indikator, kosong=1 if indikator else 2)


@masuk
@require_POST
def sasaran_hapus(request: Permintaan, unit_id: int, tahun: int, sasaran_id: int) -> HttpResponse:
    unit = managed_unit(request, unit_id)
    sasaran = _sasaran(unit, tahun, sasaran_id)
    assert sasaran is not None
    hari_ini, versi = request.user.hari_ini, posted_versi(request)
    remove_sasaran(sasaran=sasaran, by=request.user, pada=hari_ini, versi=versi)
    messages.success(request, "Sasaran dihapus.")
    return _to_unit(unit, tahun)


def _to_unit(unit: UnitKerja, tahun: int) -> HttpResponse:
    jawaban = redirect("sasaran")
    jawaban["Location"] += f"?unit={unit.pk}&tahun={tahun}"
    return jawaban
