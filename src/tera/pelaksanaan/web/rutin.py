"""The superior's monthly feedback: who has had it, then one after another with the figures."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tera.aturan.kalender import NAMA_BULAN
from tera.dasar.akses import masuk
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.pelaksanaan.hubungan import hubungan_kerja
from tera.pelaksanaan.models import Hubungan
from tera.pelaksanaan.permissions.umpan_balik import BULAN_TERLAMA
from tera.pelaksanaan.queries import HasilPeriode, indikator_dalam, orang_rutin
from tera.pelaksanaan.services import give_rutin
from tera.pelaksanaan.web.bantu import groups_rutin, hints, only_helped, typed_rutin
from tera.pelaksanaan.web.bulan import parse_bulan
from tera.pelaksanaan.web.forms.umpan_balik import RutinForm
from tera.pelaksanaan.web.umpan_saya import own_pegawai
from tera.perencanaan.models import RencanaHasilKerja, Skp

SEHALAMAN = 25


@masuk
@require_GET
def umpan_balik_rutin(request: Permintaan) -> HttpResponse:
    """My people of one month: who has had the month's feedback and who has not."""
    own_pegawai(request)
    bulan = _bulan(request)
    semua = _people(request, bulan)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "bulan": bulan,
        "nama_bulan": _name(bulan),
        "pilihan": _months(request.user.hari_ini),
        "halaman": halaman,
        "berikutnya": next((satu for satu in halaman if not satu.sudah), None),
    }
    return render(request, "pelaksanaan/umpan_rutin.html", isi)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def umpan_balik_rutin_isi(request: Permintaan, pegawai_id: int, bulan: str) -> HttpResponse:
    """One person's month: figures beside the prompts; sent, the next person comes."""
    awal = parse_bulan(bulan)
    orang = _people(request, awal).filter(pk=pegawai_id).first()
    if orang is None:
        raise TidakDitemukan("Pegawai tidak ditemukan di antara bawahan Anda pada bulan itu.")
    form, periksa = RutinForm(), False
    if request.method == "POST":
        periksa = only_helped(request.POST)
        form = RutinForm(initial=typed_rutin(request)) if periksa else RutinForm(request.POST)
        if not periksa and form.is_valid() and _send(request, form, orang, awal):
            return redirect(_next(request, awal))
    isi = {
        "pegawai": orang,
        "bulan": awal,
        "nama_bulan": _name(awal),
        "form": form,
        "hasil": _figures(orang, awal),
        "kelompok_templat": [] if orang.sudah else groups_rutin(request, form),
        "petunjuk": hints(form.initial) if periksa else [],
    }
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/umpan_rutin_isi.html", isi, status=status)


def _people(request: Permintaan, bulan: date) -> Any:
    akun, hari_ini = request.user, request.user.hari_ini
    semua = hubungan_kerja(akun, hari_ini)
    dinilai = [orang for orang, satu in semua.items() if satu == Hubungan.PENILAI]
    return orang_rutin(akun.instansi_id, dinilai, bulan, hari_ini)


def _send(request: Permintaan, form: RutinForm, orang: Any, bulan: date) -> bool:
    skp = Skp.objects.select_related("pegawai").get(pk=orang.skp_bulan)
    try:
        give_rutin(
            pegawai=orang,
            skp=skp,
            bulan=bulan,
            bagian=form.bagian(),
            rincian=form.rincian(),
            kunci=form.cleaned_data["kunci"],
            by=request.user,
        )
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
        return False
    messages.success(request, f"Umpan balik {_name(bulan)} terkirim kepada {orang.nama}.")
    return True


def _next(request: Permintaan, bulan: date) -> str:
    """The next person who has not had this month's feedback, else the list."""
    kode = f"{bulan:%Y-%m}"
    lagi = _people(request, bulan).filter(sudah=False).first()
    if lagi is not None:
        return reverse("umpan_balik_rutin_isi", args=[lagi.pk, kode])
    return f"{reverse('umpan_balik_rutin')}?bulan={kode}"


def _figures(orang: Any, bulan: date) -> list[HasilPeriode]:
    """What was reported in the month: three queries."""
    hasil = list(
        RencanaHasilKerja.objects.filter(skp_id=orang.skp_bulan).order_by("-jenis", "urut", "id")
    )
    indikator = indikator_dalam(hasil, bulan, bulan)
    return [HasilPeriode(satu, indikator[satu.pk], ()) for satu in hasil]


def _bulan(request: Permintaan) -> date:
    """The month of the address; without one the last that is over."""
    kode = request.GET.get("bulan", "")
    if kode:
        return parse_bulan(kode)
    return _earlier(request.user.hari_ini.replace(day=1), 1)


def _earlier(bulan: date, jumlah: int) -> date:
    nomor = bulan.year * 12 + bulan.month - 1 - jumlah
    return date(nomor // 12, nomor % 12 + 1, 1)


def _months(hari_ini: date) -> list[tuple[str, str]]:
    """The months to choose from, the present one first."""
    kini = hari_ini.replace(day=1)
    semua = [_earlier(kini, jumlah) for jumlah in range(BULAN_TERLAMA + 1)]
    return [(f"{satu:%Y-%m}", _name(satu)) for satu in semua]


def _name(bulan: date) -> str:
    return f"{NAMA_BULAN[bulan.month - 1]} {bulan.year}"
