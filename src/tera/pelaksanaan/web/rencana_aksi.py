"""Pages of actions: a plan's month or quarter, and one action."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.aturan.kalender import (
    JenisPeriode,
    Periode,
    PeriodeTidakSah,
    parse_periode,
    periode_pada,
    periode_setahun,
)
from tera.dasar.akses import masuk
from tera.dasar.errors import KeadaanTidakCocok, MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.web.bentrok import Bentrok, compare_forms
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.pelaksanaan.models import RencanaAksi
from tera.pelaksanaan.permissions import can_plan_aksi
from tera.pelaksanaan.queries import aksi_of, belum_dilanjutkan, get_aksi, jumlah_aksi
from tera.pelaksanaan.services import (
    add_aksi,
    carry_on_aksi,
    draft_aksi,
    remove_aksi,
    save_aksi,
    set_aksi_done,
)
from tera.pelaksanaan.web.forms.rencana_aksi import AksiForm, initial_of
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_owner
from tera.perencanaan.queries import get_skp, hasil_of


def periode_skp(skp: Skp, jenis: JenisPeriode) -> list[Periode]:
    """The months or quarters that the plan touches."""
    return [
        satu
        for satu in periode_setahun(skp.tahun, jenis)
        if satu.mulai <= skp.selesai and satu.selesai >= skp.mulai
    ]


def _chosen(kode: str | None, skp: Skp, request: Permintaan) -> Periode:
    """From the address; else the month of today, else the plan's nearest."""
    semua = [
        *periode_skp(skp, JenisPeriode.BULANAN),
        *periode_skp(skp, JenisPeriode.TRIWULAN),
    ]
    cocok = next((satu for satu in semua if satu.kode == kode), None)
    hari = min(max(request.user.hari_ini, skp.mulai), skp.selesai)
    return cocok or periode_pada(hari, JenisPeriode.BULANAN)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def rencana_aksi(request: Permintaan, skp_id: int) -> HttpResponse:
    """A period's actions with what was reached; add one."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    periode = _chosen(request.GET.get("periode"), skp, request)
    if request.method != "POST":
        return _page(request, skp, periode, None)
    check_owner(request.user, skp)
    form = _form(request, skp, periode)
    if form.is_valid():
        try:
            kunci = form.cleaned_data["kunci"]
            aksi = add_aksi(skp=skp, isian=form.isian(), by=request.user, kunci=kunci)
        except (MasukanTidakSah, KeadaanTidakCocok) as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Rencana aksi tersimpan.")
            return redirect(_address(skp, aksi.periode))
    return _page(request, skp, periode, form, status=MasukanTidakSah.status)


def _form(
    request: Permintaan, skp: Skp, periode: Periode, aksi: RencanaAksi | None = None
) -> AksiForm:
    jenis = periode.jenis
    return AksiForm(
        request.POST if request.method == "POST" else None,
        hasil=hasil_of(skp),
        periode=periode_skp(skp, jenis),
        initial=initial_of(aksi) if aksi else {"periode": periode.kode},
    )


def _page(
    request: Permintaan, skp: Skp, periode: Periode, form: AksiForm | None, *, status: int = 200
) -> HttpResponse:
    milik_sendiri = can_plan_aksi(request.user, skp)
    jumlah = jumlah_aksi(skp)
    jenis = periode.jenis
    konteks = {
        "skp": skp,
        "periode": periode,
        "per_bulan": jenis is JenisPeriode.BULANAN,
        "semua_periode": [
            (satu, satu.label.removesuffix(f" {satu.tahun}"), jumlah.get(satu.kode, 0))
            for satu in periode_skp(skp, jenis)
        ],
        "jenis_lain": periode_pada(
            periode.mulai,
            JenisPeriode.TRIWULAN if jenis is JenisPeriode.BULANAN else JenisPeriode.BULANAN,
        ),
        "aksi": aksi_of(skp, periode),
        "form": form or (_form(request, skp, periode) if milik_sendiri else None),
        "belum": belum_dilanjutkan(skp, periode).count() if milik_sendiri else 0,
        "milik_sendiri": milik_sendiri,
    }
    return render(request, "pelaksanaan/rencana_aksi.html", konteks, status=status)


def _address(skp: Skp, kode: str) -> str:
    return f"{reverse('rencana_aksi', args=[skp.pk])}?periode={kode}"


def _posted_periode(request: Permintaan) -> Periode:
    try:
        return parse_periode(request.POST.get("periode", ""))
    except PeriodeTidakSah as galat:
        raise TidakDitemukan(galat.pesan) from galat


@masuk
@require_POST
def rencana_aksi_susun(request: Permintaan, skp_id: int) -> HttpResponse:
    """An action for every indicator that has none in the period."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    periode = _posted_periode(request)
    baru = draft_aksi(skp=skp, periode=periode, by=request.user)
    messages.success(request, f"{len(baru)} rencana aksi disusun dari SKP. Ubah seperlunya.")
    return redirect(_address(skp, periode.kode))


@masuk
@require_POST
def rencana_aksi_lanjutkan(request: Permintaan, skp_id: int) -> HttpResponse:
    """What earlier periods left unfinished, once more in this one."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    periode = _posted_periode(request)
    baru = carry_on_aksi(skp=skp, periode=periode, by=request.user)
    messages.success(request, f"{len(baru)} rencana aksi dilanjutkan di {periode.label}.")
    return redirect(_address(skp, periode.kode))


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def aksi_isi(request: Permintaan, aksi_id: int) -> HttpResponse:
    """Change one action."""
    aksi = _own(request, aksi_id)
    form = _form(request, aksi.skp, parse_periode(aksi.periode), aksi)
    if request.method != "POST":
        return _one(request, aksi, form)
    if not form.is_valid():
        return _one(request, aksi, form, status=MasukanTidakSah.status)
    try:
        aksi = save_aksi(
            aksi=aksi,
            isian=form.isian(),
            versi=posted_versi(request),
            by=request.user,
            kunci=form.cleaned_data["kunci"],
        )
    except VersiBerubah:
        return _conflict(request, aksi_id, form)
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
    else:
        messages.success(request, "Rencana aksi tersimpan.")
        return redirect(_address(aksi.skp, aksi.periode))
    return _one(request, aksi, form, status=MasukanTidakSah.status)


def _own(request: Permintaan, aksi_id: int) -> RencanaAksi:
    aksi = get_aksi(request.user, aksi_id, request.user.hari_ini)
    check_owner(request.user, aksi.skp)
    return aksi


def _conflict(request: Permintaan, aksi_id: int, form: AksiForm) -> HttpResponse:
    kini = _own(request, aksi_id)
    tersimpan = AksiForm(
        hasil=hasil_of(kini.skp),
        periode=periode_skp(kini.skp, parse_periode(kini.periode).jenis),
        initial=initial_of(kini),
    )
    bentrok = Bentrok(tuple(compare_forms(form, tersimpan)), reverse("aksi_isi", args=[kini.pk]))
    return _one(request, kini, form, status=VersiBerubah.status, bentrok=bentrok)


def _one(
    request: Permintaan,
    aksi: RencanaAksi,
    form: AksiForm,
    *,
    status: int = 200,
    bentrok: Bentrok | None = None,
) -> HttpResponse:
    konteks = {
        "aksi": aksi,
        "skp": aksi.skp,
        "periode": parse_periode(aksi.periode),
        "form": form,
        "versi": seen_versi(request, aksi.versi, bentrok=bentrok is not None),
        "bentrok": bentrok,
        "kembali": _address(aksi.skp, aksi.periode),
    }
    return render(request, "pelaksanaan/aksi_isi.html", konteks, status=status)


@masuk
@require_POST
def aksi_selesai(request: Permintaan, aksi_id: int) -> HttpResponse:
    """Say that an action is finished (``selesai=1``), or that it is not after all."""
    aksi = _own(request, aksi_id)
    selesai = request.POST.get("selesai") == "1"
    set_aksi_done(
        aksi=aksi,
        selesai=selesai,
        versi=posted_versi(request),
        by=request.user,
        pada=request.user.hari_ini,
    )
    messages.success(request, "Ditandai selesai." if selesai else "Rencana aksi dibuka lagi.")
    return redirect(_address(aksi.skp, aksi.periode))


@masuk
@require_POST
def aksi_hapus(request: Permintaan, aksi_id: int) -> HttpResponse:
    """Take an action away that has no entries."""
    aksi = _own(request, aksi_id)
    remove_aksi(aksi=aksi, by=request.user)
    messages.success(request, "Rencana aksi dihapus.")
    return redirect(_address(aksi.skp, aksi.periode))
