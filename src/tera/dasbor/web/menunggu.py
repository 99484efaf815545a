"""What waits for whom and since when: my own, what of mine waits, what I see as a leader."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.aturan.libur import Libur
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakBoleh
from tera.dasar.web.permintaan import Permintaan, chosen_id, integer
from tera.dasbor.menu import kedudukan
from tera.dasbor.permissions import can_view_penantian
from tera.dasbor.queries.penantian import (
    Saringan,
    batas_hari_kerja,
    dalam_lingkup,
    diteruskan_kepada,
    menunggu_saya,
    milik_saya,
    rincian,
)
from tera.dasbor.queries.sumber import SUMBER
from tera.laporan.excel import Kolom
from tera.laporan.web.jawaban import answer_xlsx
from tera.organisasi.models import UnitKerja
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.kehadiran import libur_of
from tera.penilaian.queries import get_unit

SEHALAMAN = 25
SEKALI = 500
Daftar = Callable[[Akun, date, Saringan], QuerySet[Any]]
DAFTAR: dict[str, tuple[str, Daftar]] = {
    "saya": ("Menunggu saya", menunggu_saya),
    "milik": ("Milik saya", milik_saya),
    "diteruskan": ("Diteruskan kepada saya", diteruskan_kepada),
    "lingkup": ("Dalam lingkup saya", dalam_lingkup),
}
LAMA = (0, 3, 5, 10, 20)
KOLOM = (
    Kolom(judul="Apa", lebar=44),
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Unit kerja", lebar=44),
    Kolom(judul="Menunggu", lebar=36),
    Kolom(judul="Sejak", lebar=14, jenis="tanggal"),
    Kolom(judul="Hari kerja", lebar=12, jenis="bilangan"),
    Kolom(judul="Diteruskan kepada", lebar=36),
)


@masuk
@require_GET
def menunggu(request: Permintaan) -> HttpResponse:
    """One list, filtered; the address keeps list and filters, ``?format=xlsx`` gives all rows."""
    akun, hari_ini = request.user, request.user.hari_ini
    melihat = can_view_penantian(akun, kedudukan(request))
    daftar = request.GET.get("daftar", "saya")
    daftar = daftar if daftar in DAFTAR else "saya"
    if daftar == "lingkup" and not melihat:
        raise TidakBoleh("Daftar ini untuk atasan, pengelola kinerja, BKPSDM, dan auditor.")
    isi = pengaturan_pada(akun.instansi_id, hari_ini)
    libur = libur_of(isi["hari_libur"])
    unit, saring = _filters(request, libur)
    semua = DAFTAR[daftar][1](akun, hari_ini, saring)
    if request.GET.get("format") == "xlsx":
        return _excel(request, daftar, semua, libur)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "daftar": daftar,
        "tab": [
            (kunci, label) for kunci, (label, _) in DAFTAR.items() if kunci != "lingkup" or melihat
        ],
        "halaman": halaman,
        "baris": rincian(halaman, akun.instansi_id, hari_ini, libur, akun.instansi.zona),
        "jenis": [(satu.jenis, satu.label) for satu in SUMBER],
        "pilihan_lama": [(hari, f"Lebih dari {hari} hari kerja") for hari in LAMA if hari],
        "saring": saring,
        "lama": _days(request),
        "unit": unit,
        "batas": isi["eskalasi_hari"],
        "alamat": _kept(request),
    }
    return render(request, "dasbor/menunggu.html", konteks)


def _filters(request: Permintaan, libur: Libur) -> tuple[UnitKerja | None, Saringan]:
    akun, hari = request.user, _days(request)
    nomor = chosen_id(request, "unit")
    unit = get_unit(akun, nomor, akun.hari_ini) if nomor else None
    jenis = request.GET.get("jenis", "")
    return unit, Saringan(
        jenis=jenis if jenis in {satu.jenis for satu in SUMBER} else "",
        unit_id=unit.pk if unit else 0,
        kata=request.GET.get("kata", "").replace("\0", "").strip()[:100],
        sebelum=batas_hari_kerja(hari, akun.hari_ini, libur, akun.instansi.zona) if hari else None,
    )


def _days(request: Permintaan) -> int:
    hari = integer(request.GET.get("lama"), 0, paling_kecil=0, paling_besar=max(LAMA))
    return hari if hari in LAMA else 0


def _kept(request: Permintaan) -> str:
    """The filters of the address without list, page and format."""
    dipakai = ("jenis", "unit", "kata", "lama")
    return urlencode({k: request.GET[k] for k in dipakai if request.GET.get(k)})


def _excel(request: Permintaan, daftar: str, semua: QuerySet[Any], libur: Libur) -> HttpResponse:
    judul, hari_ini = DAFTAR[daftar][0], request.user.hari_ini
    return answer_xlsx(
        f"menunggu-{daftar}-{hari_ini:%Y-%m-%d}.xlsx",
        judul=f"Apa menunggu siapa: {judul}",
        keterangan=(request.user.instansi.nama, f"Per {format_tanggal(hari_ini)}"),
        kolom=KOLOM,
        baris=_cells(request.user, semua, libur),
    )


def _cells(akun: Akun, semua: QuerySet[Any], libur: Libur) -> Iterator[tuple[object, ...]]:
    zona = akun.instansi.zona
    for awal in range(0, semua.count(), SEKALI):
        bagian = semua[awal : awal + SEKALI]
        for satu in rincian(bagian, akun.instansi_id, akun.hari_ini, libur, zona):
            yield (
                satu.judul,
                satu.pegawai.nip,
                satu.pegawai.nama_lengkap,
                satu.unit,
                satu.nama_pemegang,
                satu.sejak.astimezone(zona).date(),
                satu.hari,
                satu.eskalasi.kepada.nama_lengkap if satu.eskalasi else "",
            )
