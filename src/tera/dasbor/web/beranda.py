"""Home: what must I do now, by when, and what changed since I was last here."""

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan
from tera.dasbor import tugas
from tera.dasbor.menu import kedudukan
from tera.dasbor.pekerjaan import tasks_of
from tera.notifikasi.queries import notifikasi_sejak
from tera.pelaksanaan.queries.gangguan import batas_geser_kini

PALING_LAMA = timedelta(days=14)


@masuk
@require_GET
def beranda(request: Permintaan) -> HttpResponse:
    """One next action, the other tasks, and the news."""
    akun, hari_ini = request.user, request.user.hari_ini
    kini, sebelumnya = kedudukan(request), _last_visit(request)
    daftar = tasks_of(akun, hari_ini, sebelumnya or timezone.now() - PALING_LAMA, kini)
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
            "geser": batas_geser_kini(akun.instansi, hari_ini) if kini.terganggu else [],
            "dapat_catat": kini.skp_id is not None,
        },
    )


def _last_visit(request: Permintaan) -> datetime | None:
    """When the person signed in before this time; kept in the session by the sign-in."""
    return parse_datetime(request.session.get("sebelumnya") or "")


def _days_over(langkah: tugas.Tugas | None, hari_ini: date) -> int:
    sisa = langkah.sisa(hari_ini) if langkah else None
    return -sisa if sisa is not None and sisa < 0 else 0
