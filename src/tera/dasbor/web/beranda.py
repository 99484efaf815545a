"""Home: what must I do now, by when, and what changed since I was last here."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from tera.akun.models import Akun
from tera.aturan.kalender import JenisPeriode, periode_pada
from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan
from tera.dasbor import tugas
from tera.dasbor.menu import kedudukan
from tera.dasbor.queries.beranda import hasil_menunggu, rencana_pegawai
from tera.dasbor.queries.menunggu import hitungan
from tera.dasbor.waktu import bulan_lalu, periode_terbuka
from tera.notifikasi.queries import notifikasi_sejak
from tera.organisasi.pengaturan import pengaturan_pada
from tera.penilaian.waktu import dibuka_sejak, periode_of

PALING_LAMA = timedelta(days=14)


@masuk
@require_GET
def beranda(request: Permintaan) -> HttpResponse:
    """One next action, the other tasks, and the news."""
    akun, hari_ini = request.user, request.user.hari_ini
    sebelumnya = _last_visit(request)
    daftar = _tasks(akun, hari_ini, sebelumnya or timezone.now() - PALING_LAMA)
    langkah = next((satu for satu in daftar if satu.langkah), None)
    return render(
        request,
        "dasbor/beranda.html",
        {
            "langkah": langkah,
            "sisa": langkah.sisa(hari_ini) if langkah else None,
            "lewat": _days_over(langkah, hari_ini),
            "daftar": [satu for satu in daftar if satu is not langkah],
            "kabar": notifikasi_sejak(akun.pegawai, sebelumnya) if akun.pegawai else [],
            "sebelumnya": sebelumnya,
            "hari_ini": hari_ini,
            "dapat_catat": kedudukan(request).skp_id is not None,
        },
    )


def _last_visit(request: Permintaan) -> datetime | None:
    """When the person signed in before this time; kept in the session by the sign-in."""
    return parse_datetime(request.session.get("sebelumnya") or "")


def _days_over(langkah: tugas.Tugas | None, hari_ini: date) -> int:
    sisa = langkah.sisa(hari_ini) if langkah else None
    return -sisa if sisa is not None and sisa < 0 else 0


def _tasks(akun: Akun, hari_ini: date, sejak: datetime) -> list[tugas.Tugas]:
    """Settings, counts, and for a person of the agency plans and results: four queries."""
    pengaturan = pengaturan_pada(akun.instansi_id, hari_ini)
    jenis = JenisPeriode(pengaturan["periode_evaluasi"])
    periodik = periode_terbuka(jenis, pengaturan, hari_ini)
    tahunan = periode_terbuka(JenisPeriode.TAHUNAN, pengaturan, hari_ini)
    hitung = hitungan(akun, periodik, tahunan, hari_ini, sejak)
    daftar = [
        *tugas.superior_tasks(hitung, periodik, tahunan),
        *tugas.monthly_feedback_tasks(hitung, bulan_lalu(hari_ini)),
        *tugas.own_tasks(hitung),
    ]
    if akun.pegawai is not None and akun.pegawai.nip:
        bulan = bulan_lalu(hari_ini)
        dinilai = periode_pada(bulan, jenis)
        rencana = rencana_pegawai(akun.pegawai, bulan, hari_ini)
        hasil = [(satu, _label(satu)) for satu in hasil_menunggu(akun)]
        mulai = dibuka_sejak(dinilai, pengaturan)
        daftar = [
            *tugas.result_tasks(hasil, hari_ini),
            *tugas.plan_tasks(rencana, bulan, dinilai, mulai, hari_ini),
            *daftar,
        ]
    return tugas.in_order(daftar, hari_ini)


def _label(menunggu: Any) -> str:
    return periode_of(menunggu.evaluasi).label
