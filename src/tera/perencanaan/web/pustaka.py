"""The indicator library as everybody of the agency reads it, proposes to it, and uses it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.pemilih import chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, read_id
from tera.organisasi.models import Jabatan
from tera.organisasi.queries import penugasan_utama
from tera.perencanaan.models import IndikatorPustaka, JabatanPustaka, Skp
from tera.perencanaan.permissions import (
    can_manage_pustaka,
    check_can_edit_skp,
    check_can_propose_pustaka,
)
from tera.perencanaan.queries import (
    MEDIAN_TERSEDIKIT,
    find_pustaka,
    get_jabatan_pustaka,
    get_pustaka,
    get_skp,
    jabatan_pustaka,
    match_jabatan,
    pustaka_dipakai,
    usage_by_unit,
    usulan_milik,
)
from tera.perencanaan.services import add_from_pustaka, propose_indikator_pustaka
from tera.perencanaan.web.forms.pustaka import AlasanForm, UsulPustakaForm

SEHALAMAN = 25


@masuk
@require_GET
def pustaka(request: Permintaan) -> HttpResponse:
    """Approved entries, by words and position; those for the reader's own position first."""
    semua = jabatan_pustaka(request.user.instansi_id)
    jabatan_id = read_id(request.GET.get("jabatan")) or None
    kini = _position(request)
    entri = find_pustaka(
        request.user.instansi_id,
        kata=_words(request),
        jabatan_id=jabatan_id,
        utama=match_jabatan(kini.nama, semua) if kini else (),
        jenjang=kini.jenjang if kini else "",
    )
    konteks = {
        "halaman": Paginator(entri, SEHALAMAN).get_page(request.GET.get("halaman")),
        "kata": _words(request),
        "jabatan_id": jabatan_id,
        "daftar_jabatan": semua,
        "mengelola": can_manage_pustaka(request.user, request.user.instansi_id),
    }
    return render(request, "perencanaan/pustaka.html", konteks)


def _words(request: Permintaan) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()[:100]


def _position(request: Permintaan) -> Jabatan | None:
    pegawai = request.user.pegawai
    penugasan = penugasan_utama(pegawai, request.user.hari_ini) if pegawai else None
    return penugasan.jabatan if penugasan else None


@masuk
@require_GET
def pustaka_jabatan(request: Permintaan, jabatan_id: int) -> HttpResponse:
    """Everything that the library holds for one kind of position, by result."""
    jabatan = get_jabatan_pustaka(request.user.instansi_id, jabatan_id)
    entri = find_pustaka(request.user.instansi_id, jabatan_id=jabatan.pk)
    halaman = Paginator(entri, SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request, "perencanaan/pustaka_jabatan.html", {"jabatan": jabatan, "halaman": halaman}
    )


@masuk
@require_GET
def pustaka_indikator(request: Permintaan, entri_id: int) -> HttpResponse:
    """One entry: what it says, its versions, and how units use it in a year."""
    return render_indikator(request, get_pustaka(request.user, entri_id), AlasanForm())


def render_indikator(
    request: Permintaan, entri: IndikatorPustaka, form: AlasanForm
) -> HttpResponse:
    """The entry's page, also with a refused reason in ``form``."""
    tahun = chosen_tahun(request)
    pemakaian = usage_by_unit(entri, tahun)
    konteks = {
        "entri": entri,
        "penerus": getattr(entri, "penerus", None),
        "tahun": tahun,
        "pemakaian": pemakaian,
        "halaman": Paginator(pemakaian, SEHALAMAN).get_page(request.GET.get("halaman")),
        "median_tersedikit": MEDIAN_TERSEDIKIT,
        "mengelola": can_manage_pustaka(request.user, entri.instansi_id),
        "form": form,
        "galat": form.is_bound,
        "pemilih": pemilih(request, tahun),
    }
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/pustaka_indikator.html", konteks, status=status)


@masuk
@require_http_methods(["GET", "POST"])
def pustaka_usul(request: Permintaan) -> HttpResponse:
    """Propose an entry; what became of earlier proposals."""
    check_can_propose_pustaka(request.user, request.user.hari_ini)
    semua = jabatan_pustaka(request.user.instansi_id)
    kini = _position(request)
    cocok = match_jabatan(kini.nama, semua) if kini else []
    form = UsulPustakaForm(
        request.POST or None,
        jabatan=semua,
        initial={"jabatan": read_id(request.GET.get("jabatan")) or (cocok[0].pk if cocok else "")},
        use_required_attribute=False,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _propose(request, form, semua)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Usulan dikirim kepada BKPSDM.")
            return redirect("pustaka_usul")
    konteks = {"form": form, "usulan": usulan_milik(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/pustaka_usul.html", konteks, status=status)


def _propose(request: Permintaan, form: UsulPustakaForm, semua: list[JabatanPustaka]) -> None:
    dipilih = form.cleaned_data["jabatan"]
    propose_indikator_pustaka(
        jabatan=next(satu for satu in semua if str(satu.pk) == dipilih),
        isian=form.isian_pustaka(),
        by=request.user,
        pada=request.user.hari_ini,
    )


@masuk
@require_http_methods(["GET", "POST"])
def skp_pustaka(request: Permintaan, skp_id: int) -> HttpResponse:
    """Choose entries for one's own plan; one post adds them all."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    check_can_edit_skp(request.user, skp)
    if request.method == "GET":
        return _choose(request, skp, {"versi": skp.versi, "galat": "", "pilihan": set()})
    pilihan = {read_id(teks) for teks in request.POST.getlist("indikator")}
    versi = posted_versi(request)
    try:
        baru = add_from_pustaka(skp=skp, pilihan=pilihan, by=request.user, versi=versi)
    except MasukanTidakSah as galat:
        konteks = {"versi": versi, "galat": galat.pesan, "pilihan": pilihan}
        return _choose(request, skp, konteks, galat.status)
    messages.success(request, f"{len(baru)} indikator dari pustaka masuk ke SKP ini.")
    return redirect("skp", skp_id=skp.pk)


def _choose(
    request: Permintaan, skp: Skp, konteks: dict[str, Any], status: int = 200
) -> HttpResponse:
    kini = skp.penugasan.jabatan
    utama = match_jabatan(kini.nama, jabatan_pustaka(skp.instansi_id))
    kata = _words(request)
    entri = find_pustaka(skp.instansi_id, kata=kata, utama=utama, jenjang=kini.jenjang)
    sendiri = bool(utama) and not kata and "semua" not in request.GET
    if sendiri:
        entri = entri.filter(jabatan__in=[satu.pk for satu in utama])
    halaman = Paginator(entri, SEHALAMAN).get_page(request.GET.get("halaman"))
    konteks |= {
        "skp": skp,
        "utama": utama,
        "kata": kata,
        "sendiri": sendiri,
        "halaman": halaman,
        "dipakai": pustaka_dipakai(skp, list(halaman)),
    }
    return render(request, "perencanaan/skp_pustaka.html", konteks, status=status)
