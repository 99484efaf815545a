"""A leader's live page of a unit: who reported, what is red, what waits on whom."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tera.aturan.kalender import NAMA_BULAN
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakBoleh
from tera.dasar.web.permintaan import Permintaan, integer
from tera.dasbor.menu import kedudukan
from tera.dasbor.permissions import check_can_view_langsung, leads
from tera.dasbor.queries.dasbor import puncak_terlihat
from tera.dasbor.queries.langsung import (
    AngkaLangsung,
    jumlah_keadaan,
    langsung,
    menunggu_unit,
    peringatan_unit,
)
from tera.dasbor.queries.peringatan import with_row
from tera.dasbor.waktu import bulan_lalu
from tera.organisasi.models import UnitKerja
from tera.penilaian.queries import get_unit

SEHALAMAN = 25
HALAMAN_TERBESAR = 10_000
# A page that is drawn again at every entry must be cheap: above this it waits to be asked.
HIDUP_TERBANYAK = 3_000
TAB = {
    "unit": "Per unit",
    "belum": "Belum melapor",
    "melapor": "Sudah melapor",
    "merah": "Indikator berisiko",
    "menunggu": "Menunggu",
}
NAMA_HARI = {5: "Sabtu", 6: "Minggu"}


@masuk
@require_GET
def unit_langsung_daftar(request: Permintaan) -> HttpResponse:
    """The live page of the unit that the person leads; a choice where there are several."""
    if not leads(request.user, kedudukan(request)):
        raise TidakBoleh(
            "Halaman langsung untuk kepala unit, pimpinan, pengelola kinerja, dan BKPSDM. "
            "Pekerjaan Anda sendiri ada di Beranda."
        )
    puncak = puncak_terlihat(request.user, request.user.hari_ini)
    if len(puncak) == 1:
        return _show(request, puncak[0])
    return render(request, "dasbor/langsung_daftar.html", {"puncak": puncak})


@masuk
@require_GET
def unit_langsung(request: Permintaan, unit_id: int) -> HttpResponse:
    """Counts on top, one list below (``?daftar=``); drawn again when something of it changes."""
    return _show(request, get_unit(request.user, unit_id, request.user.hari_ini))


def _show(request: Permintaan, unit: UnitKerja) -> HttpResponse:
    akun, hari_ini = request.user, request.user.hari_ini
    check_can_view_langsung(akun, unit, hari_ini)
    daftar, angka, baris = _people(request, unit)
    merah = peringatan_unit(akun.instansi_id, angka.semua_unit, hari_ini)
    menunggu = menunggu_unit(akun.instansi_id, angka.semua_unit, hari_ini)
    keadaan, jumlah_menunggu = jumlah_keadaan(merah), menunggu.count()
    jumlah = {
        "unit": angka.di_bawah + 1 if angka.di_bawah else 0,
        "belum": angka.belum,
        "melapor": angka.hari_ini,
        "merah": keadaan["kritis"] + keadaan["waspada"],
        "menunggu": jumlah_menunggu,
    }
    isi = {"merah": with_row(merah), "menunggu": menunggu}.get(daftar, baris)
    konteks = {
        "unit": unit,
        "daftar": daftar,
        "tab": [(nama, label, jumlah[nama]) for nama, label in _tabs(angka)],
        "angka": angka,
        "hidup": angka.wajib <= HIDUP_TERBANYAK,
        "keadaan": keadaan,
        "menunggu": jumlah_menunggu,
        "halaman": _page(request, isi, jumlah[daftar]),
        "hari_ini": hari_ini,
        "sekarang": timezone.now(),
        "libur": NAMA_HARI.get(hari_ini.weekday(), ""),
        "bulan": NAMA_BULAN[bulan_lalu(hari_ini).month - 1],
    }
    return render(request, "dasbor/langsung.html", konteks)


def _people(
    request: Permintaan, unit: UnitKerja
) -> tuple[str, AngkaLangsung, list[dict[str, Any]]]:
    """The chosen list, the counts, and the rows of its page where it is one of people or units.

    Unless the address names a list, a unit with units below it opens with these.
    """
    diminta = request.GET.get("daftar", "")
    daftar = diminta if diminta in TAB else "unit"
    kini = timezone.localtime(timezone.now(), request.user.instansi.zona)
    lewati = SEHALAMAN * (_number(request) - 1)
    angka, baris = langsung(unit, kini, daftar, sehalaman=SEHALAMAN, lewati=lewati)
    if daftar == "unit" and not angka.di_bawah:
        daftar = "belum"
        angka, baris = langsung(unit, kini, daftar, sehalaman=SEHALAMAN, lewati=lewati)
    return daftar, angka, baris


def _number(request: Permintaan) -> int:
    teks = request.GET.get("halaman")
    return integer(teks, 1, paling_kecil=1, paling_besar=HALAMAN_TERBESAR)


def _tabs(angka: AngkaLangsung) -> list[tuple[str, str]]:
    return [(nama, label) for nama, label in TAB.items() if nama != "unit" or angka.di_bawah]


def _page(request: Permintaan, isi: Any, jumlah: int) -> Page[Any]:
    """Rows of people and units are one page already; the rest is cut here."""
    pembagi: Paginator[Any] = Paginator(isi, SEHALAMAN)
    pembagi.count = jumlah
    if not isinstance(isi, list):
        return pembagi.get_page(_number(request))
    return Page(isi, _number(request), pembagi)
