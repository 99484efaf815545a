"""The matriks peran hasil of a leader, or of the head of a tim kerja."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.perencanaan.errors import SelDitolak
from tera.perencanaan.masukan import IsianSel
from tera.perencanaan.queries import (
    BarisMatriks,
    LembarMatriks,
    Orang,
    open_lembar,
)
from tera.perencanaan.services import save_matriks
from tera.perencanaan.web.forms.matriks import (
    Tempelan,
    posted_langsung,
    posted_sel,
    with_pasted,
)
from tera.perencanaan.web.lembar import draw, shared_directly

SEL_SEHALAMAN = 200
BARIS_PALING_SEDIKIT, BARIS_PALING_BANYAK = 5, 25


@dataclass(frozen=True)
class Halaman:
    """The part of a matrix that one page shows."""

    lembar: LembarMatriks
    orang: Page[Orang]
    baris: list[BarisMatriks]


def _open(request: Permintaan) -> Halaman:
    """The matrix that the address names (``tahun``, ``skp``, ``tim``, ``halaman``).

    Seven queries, whatever the size.
    """
    lembar = open_lembar(
        request.user.pegawai,
        chosen_tahun(request),
        request.user.hari_ini,
        skp_id=chosen_id(request, "skp"),
        tim_id=chosen_id(request, "tim"),
    )
    sehalaman = SEL_SEHALAMAN // max(len(lembar.kolom), 1)
    sehalaman = min(max(sehalaman, BARIS_PALING_SEDIKIT), BARIS_PALING_BANYAK)
    orang = Paginator(lembar.orang, sehalaman).get_page(request.GET.get("halaman"))
    return Halaman(lembar, orang, lembar.read(list(orang)))


@masuk
@require_http_methods(["GET", "POST"])
def matriks(request: Permintaan) -> HttpResponse:
    """My people against the results of my plan: look, fill in, paste, save."""
    halaman = _open(request)
    if request.method != "POST":
        langsung = shared_directly(halaman.baris, halaman.lembar.kolom)
        return _page(request, halaman, langsung)
    sel, langsung = posted_sel(request.POST), posted_langsung(request.POST)
    if "isi_tempelan" in request.POST:
        return _paste(request, halaman, sel, langsung)
    try:
        jumlah = _save(request, halaman.lembar, sel, langsung)
    except SelDitolak as galat:
        return _page(request, _open(request), langsung, sel=sel, galat=galat)
    kabar = f"Peran {jumlah} pegawai tersimpan dalam SKP-nya." if jumlah else "Tidak ada perubahan."
    messages.success(request, kabar)
    return redirect(request.get_full_path())


def _save(
    request: Permintaan, lembar: LembarMatriks, sel: list[IsianSel], langsung: frozenset[int]
) -> int:
    if lembar.skp is None:
        raise TidakDitemukan("SKP tidak ditemukan.")
    return save_matriks(
        pimpinan=lembar.skp,
        tim=lembar.tim,
        sel=sel,
        langsung=langsung,
        by=request.user,
        pada=lembar.pada,
    )


def _paste(
    request: Permintaan, halaman: Halaman, sel: list[IsianSel], langsung: frozenset[int]
) -> HttpResponse:
    """Fill the table from a spreadsheet and show it; nothing is saved yet."""
    tempelan = Tempelan(request.POST.get("tempel", ""), halaman.baris, halaman.lembar.kolom)
    terisi = with_pasted(sel, tempelan.teks)
    return _page(request, halaman, langsung, sel=terisi, tempelan=tempelan)


def _page(
    request: Permintaan,
    halaman: Halaman,
    langsung: frozenset[int],
    *,
    sel: Sequence[IsianSel] = (),
    galat: SelDitolak | None = None,
    tempelan: Tempelan | None = None,
) -> HttpResponse:
    lembar = halaman.lembar
    isi = {
        "lembar": lembar,
        "tahun": lembar.tahun,
        "halaman": halaman.orang,
        "baris": draw(halaman.baris, lembar.kolom, sel, galat),
        "langsung": langsung,
        "galat": galat,
        "tempelan": tempelan,
        "terbuka": any(not satu.alasan for satu in halaman.baris),
        "pemilih": pemilih(request, lembar.tahun),
    }
    status = galat.status if galat else 200
    return render(request, "perencanaan/matriks.html", isi, status=status)
