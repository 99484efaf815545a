"""The head of a tim kerja rates the members' results of a period, all of a page with one save."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.aturan.kalender import Periode
from tera.dasar.akses import masuk
from tera.dasar.errors import DomainError, MasukanTidakSah, VersiBerubah
from tera.dasar.izin import reason
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun, pemilih
from tera.dasar.web.permintaan import ID_TERBESAR, Permintaan, add_refusal, integer
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.permissions import check_leads_tim, check_tim_dalam
from tera.penilaian.queries import (
    BarisRatingTim,
    baris_rating_tim,
    hasil_dinilai_tim,
    periode_setahun_instansi,
)
from tera.penilaian.services import rate_hasil_tim
from tera.penilaian.waktu import check_periode
from tera.penilaian.web.forms import RatingTimForm
from tera.perencanaan.models import RencanaHasilKerja, TimKerja
from tera.perencanaan.queries import get_tim

PER_HALAMAN = 12
BELUM_ADA = 0  # the version of a rating that was not given yet


PESAN_BENTROK = (
    "Rating ini baru saja disimpan dari tab atau perangkat lain. Isian Anda belum disimpan: "
    "bandingkan dengan yang tersimpan, lalu simpan lagi bila tetap memakai isian Anda."
)


@dataclass
class Isian:
    """A result and its form. ``versi`` is the version of the rating that the form carries on: what
    its sender saw, and after a collision the one that was shown then."""

    baris: BarisRatingTim
    form: RatingTimForm
    versi: int
    bentrok: bool = False


@masuk
@require_http_methods(["GET", "POST"])
def tim_nilai(request: Permintaan, tim_id: int) -> HttpResponse:
    """Show the members' results with their progress, and take the head's ratings."""
    akun = request.user
    tim = get_tim(akun, tim_id, akun.hari_ini)
    check_leads_tim(akun, tim)
    tahun = chosen_tahun(request)
    semua = periode_setahun_instansi(akun.instansi_id, tahun)
    periode = chosen_periode(request, semua)
    isi = {
        "tim": tim,
        "periode": periode,
        "halangan": _obstacle(tim, periode, akun.hari_ini),
        "pemilih": pemilih(request, tahun, semua, periode),
    }
    if request.method == "POST":
        return _save(request, tim, periode, isi)
    halaman = _results(request, tim, periode)
    isian = [_opened(satu) for satu in baris_rating_tim(halaman, periode)]
    return _page(request, halaman, isian, isi)


def _page(
    request: Permintaan,
    halaman: Page[RencanaHasilKerja],
    isian: list[Isian],
    isi: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    terbuka = not isi["halangan"] and any(
        satu.form.is_bound or not satu.baris.ditetapkan for satu in isian
    )
    lain = {
        "halaman": halaman,
        "isian": isian,
        "terbuka": terbuka,
        "form": [satu.form for satu in isian],
    }
    return render(request, "penilaian/tim_nilai.html", isi | lain, status=status)


def _obstacle(tim: TimKerja, periode: Periode, pada: date) -> str | None:
    """Why no rating can be given for the period."""
    if sebab := reason(check_tim_dalam, tim, periode):
        return sebab
    pengaturan = pengaturan_pada(tim.instansi_id, periode.selesai)
    return reason(check_periode, periode, pengaturan, pada)


def _results(request: Permintaan, tim: TimKerja, periode: Periode) -> Page[RencanaHasilKerja]:
    nomor = integer(request.GET.get("halaman"), 1, paling_kecil=1, paling_besar=10**6)
    return Paginator(hasil_dinilai_tim(tim, periode), PER_HALAMAN).get_page(nomor)


def _opened(baris: BarisRatingTim, data: QueryDict | None = None) -> Isian:
    """The row as it is stored or, bound, as it was sent."""
    kini, awalan = baris.rating, f"h{baris.hasil.pk}"
    versi = kini.versi if kini else BELUM_ADA
    form = RatingTimForm(
        data,
        prefix=awalan,
        initial={"rating": kini.rating, "catatan": kini.catatan} if kini else {},
        nama=baris.hasil.skp.pegawai.nama,
    )
    if data is not None:
        terkirim = data.get(f"{awalan}-versi")
        versi = integer(terkirim, versi, paling_kecil=BELUM_ADA, paling_besar=ID_TERBESAR)
    return Isian(baris, form, versi)


def _save(
    request: Permintaan, tim: TimKerja, periode: Periode, isi: dict[str, Any]
) -> HttpResponse:
    """Save what changed, each by itself; a refusal stays beside its row and holds back no other."""
    halaman = _results(request, tim, periode)
    isian = [_opened(satu, request.POST) for satu in _sent(request, halaman, periode)]
    ubahan = [satu for satu in isian if satu.form.has_changed() and satu.form.is_valid()]
    tersimpan = sum([_save_one(request, tim, periode, satu) for satu in ubahan])
    if tersimpan:
        messages.success(request, f"{tersimpan} rating tersimpan; pejabat penilai melihatnya.")
    ditolak = {satu.baris.hasil.pk: satu for satu in isian if satu.form.errors}
    if not ditolak:
        return redirect(request.get_full_path())
    halaman = _results(request, tim, periode)
    kini = [_again(satu, ditolak) for satu in baris_rating_tim(halaman, periode)]
    return _page(request, halaman, kini, isi, status=422)


def _sent(
    request: Permintaan, halaman: Page[RencanaHasilKerja], periode: Periode
) -> list[BarisRatingTim]:
    """The rows of the page that were sent."""
    return [
        satu
        for satu in baris_rating_tim(halaman, periode)
        if f"h{satu.hasil.pk}-versi" in request.POST
    ]


def _save_one(request: Permintaan, tim: TimKerja, periode: Periode, satu: Isian) -> bool:
    by, isi = request.user, satu.form.cleaned_data
    try:
        rate_hasil_tim(
            tim=tim,
            hasil=satu.baris.hasil,
            periode=periode,
            rating=isi["rating"],
            catatan=isi["catatan"],
            by=by,
            versi=satu.versi or None,
            pada=by.hari_ini,
        )
    except MasukanTidakSah as galat:
        add_refusal(satu.form, galat)
    except VersiBerubah:
        satu.bentrok = True
        satu.form.add_error("rating", PESAN_BENTROK)
    except DomainError as galat:
        satu.form.add_error("rating", galat.pesan)
    return not satu.form.errors


def _again(baris: BarisRatingTim, ditolak: dict[int, Isian]) -> Isian:
    """What was refused as it was sent, beside what is stored; everything else as it is stored."""
    segar = _opened(baris)
    satu = ditolak.get(baris.hasil.pk)
    if satu is None:
        return segar
    return Isian(baris, satu.form, segar.versi if satu.bentrok else satu.versi)
