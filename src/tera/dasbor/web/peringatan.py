"""Early warnings: one's own, of those whom one rates, and of everyone whom one sees."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.dasar.akses import masuk
from tera.dasar.web.halaman import DaftarSempit
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.dasbor.menu import kedudukan
from tera.dasbor.permissions import can_view_dasbor
from tera.dasbor.queries.peringatan import (
    KEADAAN,
    SaringPeringatan,
    peringatan_tersaring,
    syarat_peringatan,
    with_row,
)
from tera.laporan.excel import Kolom
from tera.laporan.web.jawaban import answer_xlsx
from tera.organisasi.models import UnitKerja
from tera.pelaksanaan.models import PeringatanDini
from tera.penilaian.queries import get_unit

SEHALAMAN = 25
TAB = {"saya": "Milik saya", "dinilai": "Pegawai yang saya nilai", "semua": "Dalam lingkup saya"}
KOLOM = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Jabatan", lebar=40),
    Kolom(judul="Unit kerja", lebar=44),
    Kolom(judul="Indikator", lebar=60),
    Kolom(judul="Target", lebar=18),
    Kolom(judul="Keadaan", lebar=12),
    Kolom(judul="Sejak", lebar=14, jenis="tanggal"),
    Kolom(judul="Perkiraan akhir", lebar=16, jenis="bilangan"),
    Kolom(judul="Paling lambat mulai dikejar", lebar=18),
    Kolom(judul="Alasan", lebar=90),
)


@masuk
@require_GET
def peringatan(request: Permintaan) -> HttpResponse:
    """One list, filtered; the address keeps the filter, ``?format=xlsx`` gives all its rows."""
    akun, hari_ini = request.user, request.user.hari_ini
    unit, saring = _filters(request)
    semua = peringatan_tersaring(akun.instansi_id, hari_ini, saring)
    syarat = syarat_peringatan(akun, hari_ini)
    lihat = _lists(request)
    daftar = request.GET.get("daftar", "")
    daftar = daftar if daftar in lihat else lihat[-1]
    baris = semua.filter(syarat[daftar])
    if request.GET.get("format") == "xlsx":
        return _excel(request, daftar, with_row(baris))
    jumlah = {nama: semua.filter(syarat[nama]).count() for nama in lihat}
    pembagi: Paginator[Any] = Paginator(DaftarSempit(baris, with_row), SEHALAMAN)
    pembagi.count = jumlah[daftar]
    konteks = {
        "tab": [(nama, TAB[nama], jumlah[nama]) for nama in lihat],
        "daftar": daftar,
        "halaman": pembagi.get_page(request.GET.get("halaman")),
        "alamat": _kept(request),
        "unit": unit,
        "saring": saring,
        "keadaan": KEADAAN,
    }
    return render(request, "dasbor/peringatan.html", konteks)


def _lists(request: Permintaan) -> list[str]:
    """The lists that concern the person; the widest, last, is the one that opens."""
    kini = kedudukan(request)
    ada = {
        "saya": True,
        "dinilai": kini.menilai,
        "semua": can_view_dasbor(request.user, kini),
    }
    return [nama for nama, tampil in ada.items() if tampil]


def _filters(request: Permintaan) -> tuple[UnitKerja | None, SaringPeringatan]:
    nomor = chosen_id(request, "unit")
    unit = get_unit(request.user, nomor, request.user.hari_ini) if nomor else None
    keadaan = request.GET.get("keadaan", "")
    return unit, SaringPeringatan(
        unit_id=unit.pk if unit else None,
        unit=request.GET.get("nama_unit", "").replace("\0", "").strip()[:100],
        keadaan=keadaan if keadaan in dict(KEADAAN) else "",
    )


def _kept(request: Permintaan) -> str:
    """The filters of the address without list, page and format, for links to other lists."""
    dipakai = ("unit", "nama_unit", "keadaan")
    return urlencode({k: request.GET[k] for k in dipakai if request.GET.get(k)})


def _excel(request: Permintaan, daftar: str, baris: QuerySet[PeringatanDini]) -> HttpResponse:
    hari_ini = request.user.hari_ini
    return answer_xlsx(
        f"peringatan-dini-{daftar}-{hari_ini:%Y-%m-%d}.xlsx",
        judul=f"Peringatan dini: {TAB[daftar].lower()}",
        keterangan=(request.user.instansi.nama, f"Per {format_tanggal(hari_ini)}"),
        kolom=KOLOM,
        baris=_cells(baris),
    )


def _cells(baris: QuerySet[PeringatanDini]) -> Iterator[tuple[object, ...]]:
    for satu in baris.iterator(chunk_size=2_000):
        orang, penugasan = satu.skp.pegawai, satu.skp.penugasan
        akhir = satu.terakhir
        yield (
            orang.nip,
            orang.nama_lengkap,
            penugasan.jabatan.nama,
            penugasan.unit.nama,
            satu.indikator.uraian,
            satu.indikator.target_tampil,
            satu.get_keadaan_display(),
            satu.sejak,
            satu.proyeksi,
            f"{NAMA_BULAN[akhir.month - 1]} {akhir.year}" if akhir else "",
            satu.alasan,
        )
