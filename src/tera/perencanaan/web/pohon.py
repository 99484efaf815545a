"""Pohon kinerja: from the agency's objectives to one person's result, branch by branch."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan
from tera.perencanaan.queries import pohon as kueri

AKAR_SEHALAMAN = 25
BARIS_SEHALAMAN = 50


@masuk
@require_GET
def pohon(request: Permintaan) -> HttpResponse:
    """The tree as a picture; ``?akar=s12`` begins at one branch and shows the way to it."""
    tahun, hari_ini = chosen_tahun(request), request.user.hari_ini
    akar = _chosen(request, "akar")
    konteks: dict[str, Any] = {"tahun": tahun, "akar": akar, "pemilih": pemilih(request, tahun)}
    if akar:
        konteks["simpul"] = kueri.cabang(request.user, akar, hari_ini)
        konteks["jalur"] = kueri.jalur_simpul(request.user, akar, hari_ini)
    else:
        semua = kueri.akar_pohon(request.user.instansi_id, tahun)
        halaman = Paginator(semua, AKAR_SEHALAMAN).get_page(request.GET.get("halaman"))
        konteks["halaman"] = halaman
        konteks["simpul"] = [kueri.as_simpul(satu) for satu in halaman]
    return render(request, "perencanaan/pohon.html", konteks)


@masuk
@require_GET
def pohon_cabang(request: Permintaan) -> HttpResponse:
    """What hangs below one node, as a fragment for the tree that is open."""
    simpul = _chosen(request, "simpul")
    if simpul is None:
        raise TidakDitemukan("Cabang pohon kinerja itu tidak ditemukan.")
    isi = kueri.cabang(request.user, simpul, request.user.hari_ini)
    konteks = {"simpul": isi, "induk": simpul, "tahun": chosen_tahun(request)}
    return render(request, "perencanaan/_cabang.html", konteks)


@masuk
@require_GET
def pohon_tabel(request: Permintaan) -> HttpResponse:
    """The same as a table: a whole branch in reading order, each row with its depth."""
    tahun = chosen_tahun(request)
    akar = _chosen(request, "akar")
    kunci = kueri.urutan_cabang(
        request.user.instansi_id, tahun, (akar.jenis, akar.id) if akar else None
    )
    halaman = Paginator(kunci, BARIS_SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "tahun": tahun,
        "akar": akar,
        "halaman": halaman,
        "baris": kueri.load_baris(request.user, halaman, request.user.hari_ini),
        "pemilih": pemilih(request, tahun),
    }
    return render(request, "perencanaan/pohon_tabel.html", konteks)


def _chosen(request: Permintaan, nama: str) -> kueri.Simpul | None:
    kode = request.GET.get(nama, "")
    if not kode:
        return None
    bagian = kueri.split_kode(kode)
    if bagian is None:
        raise TidakDitemukan("Cabang pohon kinerja itu tidak ditemukan.")
    return kueri.get_simpul(request.user, *bagian, request.user.hari_ini)
