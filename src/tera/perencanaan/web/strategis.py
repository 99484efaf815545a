"""The plan of several years: read by everyone of the agency, written by whoever answers for it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.pemilih import TAHUN_PERTAMA as TAHUN_TERA
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, integer, posted_versi, read_id
from tera.organisasi.models import UnitKerja
from tera.organisasi.queries import susunan_pada
from tera.perencanaan.models import SasaranStrategis
from tera.perencanaan.permissions import check_can_manage_sasaran
from tera.perencanaan.queries.strategis import (
    RentangRencana,
    baris_indikator,
    chosen_plan,
    fill_indikator,
    get_strategis,
    induk_strategis,
    plans_of,
    rentang_of,
    strategis_unit,
)
from tera.perencanaan.rentang import (
    LAMA_BIASA,
    TAHUN_PERTAMA,
    TAHUN_TERAKHIR,
    TAHUN_TERBANYAK,
)
from tera.perencanaan.services import (
    adopt_tahun,
    remove_sasaran_strategis,
    save_sasaran_strategis,
)
from tera.perencanaan.web.forms.strategis import (
    SasaranStrategisForm,
    initial_indikator_strategis,
    initial_strategis,
    make_indikator_form,
)
from tera.perencanaan.web.unit import chosen_unit, managed_unit

SEHALAMAN = 5


@masuk
@require_GET
def strategis(request: Permintaan) -> HttpResponse:
    """A unit's plan: each objective with baseline and yearly targets of its indicators."""
    tahun, akun = chosen_tahun(request), request.user
    unit = chosen_unit(request, susunan := susunan_pada(akun.instansi_id, akun.hari_ini))
    semua = strategis_unit(akun.instansi_id, unit.pk, tahun) if unit else []
    rencana = plans_of(semua)
    terpilih = chosen_plan(rencana, request.GET.get("rencana"), tahun)
    isi = [satu for satu in semua if rentang_of(satu) == terpilih]
    halaman = Paginator(isi, SEHALAMAN).get_page(request.GET.get("halaman"))
    fill_indikator(list(halaman))
    alasan = reason(check_can_manage_sasaran, akun, unit, akun.hari_ini) if unit else ""
    return render(
        request,
        "perencanaan/strategis.html",
        {
            "tahun": tahun,
            "unit": unit,
            "daftar_unit": [s.unit for s in susunan],
            "rencana": rencana,
            "terpilih": terpilih,
            "halaman": halaman,
            "sasaran": [(s, baris_indikator(s)) for s in halaman],
            "alasan": alasan,
            "dapat_dijadikan": not alasan and tahun in terpilih.tahun,
            "pemilih": pemilih(request, tahun),
        },
    )


@masuk
@require_http_methods(["GET", "POST"])
def strategis_isi(
    request: Permintaan, unit_id: int, strategis_id: int | None = None
) -> HttpResponse:
    """Add or change one objective with its indicators and yearly targets."""
    unit = managed_unit(request, unit_id)
    lama = get_strategis(unit, strategis_id) if strategis_id else None
    tahun = _years(request, lama)
    form, deret = _forms(request, unit, lama, tahun)
    kirim = request.method == "POST" and "tambah_baris" not in request.POST
    bergeser = kirim and request.POST.get("tahun_tampil", "") != _shown(tahun)
    terkirim = kirim and not bergeser
    if terkirim and form.is_valid() & deret.is_valid():
        try:
            sasaran = _save(request, unit, strategis_id, form, deret)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Sasaran strategis tersimpan.")
            return redirect(address(unit, rentang_of(sasaran)))
    konteks: dict[str, Any] = {"unit": unit, "sasaran": lama, "form": form, "deret": deret}
    konteks |= {"bergeser": bergeser, "tahun_tampil": _shown(tahun)}
    konteks["ada_induk"] = "induk" in form.fields
    konteks["versi"] = posted_versi(request) if request.method == "POST" else lama and lama.versi
    status = 422 if terkirim else 200
    return render(request, "perencanaan/strategis_isi.html", konteks, status=status)


def _save(
    request: Permintaan,
    unit: UnitKerja,
    strategis_id: int | None,
    form: SasaranStrategisForm,
    deret: DeretForm,
) -> SasaranStrategis:
    return save_sasaran_strategis(
        unit=unit,
        sasaran_id=strategis_id,
        isian=form.isian(tuple(row.isian() for row in deret.filled())),
        by=request.user,
        pada=request.user.hari_ini,
        versi=posted_versi(request),
    )


def _years(request: Permintaan, lama: SasaranStrategis | None) -> range:
    """The years whose targets the form shows: typed, else stored, else five from this one."""
    batas = {"paling_kecil": TAHUN_PERTAMA, "paling_besar": TAHUN_TERAKHIR}
    kini = lama.mulai if lama else request.user.hari_ini.year
    mulai = integer(request.POST.get("mulai"), kini, **batas)
    akhir = lama.selesai if lama else mulai + LAMA_BIASA - 1
    selesai = integer(request.POST.get("selesai"), akhir, **batas)
    return range(mulai, max(mulai, min(selesai, mulai + TAHUN_TERBANYAK - 1)) + 1)


def _shown(tahun: range) -> str:
    return f"{tahun[0]}-{tahun[-1]}"


def _forms(
    request: Permintaan, unit: UnitKerja, lama: SasaranStrategis | None, tahun: range
) -> tuple[SasaranStrategisForm, DeretForm]:
    data = request.POST if request.method == "POST" else None
    awal: dict[str, Any] = {"mulai": tahun[0], "selesai": tahun[-1]}
    indikator: list[dict[str, Any]] = []
    if lama is not None:
        awal = initial_strategis(lama)
        indikator = [initial_indikator_strategis(satu) for satu in lama.indikator.all()]
    induk = [
        (satu.pk, f"{rentang_of(satu).label}: {satu.uraian}")
        for satu in induk_strategis(unit, request.user.hari_ini)
        if lama is None or satu.pk != lama.pk
    ]
    form = SasaranStrategisForm(data, initial=awal, induk=induk, use_required_attribute=False)
    jenis = make_indikator_form(tahun)
    return form, DeretForm(jenis, data, indikator, kosong=1 if indikator else 2)


@masuk
@require_POST
def strategis_hapus(request: Permintaan, unit_id: int, strategis_id: int) -> HttpResponse:
    unit = managed_unit(request, unit_id)
    sasaran = get_strategis(unit, strategis_id)
    rentang = rentang_of(sasaran)
    hari_ini, versi = request.user.hari_ini, posted_versi(request)
    remove_sasaran_strategis(sasaran=sasaran, by=request.user, pada=hari_ini, versi=versi)
    messages.success(request, "Sasaran strategis dihapus.")
    return redirect(address(unit, rentang))


@masuk
@require_POST
def strategis_jadikan(request: Permintaan, unit_id: int) -> HttpResponse:
    """Make the year's objectives of the chosen ones; a second press adds nothing."""
    unit = managed_unit(request, unit_id)
    kini = request.user.hari_ini.year
    batas = {"paling_kecil": TAHUN_TERA, "paling_besar": kini + 1}
    tahun = integer(request.POST.get("tahun"), kini, **batas)
    terpilih = {read_id(satu) for satu in request.POST.getlist("sasaran")}
    jumlah = adopt_tahun(
        unit=unit,
        tahun=tahun,
        sasaran_id=terpilih,
        by=request.user,
        pada=request.user.hari_ini,
    )
    pesan = f"{jumlah.sasaran} sasaran dan {jumlah.indikator} indikator ditambahkan ke {tahun}."
    messages.success(request, pesan if any(jumlah) else f"Semua sudah ada pada sasaran {tahun}.")
    return redirect(f"{reverse('sasaran')}?unit={unit.pk}&tahun={tahun}")


def address(unit: UnitKerja, rentang: RentangRencana) -> str:
    """The page of a unit's plan."""
    return f"{reverse('strategis')}?unit={unit.pk}&rencana={rentang.kode}"
