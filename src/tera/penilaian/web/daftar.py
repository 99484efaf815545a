"""Penilaian: one's own results, and the people one rates."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, integer
from tera.penilaian.queries import (
    baris_penilaian,
    evaluasi_tahun,
    periode_of,
    periode_setahun_instansi,
    tim_dipimpin,
    yang_dinilai,
)

PER_HALAMAN = 25


@masuk
@require_GET
def penilaian(request: Permintaan) -> HttpResponse:
    """My people of the chosen period with the state of each, and my own results of the year."""
    akun, pada = request.user, request.user.hari_ini
    tahun = chosen_tahun(request)
    semua = periode_setahun_instansi(akun.instansi_id, tahun)
    periode = chosen_periode(request, semua)
    nomor = integer(request.GET.get("halaman"), 1, paling_kecil=1, paling_besar=10**6)
    halaman = Paginator(yang_dinilai(akun, pada), PER_HALAMAN).get_page(nomor)
    baris = baris_penilaian(halaman.object_list, periode, pada)
    milik = evaluasi_tahun(akun.pegawai, tahun) if akun.pegawai else []
    return render(
        request,
        "penilaian/penilaian.html",
        {
            "tahun": tahun,
            "periode": periode,
            "halaman": halaman,
            "daftar": baris,
            "ada_draf": any(satu.siap_ditetapkan for satu in baris),
            "tim": tim_dipimpin(akun, periode),
            "milik": [(satu, periode_of(satu)) for satu in milik],
            "pemilih": pemilih(request, tahun, semua, periode),
        },
    )
