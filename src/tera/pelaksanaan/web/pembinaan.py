"""Pembinaan of one person on one page, and the people whom a superior has to talk to."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tera.akun.lingkup import bawahan, pegawai_terlihat
from tera.akun.models import Akun
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakBoleh, TidakDitemukan
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.permissions.bimbingan import can_start_bimbingan
from tera.pelaksanaan.permissions.dialog_kinerja import check_can_schedule_dialog
from tera.pelaksanaan.queries.bimbingan import bimbingan_of, bimbingan_saya
from tera.pelaksanaan.queries.dialog_kinerja import (
    batas_dialog,
    bawahan_dan_dialog,
    dialog_of,
    jarak_dialog,
    overdue,
    tindakan_terbuka,
)
from tera.pelaksanaan.queries.konseling import konseling_of
from tera.perencanaan.queries import get_skp

SEHALAMAN = 25
KONSELING_TAMPIL = 10


@dataclass(frozen=True, slots=True)
class BarisPegawai:
    """One of my people: when we last talked, when we will, and whether it is high time."""

    pegawai: Pegawai
    terakhir: datetime | None
    berikutnya: datetime | None
    terlalu_lama: bool


@masuk
@require_safe
def pembinaan(request: Permintaan) -> HttpResponse:
    """My dialogues, my coaching, my own counselling."""
    akun, hari_ini = request.user, request.user.hari_ini
    saya = akun.pegawai
    if saya is None:
        raise TidakBoleh("Pembinaan hanya untuk pegawai. Akun ini tidak terhubung dengan pegawai.")
    bimbingan, dipimpin = bimbingan_saya(saya)
    isi = {
        "dialog": dialog_of(akun, saya.pk, hari_ini),
        "tindakan": tindakan_terbuka(saya.pk, akun.instansi_id),
        "bimbingan": bimbingan,
        "dipimpin": dipimpin,
        "konseling": konseling_of(akun).filter(pegawai=saya)[:KONSELING_TAMPIL],
        "menilai": rates_anybody(akun),
        "saya": saya,
        "hari_ini": hari_ini,
    }
    return render(request, "pelaksanaan/pembinaan.html", isi)


@masuk
@require_safe
def pembinaan_pegawai(request: Permintaan) -> HttpResponse:
    """The people whom I rate: who had no dialogue for long comes first."""
    akun, hari_ini = request.user, request.user.hari_ini
    bulan = jarak_dialog(akun.instansi, hari_ini)
    batas = batas_dialog(bulan, hari_ini)
    halaman = Paginator(bawahan_dan_dialog(akun, hari_ini), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    baris = [
        BarisPegawai(
            satu.pegawai,
            satu.terakhir,
            satu.berikutnya,
            overdue(satu.terakhir, satu.sejak, batas, akun.instansi),
        )
        for satu in halaman
    ]
    isi = {"halaman": halaman, "baris": baris, "bulan": bulan, "menilai": True}
    return render(request, "pelaksanaan/pembinaan_pegawai.html", isi)


@masuk
@require_safe
def skp_pembinaan(request: Permintaan, skp_id: int) -> HttpResponse:
    """Dialogues and coaching of whoever a plan belongs to. Counselling never stands here."""
    akun, hari_ini = request.user, request.user.hari_ini
    skp = get_skp(akun, skp_id, hari_ini)
    alasan = reason(check_can_schedule_dialog, akun, skp.pegawai, hari_ini)
    isi = {
        "skp": skp,
        "dialog": dialog_of(akun, skp.pegawai_id, hari_ini),
        "bimbingan": bimbingan_of(akun, skp.pegawai_id, hari_ini),
        "saya": akun.pegawai,
        "dapat_jadwalkan": alasan is None,
        "dapat_bimbing": can_start_bimbingan(akun, skp.pegawai, hari_ini),
    }
    return render(request, "pelaksanaan/skp_pembinaan.html", isi)


def chosen_pegawai(request: Permintaan) -> Pegawai:
    """Whom a new record is about: the person of the address, or whoever opens the page."""
    akun: Akun = request.user
    nomor = chosen_id(request, "pegawai") or akun.pegawai_id or 0
    semua = pegawai_terlihat(akun, akun.hari_ini).select_related("instansi")
    pegawai = semua.filter(pk=nomor).first()
    if pegawai is None:
        raise TidakDitemukan("Pegawai tidak ditemukan.")
    return pegawai


def rates_anybody(akun: Akun) -> bool:
    """Whether the tab with one's own people is shown."""
    return akun.pegawai is not None and bawahan(akun.pegawai, akun.hari_ini).exists()
