"""Notes to oneself: list, search, write, remove. Nobody else has a page that shows them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, VersiBerubah
from tera.dasar.web.bentrok import Bentrok, compare_forms
from tera.dasar.web.permintaan import (
    Permintaan,
    add_refusal,
    chosen_id,
    posted_versi,
    seen_versi,
)
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import CatatanPribadi
from tera.pelaksanaan.permissions import relation_to_give
from tera.pelaksanaan.queries import (
    catatan_of,
    get_catatan,
    get_pegawai,
    hasil_dibahas,
    skp_pada,
)
from tera.pelaksanaan.services import remove_catatan, save_catatan
from tera.pelaksanaan.web.forms.umpan_balik import CatatanForm
from tera.perencanaan.models import RencanaHasilKerja

SEHALAMAN = 15


@masuk
@require_GET
def catatan_daftar(request: Permintaan) -> HttpResponse:
    """My notes, newest first; by words, by person."""
    kata = request.GET.get("q", "").replace("\0", "").strip()[:100]
    tentang = chosen_id(request, "tentang")
    semua = catatan_of(request.user, kata, tentang)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {"halaman": halaman, "kata": kata, "tentang": tentang}
    return render(request, "pelaksanaan/catatan_daftar.html", isi)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def catatan_tulis(request: Permintaan) -> HttpResponse:
    """Write a note about oneself, or (``?tentang=``) about somebody one works with."""
    tentang = _about(request)
    return _write(request, None, tentang, _results(request, tentang))


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def catatan_ubah(request: Permintaan, catatan_id: int) -> HttpResponse:
    """Change one of my notes."""
    catatan = get_catatan(request.user, catatan_id)
    return _write(request, catatan, catatan.tentang, [])


@masuk
@require_POST
def catatan_hapus(request: Permintaan, catatan_id: int) -> HttpResponse:
    """Remove one of my notes for good."""
    remove_catatan(catatan=get_catatan(request.user, catatan_id), by=request.user)
    messages.success(request, "Catatan dihapus.")
    return redirect("catatan_daftar")


def _about(request: Permintaan) -> Pegawai | None:
    pegawai_id = chosen_id(request, "tentang")
    if not pegawai_id or pegawai_id == request.user.pegawai_id:
        return None
    return get_pegawai(request.user, pegawai_id)


def _results(request: Permintaan, tentang: Pegawai | None) -> list[RencanaHasilKerja]:
    """What the note may be on: one's own results, or those of the person that one knows."""
    akun, hari_ini = request.user, request.user.hari_ini
    if tentang is not None:
        hubungan = relation_to_give(akun, tentang, hari_ini)
        return hasil_dibahas(akun, tentang, hubungan, skp_pada(tentang, hari_ini))
    skp = skp_pada(akun.pegawai, hari_ini) if akun.pegawai else None
    if skp is None:
        return []
    return list(skp.hasil.select_related("skp").order_by("-jenis", "urut", "id"))


def _write(
    request: Permintaan,
    catatan: CatatanPribadi | None,
    tentang: Pegawai | None,
    hasil: list[RencanaHasilKerja],
) -> HttpResponse:
    awal = {"isi": catatan.isi} if catatan else {}
    data = request.POST if request.method == "POST" else None
    form = CatatanForm(data, hasil=hasil, initial=awal)
    if not form.is_bound:
        return _page(request, form, catatan, tentang)
    if form.is_valid():
        try:
            _save(request, form, catatan, tentang)
        except VersiBerubah:
            return _conflict(request, form, catatan)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Catatan tersimpan. Hanya Anda yang dapat membacanya.")
            return redirect("catatan_daftar")
    return _page(request, form, catatan, tentang, status=MasukanTidakSah.status)


def _save(
    request: Permintaan,
    form: CatatanForm,
    catatan: CatatanPribadi | None,
    tentang: Pegawai | None,
) -> None:
    save_catatan(
        catatan=catatan,
        tentang=tentang,
        hasil=form.hasil_terpilih,
        isi=form.cleaned_data["isi"],
        versi=posted_versi(request),
        kunci=form.cleaned_data["kunci"],
        by=request.user,
    )


def _conflict(
    request: Permintaan, form: CatatanForm, catatan: CatatanPribadi | None
) -> HttpResponse:
    """Two tabs met: both texts on one page."""
    kini = get_catatan(request.user, catatan.pk if catatan else 0)
    beda = compare_forms(form, CatatanForm(hasil=[], initial={"isi": kini.isi}))
    bentrok = Bentrok(tuple(beda), reverse("catatan_ubah", args=[kini.pk]))
    status = VersiBerubah.status
    return _page(request, form, kini, kini.tentang, status=status, bentrok=bentrok)


def _page(
    request: Permintaan,
    form: CatatanForm,
    catatan: CatatanPribadi | None,
    tentang: Pegawai | None,
    *,
    status: int = 200,
    bentrok: Bentrok | None = None,
) -> HttpResponse:
    isi: dict[str, Any] = {
        "form": form,
        "catatan": catatan,
        "tentang": tentang,
        "bentrok": bentrok,
        "versi": seen_versi(request, catatan.versi, bentrok=bentrok is not None)
        if catatan
        else None,
    }
    return render(request, "pelaksanaan/catatan_isi.html", isi, status=status)
