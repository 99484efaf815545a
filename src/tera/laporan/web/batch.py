"""Many documents at once: asking, watching, taking the file."""

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, read_id
from tera.laporan.kertas import Kertas
from tera.laporan.models import BatchCetak
from tera.laporan.permissions import check_can_request_batch, check_has_unit, unit_tercetak
from tera.laporan.queries import batch_cetak_of, get_batch_cetak
from tera.laporan.services import request_batch
from tera.laporan.simpanan import path_of
from tera.laporan.states import BentukBerkas
from tera.laporan.web.forms import CetakBatchForm
from tera.organisasi.models import UnitKerja

UNIT_TERBANYAK = 200
RIWAYAT = 10
JENIS_ISI = {BentukBerkas.PDF.value: "application/pdf", BentukBerkas.ZIP.value: "application/zip"}


@masuk
@require_http_methods(["GET", "POST"])
def cetak_batch(request: Permintaan) -> HttpResponse:
    """Ask for the plans of a unit (``?unit=`` chooses it), and what I asked for before."""
    tahun = chosen_tahun(request)
    unit = _offered(request)
    check_has_unit(unit)
    terkirim = request.method == "POST"
    form = CetakBatchForm(
        request.POST if terkirim else None, unit=unit, initial={"unit": _chosen(request)}
    )
    if terkirim and form.is_valid():
        try:
            batch = _request(request, form, unit, tahun)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            return redirect("cetak_batch_satu", cetak_id=batch.pk)
    konteks = {
        "form": form,
        "tahun": tahun,
        "riwayat": batch_cetak_of(request.user)[:RIWAYAT],
        "terbatas": len(unit) >= UNIT_TERBANYAK,
        "pemilih": pemilih(request, tahun),
    }
    return render(request, "laporan/cetak_batch.html", konteks, status=422 if terkirim else 200)


def _chosen(request: Permintaan) -> int:
    return read_id(request.POST.get("unit") or request.GET.get("unit"))


def _offered(request: Permintaan) -> list[UnitKerja]:
    """The first units that I may print, and the chosen one wherever it stands."""
    semua = unit_tercetak(request.user, request.user.hari_ini).order_by("kode", "id")
    unit = list(semua[:UNIT_TERBANYAK])
    nomor = _chosen(request)
    if nomor and nomor not in {satu.pk for satu in unit}:
        unit += semua.filter(pk=nomor)
    return unit


def _request(
    request: Permintaan, form: CetakBatchForm, unit: list[UnitKerja], tahun: int
) -> BatchCetak:
    isi = form.cleaned_data
    return request_batch(
        unit=next(satu for satu in unit if satu.pk == isi["unit"]),
        tahun=tahun,
        bentuk=BentukBerkas(isi["bentuk"]),
        kertas=Kertas(isi["kertas"]),
        hanya_disetujui=isi["hanya_disetujui"],
        by=request.user,
        pada=request.user.hari_ini,
    )


@masuk
@require_GET
def cetak_batch_satu(request: Permintaan, cetak_id: int) -> HttpResponse:
    """How far the job is, and the file once it is done; htmx asks for the inner part only."""
    batch = get_batch_cetak(request.user, cetak_id)
    bagian = request.headers.get("HX-Request") == "true"
    nama = "_kemajuan" if bagian else "cetak_batch_satu"
    return render(request, f"laporan/{nama}.html", {"batch": batch})


@masuk
@require_GET
def cetak_batch_unduh(request: Permintaan, cetak_id: int) -> HttpResponseBase:
    """The finished file, sent piece by piece, to whoever may still print the unit."""
    batch = get_batch_cetak(request.user, cetak_id)
    check_can_request_batch(request.user, batch.unit, request.user.hari_ini)
    letak = path_of(batch.sidik) if batch.sidik else None
    if letak is None or not letak.is_file():
        raise TidakDitemukan("Berkas ini belum jadi, atau sudah dihapus sesudah 7 hari.")
    return FileResponse(
        letak.open("rb"),
        as_attachment=True,
        filename=batch.nama_berkas,
        content_type=JENIS_ISI[batch.bentuk],
        # Named as it is, so that pages' compression leaves the file to the server.
        headers={"X-Content-Type-Options": "nosniff", "Content-Encoding": "identity"},
    )
