"""Import of a staff list: upload, preview, apply, take back. BKPSDM only."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.dasar.akses import peran
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.impor.daftar import BagianRencana, batch_milik, daftar_batch
from tera.organisasi.impor.temuan import TEMUAN_TERBANYAK
from tera.organisasi.models import BatchImpor
from tera.organisasi.permissions import BKPSDM
from tera.organisasi.services import apply_import, prepare_import, undo_import
from tera.organisasi.states import StatusBatch
from tera.organisasi.web.forms import UnggahForm, first_of_year

SEHALAMAN = 25
TAB = {
    "temuan": "Sel bermasalah",
    "baru": "Baru",
    "berubah": "Berubah",
    "tetap": "Tetap",
    "ditolak": "Ditolak",
}


@peran(BKPSDM)
@require_http_methods(["GET", "POST"])
def impor(request: Permintaan) -> HttpResponse:
    """The agency's imports, and the form for the next."""
    akun = request.user
    form = UnggahForm(
        request.POST or None,
        request.FILES or None,
        initial={"per_tanggal": first_of_year(akun.hari_ini)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            batch = _prepare(request, form)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            return redirect("impor_batch", batch_id=batch.pk)
    daftar = Paginator(daftar_batch(akun.instansi_id), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    status = 422 if form.is_bound else 200
    return render(request, "organisasi/impor.html", {"form": form, "daftar": daftar}, status=status)


def _prepare(request: Permintaan, form: UnggahForm) -> BatchImpor:
    berkas = form.cleaned_data["berkas"]
    return prepare_import(
        instansi=request.user.instansi,
        berkas=berkas,
        nama_berkas=berkas.name,
        per_tanggal=form.cleaned_data["per_tanggal"],
        by=request.user,
    )


@peran(BKPSDM)
@require_GET
def impor_batch(request: Permintaan, batch_id: int) -> HttpResponse:
    """What a file would do, or did: counts, rows by kind, and every bad cell."""
    batch = batch_milik(request.user.instansi_id, batch_id)
    jumlah = batch.ringkasan
    terpilih = request.GET.get("tab", "")
    if terpilih not in TAB:
        terpilih = next((satu for satu in TAB if jumlah[satu]), "baru")
    isi = BagianRencana(
        batch,
        terpilih,
        min(jumlah[terpilih], TEMUAN_TERBANYAK) if terpilih == "temuan" else jumlah[terpilih],
    )
    return render(
        request,
        "organisasi/impor_batch.html",
        {
            "batch": batch,
            "jumlah": jumlah,
            "tab": terpilih,
            "daftar_tab": [(kunci, judul, jumlah[kunci]) for kunci, judul in TAB.items()],
            "halaman": Paginator(isi, SEHALAMAN).get_page(request.GET.get("halaman")),
            "dapat_diterapkan": batch.status == StatusBatch.PRATINJAU,
            "dapat_dibatalkan": batch.status != StatusBatch.DIBATALKAN,
            "diterapkan": batch.status == StatusBatch.DITERAPKAN,
        },
    )


@peran(BKPSDM)
@require_POST
def impor_terapkan(request: Permintaan, batch_id: int) -> HttpResponse:
    """Apply the preview. A second press of the button finds it applied."""
    batch = batch_milik(request.user.instansi_id, batch_id)
    batch = apply_import(batch=batch, by=request.user)
    isi = batch.ringkasan
    messages.success(
        request,
        f"Impor diterapkan: {isi['baru']} pegawai baru, {isi['berubah']} berubah, "
        f"{isi['atasan_ditulis']} atasan disesuaikan.",
    )
    return redirect("impor_batch", batch_id=batch.pk)


@peran(BKPSDM)
@require_POST
def impor_batalkan(request: Permintaan, batch_id: int) -> HttpResponse:
    """Discard the preview, or take back what was applied."""
    batch = batch_milik(request.user.instansi_id, batch_id)
    undo_import(batch=batch, by=request.user)
    messages.success(request, "Impor dibatalkan. Data kembali seperti sebelum impor ini.")
    return redirect("impor")
