"""A superior's queue: approve many with exceptions, answer objections, plan follow-ups."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tera.akun.models import Akun
from tera.aturan.kalender import format_tanggal
from tera.dasar.akses import masuk
from tera.dasar.errors import DomainError
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, read_id
from tera.dasbor.queries.antrean import (
    baris_skp,
    keberatan_antrean,
    skp_antrean,
    tindak_lanjut_antrean,
)
from tera.dasbor.queries.menunggu import Menunggu, menunggu
from tera.penilaian.states import StatusEvaluasi
from tera.penilaian.waktu import local_day, periode_of
from tera.perencanaan.models import Skp
from tera.perencanaan.queries import skp_terlihat
from tera.perencanaan.services import approve_skp
from tera.perencanaan.states import StatusSkp
from tera.tindak_lanjut.states import StatusTindakLanjut

SEHALAMAN = 25
SEKALI_TERBANYAK = 100

# Each list with the states it can be filtered by; the first is what waits.
DAFTAR: dict[str, tuple[tuple[str, str], ...]] = {
    "skp": (
        (StatusSkp.DIAJUKAN, "Menunggu persetujuan"),
        (StatusSkp.DIKEMBALIKAN, "Dikembalikan"),
        (StatusSkp.DRAF, "Draf"),
        (StatusSkp.DISETUJUI, "Disetujui"),
        ("semua", "Semua"),
    ),
    "keberatan": ((StatusEvaluasi.KEBERATAN, "Menunggu"), (StatusEvaluasi.DIPUTUS, "Diputus")),
    "tindak_lanjut": (
        (StatusTindakLanjut.TERBUKA, "Perlu rencana"),
        (StatusTindakLanjut.DIRENCANAKAN, "Direncanakan"),
        (StatusTindakLanjut.SELESAI, "Selesai"),
        ("semua", "Semua"),
    ),
}


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one plan that was ticked; ``pesan`` is empty when it was approved."""

    skp: Skp
    pesan: str


@masuk
@require_GET
def antrean(request: Permintaan) -> HttpResponse:
    """The chosen list; the address keeps list, state, year and page."""
    return _page(request, ())


def _page(request: Permintaan, hasil: Iterable[Hasil], galat: str = "") -> HttpResponse:
    akun, hari_ini = request.user, request.user.hari_ini
    daftar, status = _chosen(request)
    tahun = chosen_tahun(request)
    semua = _rows(akun, daftar, status, tahun, hari_ini)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks: dict[str, Any] = {
        "daftar": daftar,
        "status": status,
        "pilihan": DAFTAR[daftar],
        "tab": _tabs(menunggu(akun, tahun, hari_ini)),
        "halaman": halaman,
        "baris": _lines(daftar, halaman),
        "dapat_setuju": daftar == "skp" and status == StatusSkp.DIAJUKAN,
        "hasil": list(hasil),
        "galat": galat,
        "tahun": tahun,
        "pemilih": pemilih(request, tahun) if daftar == "skp" else None,
    }
    return render(request, "dasbor/antrean.html", konteks, status=422 if galat or hasil else 200)


def _chosen(request: Permintaan) -> tuple[str, str]:
    daftar = request.GET.get("daftar", "")
    daftar = daftar if daftar in DAFTAR else "skp"
    status = request.GET.get("status", "")
    return daftar, status if status in dict(DAFTAR[daftar]) else DAFTAR[daftar][0][0]


def _rows(akun: Akun, daftar: str, status: str, tahun: int, hari_ini: date) -> QuerySet[Any]:
    status = "" if status == "semua" else status
    if daftar == "keberatan":
        return keberatan_antrean(akun, status, hari_ini)
    if daftar == "tindak_lanjut":
        return tindak_lanjut_antrean(akun, status, hari_ini)
    return skp_antrean(akun, tahun, status, hari_ini)


def _tabs(jumlah: Menunggu) -> tuple[tuple[str, str, int], ...]:
    return (
        ("skp", "SKP", jumlah.persetujuan),
        ("keberatan", "Keberatan", jumlah.tanggapan + jumlah.putusan),
        ("tindak_lanjut", "Tindak lanjut", jumlah.rencana_tindak_lanjut),
    )


def _lines(daftar: str, halaman: Page[Any]) -> list[Any]:
    if daftar == "skp":
        return baris_skp(halaman)
    if daftar == "keberatan":
        return [(satu, periode_of(satu.evaluasi).label) for satu in halaman]
    return list(halaman)


@masuk
@require_POST
def antrean_setujui(request: Permintaan) -> HttpResponse:
    """Approve every ticked plan, each in its own transaction; who was not approved is told why."""
    pilihan = [_parse(teks) for teks in request.POST.getlist("pilih")[:SEKALI_TERBANYAK]]
    hasil = _approve_each(request.user, dict(pilihan), request.user.hari_ini)
    if not hasil:
        return _page(request, (), "Belum ada SKP yang dipilih. Centang paling sedikit satu.")
    gagal = [satu for satu in hasil if satu.pesan]
    if gagal:
        return _page(request, hasil, f"{len(gagal)} dari {len(hasil)} SKP tidak disetujui.")
    messages.success(request, f"{len(hasil)} SKP disetujui.")
    return redirect(f"{reverse('antrean')}?tahun={chosen_tahun(request)}")


def _parse(teks: str) -> tuple[int, int]:
    """``id-versi`` of a checkbox; nonsense becomes a plan that nobody finds."""
    nomor, _, versi = teks.partition("-")
    return read_id(nomor), read_id(versi)


def _approve_each(akun: Akun, pilihan: dict[int, int], hari_ini: date) -> list[Hasil]:
    """In the order of the page; a plan outside of the scope is left out without a word."""
    semua = (
        skp_terlihat(akun, hari_ini)
        .filter(pk__in=pilihan)
        .select_related("instansi", "pegawai", "penilai", "penugasan__jabatan")
    )
    hasil = []
    for skp in semua.order_by("status_sejak", "id"):
        try:
            approve_skp(skp=skp, by=akun, versi=pilihan[skp.pk], pada=hari_ini)
        except DomainError as galat:
            hasil.append(Hasil(skp, _who_was_quicker(skp) or galat.pesan))
        else:
            hasil.append(Hasil(skp, ""))
    return hasil


def _who_was_quicker(skp: Skp) -> str:
    """Who approved it before, and when, where someone did."""
    skp.refresh_from_db(fields=["status", "penilai", "disetujui_pada"])
    if skp.status != StatusSkp.DISETUJUI or not skp.penilai or not skp.disetujui_pada:
        return ""
    hari = format_tanggal(local_day(skp.disetujui_pada, skp.instansi))
    return f"Sudah disetujui oleh {skp.penilai.nama_lengkap} pada {hari}."
