"""The law behind every figure: regulations, dated values, and which rule computes what."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.aturan.acuan import PeraturanTidakDikenal, find_peraturan
from tera.aturan.parameter import ParameterTidakDikenal, find_stale
from tera.aturan.parameter import parameter as find_parameter
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan
from tera.penjelasan import dasar_hukum
from tera.penjelasan.isi import Bagian, render_isi

SEHALAMAN = 40
SEL_SEHALAMAN = 450
KATA_TERPANJANG = 100


def _kata(request: Permintaan) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:KATA_TERPANJANG]


def _page(request: Permintaan, isi: list[Any], sehalaman: int = SEHALAMAN) -> Page[Any]:
    return Paginator(isi, sehalaman).get_page(request.GET.get("halaman"))


@masuk
@require_GET
def peraturan_daftar(request: Permintaan) -> HttpResponse:
    """The register, by who issued it."""
    kata = _kata(request)
    isi = [
        {"kelompok": kelompok, "kedudukan": satu, "peraturan": satu.peraturan}
        for kelompok, satu in dasar_hukum.daftar_peraturan()
        if dasar_hukum.matches(kata, satu.peraturan.teks, satu.peraturan.judul, kelompok)
    ]
    return _list(request, "penjelasan/peraturan_daftar.html", kata, isi)


@masuk
@require_GET
def parameter_daftar(request: Permintaan) -> HttpResponse:
    """Every dated figure of the law by title."""
    kata, basi = _kata(request), find_stale(request.user.hari_ini)
    isi = [
        {"parameter": satu, "terbaru": satu.terbaru, "basi": satu in basi}
        for satu in dasar_hukum.daftar_parameter()
        if dasar_hukum.matches(
            kata, satu.judul, satu.satuan, satu.kepastian.label, satu.terbaru.acuan.teks
        )
    ]
    return _list(request, "penjelasan/parameter_daftar.html", kata, isi)


@masuk
@require_GET
def cakupan(request: Permintaan) -> HttpResponse:
    """Provision by provision: which rule computes it, which cases hold it, how far."""
    kata = _kata(request)
    isi = [
        satu
        for satu in dasar_hukum.daftar_cakupan()
        if dasar_hukum.matches(kata, satu.ketentuan, satu.acuan.teks, satu.status.label)
    ]
    return _list(request, "penjelasan/cakupan.html", kata, isi)


def _list(request: Permintaan, templat: str, kata: str, isi: list[Any]) -> HttpResponse:
    return render(request, templat, {"kata": kata, "halaman": _page(request, isi)})


@masuk
@require_GET
def peraturan(request: Permintaan, slug: str) -> HttpResponse:
    """One regulation: its standing, its confirmed articles, and what rests on it."""
    try:
        satu = find_peraturan(slug)
    except PeraturanTidakDikenal as galat:
        raise TidakDitemukan(galat.pesan) from galat
    isi = {
        "peraturan": satu,
        "kedudukan": dasar_hukum.kedudukan_of(satu),
        "pasal": dasar_hukum.pasal_of(satu),
        "parameter": dasar_hukum.parameter_of(slug),
        "cakupan": dasar_hukum.cakupan_of(slug),
    }
    return render(request, "penjelasan/peraturan.html", isi)


@masuk
@require_GET
def parameter_rinci(request: Permintaan, nama: str) -> HttpResponse:
    """One parameter: all its values, newest first, with where each was read."""
    try:
        satu = find_parameter(nama)
    except ParameterTidakDikenal as galat:
        raise TidakDitemukan(galat.pesan) from galat
    masa = [(satu_masa, render_isi(satu_masa.nilai.isi)) for satu_masa in dasar_hukum.masa_of(satu)]
    isi = {
        "parameter": satu,
        "basi": satu in find_stale(request.user.hari_ini),
        "halaman": _page(request, masa, _per_page(masa)),
    }
    return render(request, "penjelasan/parameter.html", isi)


def _per_page(masa: list[tuple[Any, tuple[Bagian, ...]]]) -> int:
    """As many values as a page can carry."""
    terberat = max(sum(satu.sel for satu in bagian) for _, bagian in masa)
    return max(1, SEL_SEHALAMAN // terberat)
