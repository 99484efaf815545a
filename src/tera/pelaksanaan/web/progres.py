"""Pages of daily entries: write one, see the day, correct it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tera.aturan.kalender import format_tanggal
from tera.dasar.akses import masuk
from tera.dasar.errors import (
    KeadaanTidakCocok,
    MasukanTidakSah,
    TidakBoleh,
    TidakDitemukan,
    VersiBerubah,
)
from tera.dasar.izin import reason
from tera.dasar.web.bentrok import Bentrok, compare_forms
from tera.dasar.web.permintaan import (
    Permintaan,
    add_refusal,
    chosen_id,
    posted_versi,
    read_id,
    seen_versi,
)
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import ProgresHarian
from tera.pelaksanaan.permissions import (
    can_view_progres,
    check_can_change_progres,
    check_can_view_progres,
)
from tera.pelaksanaan.queries import (
    get_progres,
    hari_sebelumnya,
    jumlah_sepekan,
    mark_pemakaian,
    progres_bulan,
    progres_hari,
    sumber_progres,
)
from tera.pelaksanaan.queries.batas import batas_progres
from tera.pelaksanaan.services import (
    mark_progres_seen,
    record_progres,
    remove_progres,
    reopen_progres,
    repeat_progres,
    save_progres,
)
from tera.pelaksanaan.web.bulan import bulan_skp, chosen_bulan
from tera.pelaksanaan.web.forms.progres import ProgresForm, initial_of
from tera.perencanaan.permissions import check_owner
from tera.perencanaan.queries import get_skp

SEHARI = timedelta(days=1)
CATATAN_SEHALAMAN = 40


def own_pegawai(request: Permintaan) -> Pegawai:
    """Whoever writes entries: raises TidakBoleh for an account without a person."""
    pegawai = request.user.pegawai
    if pegawai is None:
        raise TidakBoleh("Akun ini tidak terhubung dengan seorang pegawai.")
    return pegawai


def read_tanggal(teks: str | None, hari_ini: date) -> date:
    """A day from the address; nonsense and days to come give today."""
    try:
        return min(date.fromisoformat(teks or ""), hari_ini)
    except ValueError:
        return hari_ini


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def progres(request: Permintaan) -> HttpResponse:
    """Write what was done today (or on another day), and see that day."""
    pegawai, hari_ini = own_pegawai(request), request.user.hari_ini
    if request.method != "POST":
        tanggal = read_tanggal(request.GET.get("tanggal"), hari_ini)
        return _day(request, pegawai, tanggal, _empty_form(request, pegawai, tanggal))
    tanggal = read_tanggal(request.POST.get("tanggal"), hari_ini)
    form = ProgresForm(request.POST, request.FILES, sumber=sumber_progres(pegawai, tanggal))
    if form.is_valid():
        try:
            record_progres(isian=form.isian(), by=request.user)
        except (MasukanTidakSah, KeadaanTidakCocok) as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, f"Catatan {format_tanggal(tanggal)} tersimpan.")
            return redirect(_day_address(tanggal))
    return _day(request, pegawai, tanggal, form, status=MasukanTidakSah.status)


def _empty_form(request: Permintaan, pegawai: Pegawai, tanggal: date) -> ProgresForm:
    """With the action used last chosen; ``?ulangi=`` starts from an earlier entry."""
    sumber = sumber_progres(pegawai, tanggal)
    awal: dict[str, Any] = {"sumber": sumber[0].kunci if sumber else ""}
    if (lama_id := chosen_id(request, "ulangi")) != 0:
        lama = get_progres(request.user, lama_id, request.user.hari_ini)
        check_owner(request.user, lama.skp)
        awal = _repeated(lama, [satu.kunci for satu in sumber])
    return ProgresForm(sumber=sumber, initial=awal | {"tanggal": tanggal})


def _repeated(lama: ProgresHarian, kunci: list[str]) -> dict[str, Any]:
    """The words and hours of an entry; its figure is not repeated."""
    calon = (f"a{lama.aksi_id}", f"i{lama.aksi.indikator_id}")
    return {
        "sumber": next((satu for satu in calon if satu in kunci), ""),
        "kegiatan": lama.kegiatan,
        "jam_mulai": lama.jam_mulai,
        "jam_selesai": lama.jam_selesai,
    }


def _day(
    request: Permintaan, pegawai: Pegawai, tanggal: date, form: ProgresForm, *, status: int = 200
) -> HttpResponse:
    hari_ini = request.user.hari_ini
    catatan = progres_hari(pegawai, tanggal)
    batas = batas_progres(request.user.instansi, tanggal)
    mark_pemakaian(request.user, [b for satu in catatan for b in satu.bukti.all()], pegawai.pk)
    konteks = {
        "form": form,
        "tanggal": tanggal,
        "hari_ini": hari_ini,
        "batas": batas,
        "terlambat": batas.lewat(hari_ini),
        "sebelumnya": tanggal - SEHARI,
        "berikutnya": tanggal + SEHARI if tanggal < hari_ini else None,
        "sepekan": jumlah_sepekan(pegawai, hari_ini),
        "catatan": catatan,
        "ulangan": [] if catatan or batas.lewat(hari_ini) else hari_sebelumnya(pegawai, tanggal),
        "ada_sumber": bool(form.sumber_utama),
        "skp_id": form.sumber_utama[0].skp_id if form.sumber_utama else None,
        "kunci_ulangi": uuid4(),
    }
    return render(request, "pelaksanaan/progres.html", konteks, status=status)


def _day_address(tanggal: date) -> str:
    return f"{reverse('progres')}?tanggal={tanggal:%Y-%m-%d}"


@masuk
@require_POST
def progres_ulangi(request: Permintaan) -> HttpResponse:
    """The entries of an earlier day once more."""
    pegawai, hari_ini = own_pegawai(request), request.user.hari_ini
    tanggal = read_tanggal(request.POST.get("tanggal"), hari_ini)
    lama = hari_sebelumnya(pegawai, tanggal)
    kunci = ProgresForm.base_fields["kunci"].clean(request.POST.get("kunci"))
    baru = 0
    for skp in {satu.skp_id: satu.skp for satu in lama}.values():
        baru += len(
            repeat_progres(skp=skp, dari=lama[0].tanggal, ke=tanggal, kunci=kunci, by=request.user)
        )
    if not lama:
        raise TidakDitemukan("Belum ada catatan yang dapat diulangi.")
    if baru:
        messages.success(request, f"{baru} catatan disalin. Lengkapi angkanya bila ada.")
    return redirect(_day_address(tanggal))


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def progres_isi(request: Permintaan, progres_id: int) -> HttpResponse:
    """Read one entry; its owner corrects it until the superior has seen it."""
    satu = get_progres(request.user, progres_id, request.user.hari_ini)
    if request.method != "POST":
        return _entry(request, satu, _entry_form(satu))
    check_owner(request.user, satu.skp)
    tanggal = read_tanggal(request.POST.get("tanggal"), request.user.hari_ini)
    sumber = sumber_progres(satu.skp.pegawai, tanggal)
    form = ProgresForm(request.POST, request.FILES, sumber=sumber)
    if not form.is_valid():
        return _entry(request, satu, form, status=MasukanTidakSah.status)
    try:
        save_progres(progres=satu, isian=form.isian(), versi=posted_versi(request), by=request.user)
    except VersiBerubah:
        kini = get_progres(request.user, progres_id, request.user.hari_ini)
        beda = compare_forms(form, _entry_form(kini))
        bentrok = Bentrok(tuple(beda), reverse("progres_isi", args=[kini.pk]))
        return _entry(request, kini, form, status=VersiBerubah.status, bentrok=bentrok)
    except (MasukanTidakSah, KeadaanTidakCocok) as galat:
        add_refusal(form, galat)
    else:
        messages.success(request, "Catatan tersimpan.")
        return redirect(_day_address(form.cleaned_data["tanggal"]))
    return _entry(request, satu, form, status=MasukanTidakSah.status)


def _entry_form(satu: ProgresHarian) -> ProgresForm:
    return ProgresForm(
        sumber=sumber_progres(satu.skp.pegawai, satu.tanggal), initial=dict(initial_of(satu))
    )


def _entry(
    request: Permintaan,
    satu: ProgresHarian,
    form: ProgresForm,
    *,
    status: int = 200,
    bentrok: Bentrok | None = None,
) -> HttpResponse:
    mark_pemakaian(request.user, satu.bukti.all(), satu.skp.pegawai_id)
    konteks = {
        "progres": satu,
        "form": form,
        "terlambat": satu.terlambat,
        "versi": seen_versi(request, satu.versi, bentrok=bentrok is not None),
        "bentrok": bentrok,
        "milik_sendiri": request.user.pegawai_id == satu.skp.pegawai_id,
        "alasan": reason(check_can_change_progres, request.user, satu),
        "dapat_buka": satu.dilihat_pada is not None
        and can_view_progres(request.user, satu.skp, request.user.hari_ini),
    }
    return render(request, "pelaksanaan/progres_isi.html", konteks, status=status)


@masuk
@require_POST
def progres_hapus(request: Permintaan, progres_id: int) -> HttpResponse:
    """Take an entry away, as the person saw it."""
    satu = get_progres(request.user, progres_id, request.user.hari_ini)
    check_owner(request.user, satu.skp)
    remove_progres(progres=satu, versi=posted_versi(request), by=request.user)
    messages.success(request, f"Catatan {format_tanggal(satu.tanggal)} dihapus.")
    return redirect(_day_address(satu.tanggal))


@masuk
@require_safe
def progres_skp(request: Permintaan, skp_id: int) -> HttpResponse:
    """A month of a plan's entries, as the superior reads and marks them."""
    hari_ini = request.user.hari_ini
    skp = get_skp(request.user, skp_id, hari_ini)
    bulan = chosen_bulan(request.GET.get("bulan"), skp, hari_ini)
    catatan = Paginator(progres_bulan(skp, bulan), CATATAN_SEHALAMAN)
    halaman = catatan.get_page(request.GET.get("halaman"))
    bukti = [b for satu in halaman for b in satu.bukti.all()]
    mark_pemakaian(request.user, bukti, skp.pegawai_id)
    konteks = {
        "skp": skp,
        "bulan": bulan,
        "semua_bulan": [satu for satu in bulan_skp(skp) if satu <= hari_ini],
        "halaman": halaman,
        "belum": sum(satu.dilihat_pada is None for satu in halaman.object_list),
        "milik_sendiri": request.user.pegawai_id == skp.pegawai_id,
        "alasan": reason(check_can_view_progres, request.user, skp, hari_ini),
    }
    return render(request, "pelaksanaan/progres_skp.html", konteks)


@masuk
@require_POST
def progres_lihat(request: Permintaan, skp_id: int) -> HttpResponse:
    """The superior has seen the entries of the page, each in the version shown."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    pasangan = (satu.partition("-") for satu in request.POST.getlist("terlihat")[:1000])
    terlihat = [(read_id(nomor), read_id(versi)) for nomor, _, versi in pasangan]
    banyak = mark_progres_seen(skp=skp, terlihat=terlihat, by=request.user)
    messages.success(request, f"{banyak} catatan ditandai sudah dilihat.")
    bulan = chosen_bulan(request.POST.get("bulan"), skp, request.user.hari_ini)
    return redirect(f"{reverse('progres_skp', args=[skp.pk])}?bulan={bulan:%Y-%m}")


@masuk
@require_POST
def progres_buka(request: Permintaan, progres_id: int) -> HttpResponse:
    """The superior lets an entry be corrected after all."""
    satu = get_progres(request.user, progres_id, request.user.hari_ini)
    reopen_progres(progres=satu, by=request.user)
    messages.success(request, f"Catatan dapat diperbaiki lagi oleh {satu.skp.pegawai.nama}.")
    return redirect("progres_isi", satu.pk)
