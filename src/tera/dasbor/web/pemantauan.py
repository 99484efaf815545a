"""Who has not done what: for BKPSDM, pengelola kinerja and auditors."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.akun.peran import Peran
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.dasar.akses import peran
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.dasbor.permissions import PERAN_PEMANTAUAN
from tera.dasbor.queries.pemantauan import (
    Pemantauan,
    Saringan,
    jumlah_pemantauan,
    pegawai_dipantau,
    syarat,
)
from tera.dasbor.queries.pemantauan import pemantauan as pegawai_pada_tab
from tera.dasbor.waktu import bulan_laporan
from tera.laporan.excel import Kolom
from tera.laporan.web.jawaban import answer_xlsx
from tera.organisasi.models import Penugasan, UnitKerja
from tera.penilaian.queries import get_unit, periode_setahun_instansi

SEHALAMAN = 25
TAB = {
    "belum_skp": "Belum punya SKP",
    "belum_diajukan": "Belum diajukan",
    "menunggu": "Menunggu persetujuan",
    "realisasi": "Realisasi kosong",
    "belum_dinilai": "Belum dinilai",
    "belum_diterima": "Belum diterima",
}
KOLOM = (
    Kolom(judul="NIP", lebar=22),
    Kolom(judul="Nama", lebar=36),
    Kolom(judul="Jabatan", lebar=40),
    Kolom(judul="Unit kerja", lebar=44),
)


@peran(*PERAN_PEMANTAUAN)
@require_GET
def pemantauan(request: Permintaan) -> HttpResponse:
    """One tab, filtered; the address keeps the filter, ``?format=xlsx`` gives all its rows."""
    akun, hari_ini = request.user, request.user.hari_ini
    tahun = chosen_tahun(request)
    semua_periode = periode_setahun_instansi(akun.instansi_id, tahun)
    periode = chosen_periode(request, semua_periode)
    apa = Pemantauan(tahun, bulan_laporan(tahun, hari_ini), periode)
    unit, saring = _filters(request)
    orang = pegawai_dipantau(akun, hari_ini, saring)
    jenis = _chosen(request)
    if request.GET.get("format") == "xlsx":
        return _excel(request, jenis, apa, orang)
    konteks = _content(request, jenis, apa, orang)
    konteks |= {
        "unit": unit,
        "dapat_siasn": akun.punya_peran(Peran.BKPSDM),
        "saring": saring,
        "pemilih": pemilih(request, tahun, semua_periode, periode),
    }
    return render(request, "dasbor/pemantauan.html", konteks)


def _chosen(request: Permintaan) -> str:
    jenis = request.GET.get("jenis", "")
    return jenis if jenis in TAB else "belum_skp"


def _content(
    request: Permintaan, jenis: str, apa: Pemantauan, orang: QuerySet[Penugasan]
) -> dict[str, Any]:
    """Tabs with counts and one page of people: two queries."""
    syarat_tab = syarat(request.user.instansi_id, apa)
    jumlah = jumlah_pemantauan(orang, syarat_tab)
    pembagi: Paginator[Any] = Paginator(pegawai_pada_tab(orang, syarat_tab[jenis]), SEHALAMAN)
    pembagi.count = jumlah[jenis]
    return {
        "tab": [(satu, label, jumlah[satu]) for satu, label in TAB.items()],
        "jenis": jenis,
        "halaman": pembagi.get_page(request.GET.get("halaman")),
        "alamat": _kept(request),
        "bulan": f"{NAMA_BULAN[apa.bulan.month - 1]} {apa.bulan.year}",
        "periode": apa.periode,
        "tahun": apa.tahun,
    }


def _filters(request: Permintaan) -> tuple[UnitKerja | None, Saringan]:
    nomor = chosen_id(request, "unit")
    unit = get_unit(request.user, nomor, request.user.hari_ini) if nomor else None
    return unit, Saringan(
        unit_id=unit.pk if unit else None,
        unit=_words(request, "nama_unit"),
        kata=_words(request, "kata"),
    )


def _words(request: Permintaan, nama: str) -> str:
    return request.GET.get(nama, "").replace("\0", "").strip()[:100]


def _kept(request: Permintaan) -> str:
    """The filters of the address without tab, page and format, for links to other tabs."""
    dipakai = ("tahun", "periode", "unit", "nama_unit", "kata")
    return urlencode({k: request.GET[k] for k in dipakai if request.GET.get(k)})


def _excel(
    request: Permintaan, jenis: str, apa: Pemantauan, orang: QuerySet[Penugasan]
) -> HttpResponse:
    syarat_tab = syarat(request.user.instansi_id, apa)
    return answer_xlsx(
        f"pemantauan-{jenis}-{apa.tahun}.xlsx",
        judul=f"{TAB[jenis]}, {apa.tahun}",
        keterangan=(
            request.user.instansi.nama,
            f"Periode evaluasi: {apa.periode.label}",
            f"Per {format_tanggal(request.user.hari_ini)}",
        ),
        kolom=KOLOM,
        baris=_cells(pegawai_pada_tab(orang, syarat_tab[jenis])),
    )


def _cells(daftar: QuerySet[Penugasan]) -> Iterator[tuple[object, ...]]:
    for satu in daftar.iterator(chunk_size=2_000):
        orang = satu.pegawai
        yield orang.nip, orang.nama_lengkap, satu.jabatan.nama, satu.unit.nama
