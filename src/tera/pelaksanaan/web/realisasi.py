"""Pages of monthly progress: the plan's month, and one indicator's month."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tera.aturan.kalender import NAMA_BULAN
from tera.aturan.perhitungan import Perhitungan
from tera.aturan.peringatan import Peringatan
from tera.dasar.akses import masuk
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi
from tera.pelaksanaan.models import BuktiDukung, Realisasi
from tera.pelaksanaan.permissions import check_can_record_realisasi
from tera.pelaksanaan.queries import (
    BulanRealisasi,
    DeretIndikator,
    HasilSetahun,
    bukti_of,
    get_indikator,
    jumlah_harian,
    mark_pemakaian,
    peringatan_deret,
    realisasi_indikator,
    realisasi_setahun,
)
from tera.pelaksanaan.queries.batas import Batas, batas_realisasi
from tera.pelaksanaan.services import remove_realisasi, report_bulan, use_harian
from tera.pelaksanaan.web.bulan import (
    bulan_skp,
    chosen_bulan,
    months_of_indikator,
    months_of_skp,
    parse_bulan,
)
from tera.pelaksanaan.web.forms.realisasi import RealisasiForm
from tera.perencanaan.models import IndikatorKinerja, RencanaHasilKerja, Skp
from tera.perencanaan.permissions import check_owner
from tera.perencanaan.queries import get_skp

INDIKATOR_SEHALAMAN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisIndikator:
    """An indicator in the chosen month: what was reported now and the month before."""

    hasil: RencanaHasilKerja
    jumlah_umpan_balik: int
    indikator: IndikatorKinerja
    deret: DeretIndikator
    kini: BulanRealisasi
    lalu: str
    bukti: list[BuktiDukung]
    alamat: str
    peringatan: Perhitungan[Peringatan] | None


@masuk
@require_safe
def realisasi(request: Permintaan, skp_id: int) -> HttpResponse:
    """One month of a plan: every indicator, what is missing, the year as a small chart."""
    hari_ini = request.user.hari_ini
    skp = get_skp(request.user, skp_id, hari_ini)
    bulan = chosen_bulan(request.GET.get("bulan"), skp, hari_ini)
    hasil = realisasi_setahun(skp)
    semua = months_of_skp(skp, [d for h in hasil for d in h.indikator], bulan, hari_ini)
    baris = _rows(skp, hasil, bulan, hari_ini)
    mark_pemakaian(request.user, [b for satu in baris for b in satu.bukti], skp.pegawai_id)
    alasan = reason(check_can_record_realisasi, request.user, skp, bulan, hari_ini)
    konteks = {
        "skp": skp,
        "milik_sendiri": request.user.pegawai_id == skp.pegawai_id,
        "alasan": alasan,
        "dapat_isi": alasan is None,
        "bulan": semua,
        "terpilih": next(b for b in semua if b.terpilih),
        "halaman": Paginator(baris, INDIKATOR_SEHALAMAN).get_page(request.GET.get("halaman")),
    }
    return render(request, "pelaksanaan/realisasi.html", konteks)


def _rows(skp: Skp, hasil: list[HasilSetahun], bulan: date, hari_ini: date) -> list[BarisIndikator]:
    sebulan = [(satu, deret, *_months(deret, bulan)) for satu in hasil for deret in satu.indikator]
    bukti = bukti_of(kini.realisasi for _, _, kini, _ in sebulan if kini.realisasi)
    return [
        BarisIndikator(
            hasil=satu.hasil,
            jumlah_umpan_balik=satu.jumlah_umpan_balik,
            indikator=deret.indikator,
            deret=deret,
            kini=kini,
            lalu=lalu.tampil if lalu else "",
            bukti=bukti[kini.realisasi.pk] if kini.realisasi else [],
            alamat=reverse("realisasi_isi", args=[deret.indikator.pk, f"{bulan:%Y-%m}"]),
            peringatan=peringatan_deret(deret, skp, hari_ini),
        )
        for satu, deret, kini, lalu in sebulan
    ]


def _months(deret: DeretIndikator, bulan: date) -> tuple[BulanRealisasi, BulanRealisasi | None]:
    """This month and the one before; January has none before."""
    return deret.bulan[bulan.month - 1], deret.bulan[bulan.month - 2] if bulan.month > 1 else None


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def realisasi_isi(request: Permintaan, indikator_id: int, bulan: str) -> HttpResponse:
    """Fill in one month of one indicator, with evidence, in one form."""
    deret, awal = _own(request, indikator_id, bulan)
    batas = batas_realisasi(request.user.instansi, awal)
    if request.method != "POST":
        return _page(request, deret, awal, _form(request, deret, awal, batas), batas)
    form = _form(request, deret, awal, batas, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, deret, awal, form, batas, status=MasukanTidakSah.status)
    try:
        _report(request, deret, awal, form)
    except VersiBerubah:
        return _conflict(request, indikator_id, bulan, batas)
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
        return _page(request, deret, awal, form, batas, status=galat.status)
    return redirect(_month_page(deret, awal))


def _form(
    request: Permintaan, deret: DeretIndikator, awal: date, batas: Batas, *isian: Any
) -> RealisasiForm:
    """The form of a month; after its window it asks why."""
    return RealisasiForm(
        *isian,
        indikator=deret.indikator,
        lama=_months(deret, awal)[0].realisasi,
        terlambat=batas.lewat(request.user.hari_ini),
    )


def _report(request: Permintaan, deret: DeretIndikator, awal: date, form: RealisasiForm) -> None:
    report_bulan(
        indikator=deret.indikator,
        bulan=awal,
        isian=form.isian(),
        versi=form.cleaned_data["versi"],
        by=request.user,
    )
    messages.success(request, f"Realisasi {NAMA_BULAN[awal.month - 1]} {awal.year} tersimpan.")


def _own(request: Permintaan, indikator_id: int, bulan: str) -> tuple[DeretIndikator, date]:
    """The indicator's year and the month; 404 out of scope, 403 for whoever only reads."""
    awal = parse_bulan(bulan)
    indikator = get_indikator(request.user, indikator_id, request.user.hari_ini)
    skp = indikator.hasil.skp
    if awal not in bulan_skp(skp):
        raise TidakDitemukan("Bulan ini di luar masa berlaku SKP.")
    check_owner(request.user, skp)
    return realisasi_indikator(indikator, awal.year), awal


def _conflict(request: Permintaan, indikator_id: int, bulan: str, batas: Batas) -> HttpResponse:
    """Two tabs met: both contents on one page; saving again is then a choice, not an accident."""
    deret, awal = _own(request, indikator_id, bulan)
    tersimpan = _months(deret, awal)[0]
    isian = request.POST.copy()
    isian["versi"] = str(tersimpan.realisasi.versi) if tersimpan.realisasi else ""
    form = _form(request, deret, awal, batas, isian)
    form.is_valid()
    return _page(request, deret, awal, form, batas, status=VersiBerubah.status, bentrok=tersimpan)


def _page(
    request: Permintaan,
    deret: DeretIndikator,
    awal: date,
    form: RealisasiForm,
    batas: Batas,
    *,
    status: int = 200,
    bentrok: BulanRealisasi | None = None,
) -> HttpResponse:
    kini, lalu = _months(deret, awal)
    skp, pada = deret.indikator.hasil.skp, request.user.hari_ini
    bukti = bukti_of([kini.realisasi])[kini.realisasi.pk] if kini.realisasi else []
    mark_pemakaian(request.user, bukti, skp.pegawai_id)
    konteks: dict[str, Any] = {
        "skp": skp,
        "deret": deret,
        "kini": kini,
        "lalu": lalu,
        "nama_bulan": f"{NAMA_BULAN[awal.month - 1]} {awal.year}",
        "kode": f"{awal:%Y-%m}",
        "form": form,
        "batas": batas,
        "terlambat": batas.lewat(pada),
        "bukti": bukti,
        "alasan": reason(check_can_record_realisasi, request.user, skp, awal, pada),
        "bentrok": bentrok,
        "harian": jumlah_harian(deret.indikator, awal),
        "bulan": months_of_indikator(skp, deret, awal, pada),
        "kembali": _month_page(deret, awal),
        "peringatan": peringatan_deret(deret, skp, pada),
    }
    return render(request, "pelaksanaan/realisasi_isi.html", konteks, status=status)


def _month_page(deret: DeretIndikator, awal: date) -> str:
    skp_id = deret.indikator.hasil.skp_id
    return f"{reverse('realisasi', args=[skp_id])}?bulan={awal:%Y-%m}#i{deret.indikator.pk}"


@masuk
@require_POST
def realisasi_hapus(request: Permintaan, indikator_id: int, bulan: str) -> HttpResponse:
    """Take a wrong entry away, as the person saw it."""
    deret, awal = _own(request, indikator_id, bulan)
    kini: Realisasi | None = _months(deret, awal)[0].realisasi
    if kini is None:
        raise TidakDitemukan("Realisasi ini sudah dihapus.")
    versi = posted_versi(request)
    remove_realisasi(realisasi=kini, versi=versi, by=request.user)
    messages.success(request, f"Realisasi {NAMA_BULAN[awal.month - 1]} {awal.year} dihapus.")
    return redirect(_month_page(deret, awal))


@masuk
@require_POST
def realisasi_harian(request: Permintaan, indikator_id: int, bulan: str) -> HttpResponse:
    """Let the month follow its daily entries again instead of what was typed."""
    deret, awal = _own(request, indikator_id, bulan)
    use_harian(indikator=deret.indikator, bulan=awal, versi=posted_versi(request), by=request.user)
    messages.success(request, "Realisasi bulan ini kini mengikuti progres harian.")
    return redirect(_month_page(deret, awal))
