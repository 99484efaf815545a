"""The one page on which the penilai rates: everything to look at, and the two ratings below it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.aturan.kalender import Periode
from tera.aturan.perhitungan import to_json
from tera.aturan.perilaku import NilaiDasar
from tera.aturan.predikat import Rating, determine_predikat
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.pelaksanaan.queries import PelaksanaanPeriode, pelaksanaan_dalam
from tera.penilaian.models import Evaluasi
from tera.penilaian.permissions import check_can_rate
from tera.penilaian.queries import (
    Isian,
    Konteks,
    check_ready,
    evaluasi_periodik,
    get_isian,
    konteks_evaluasi,
    periode_from,
    periode_of,
    skp_setahun,
    with_hasil,
)
from tera.penilaian.services import rate_evaluasi
from tera.penilaian.states import JenisEvaluasi, StatusEvaluasi
from tera.penilaian.waktu import check_periode, jenis_evaluasi
from tera.penilaian.web.forms import RatingForm
from tera.perencanaan.models import Skp

NILAI_TANPA_UMPAN_BALIK: tuple[Any, ...] = ()


@masuk
@require_http_methods(["GET", "POST"])
def evaluasi_isi(request: Permintaan, skp_id: int, periode: str) -> HttpResponse:
    """Show the period's work and take the ratings; a result that was set has its own page."""
    pada = request.user.hari_ini
    masa = periode_from(periode)
    isian = get_isian(request.user, skp_id, masa, pada)
    if not isian.saya_menilai:
        check_can_rate(request.user, isian.skp, pada)
    if isian.evaluasi is not None and isian.evaluasi.status != StatusEvaluasi.DRAF:
        return redirect("evaluasi", evaluasi_id=isian.evaluasi.pk)
    konteks = konteks_evaluasi(isian.skp, masa, pada)
    if request.method == "POST":
        return _save(request, konteks, isian)
    form = RatingForm(initial=_initial(isian.evaluasi), konteks=konteks)
    return _page(request, konteks, isian, form)


def _initial(evaluasi: Evaluasi | None) -> dict[str, Any]:
    if evaluasi is None:
        return {}
    return {
        "rating_hasil": evaluasi.rating_hasil,
        "rating_perilaku": evaluasi.rating_perilaku,
        "catatan": evaluasi.catatan,
        "versi": evaluasi.versi,
    }


def _save(request: Permintaan, konteks: Konteks, isian: Isian) -> HttpResponse:
    form = RatingForm(request.POST, konteks=konteks)
    menetapkan = request.POST.get("aksi") == "tetapkan"
    if not form.is_valid() or (menetapkan and not form.require_ratings()):
        return _page(request, konteks, isian, form, status=422)
    skp, periode, isi = konteks.skp, konteks.periode, form.cleaned_data
    try:
        rate_evaluasi(
            skp=skp,
            periode=periode,
            rating_hasil=isi["rating_hasil"],
            rating_perilaku=isi["rating_perilaku"],
            catatan=isi["catatan"],
            by=request.user,
            versi=isi["versi"],
            pada=request.user.hari_ini,
        )
    except MasukanTidakSah as galat:
        add_refusal(form, galat)
        return _page(request, konteks, isian, form, status=422)
    if menetapkan:
        return redirect("evaluasi_tetapkan", skp_id=skp.pk, periode=periode.kode)
    messages.success(request, f"Draf evaluasi {skp.pegawai.nama} tersimpan.")
    return redirect("evaluasi_isi", skp_id=skp.pk, periode=periode.kode)


def _page(
    request: Permintaan,
    konteks: Konteks,
    isian: Isian,
    form: RatingForm,
    status: int = 200,
) -> HttpResponse:
    skp, periode = konteks.skp, konteks.periode
    pelaksanaan = pelaksanaan_dalam(skp, periode.mulai, periode.selesai, pemakaian=True)
    tahunan = jenis_evaluasi(periode) == JenisEvaluasi.TAHUNAN
    pada = request.user.hari_ini
    isi = {
        "skp": skp,
        "periode": periode,
        "capaian": konteks.capaian,
        "wajib": to_json(konteks.wajib) if konteks.wajib else None,
        "evaluasi": isian.evaluasi,
        "form": form,
        "halangan": _obstacle(skp) or reason(check_ready, konteks, pada),
        "menunggu_capaian": _waits_for_capaian(konteks, pada),
        "pelaksanaan": pelaksanaan,
        **_with_masukan(isian, pelaksanaan),
        "perilaku": _behaviour(isian, pelaksanaan),
        "tahunan": tahunan,
        **_year_so_far(isian, tahunan),
        "kuadran": quadrant(periode),
    }
    return render(request, "penilaian/evaluasi_isi.html", isi, status=status)


def _with_masukan(isian: Isian, pelaksanaan: PelaksanaanPeriode) -> dict[str, Any]:
    """Each result with the word of its team's head; apart, that on other plans."""
    menurut = {satu.hasil_id: satu for satu in isian.masukan}
    hasil = [(satu, menurut.pop(satu.hasil.pk, None)) for satu in pelaksanaan.hasil]
    return {"hasil": hasil, "masukan_lain": list(menurut.values())}


def _year_so_far(isian: Isian, tahunan: bool) -> dict[str, Any]:
    """What the annual evaluation considers: results of the year's periods, and all its plans."""
    periodik = evaluasi_periodik(isian.skp) if tahunan else []
    rencana = skp_setahun(isian.skp) if tahunan and isian.rencana_lain else ()
    return {
        "periodik": [(satu, periode_of(satu)) for satu in periodik],
        "dicakup": with_hasil(rencana, periodik),
    }


def _obstacle(skp: Skp) -> str:
    """Why no rating can be given whatever the period."""
    if skp.disepakati:
        return ""
    return f"SKP berstatus “{skp.get_status_display()}”. Evaluasi diisi setelah SKP disetujui."


def _waits_for_capaian(konteks: Konteks, pada: date) -> bool:
    """Whether the organisation's predicate is what is missing, not the plan or the period."""
    if konteks.capaian is not None or _obstacle(konteks.skp):
        return False
    return not reason(check_periode, konteks.periode, konteks.pengaturan, pada)


def _behaviour(isian: Isian, pelaksanaan: PelaksanaanPeriode) -> list[dict[str, Any]]:
    """The seven values with what was expected and what was said."""
    return [
        {
            "nilai": nilai,
            "ekspektasi": isian.ekspektasi.get(nilai, ""),
            "umpan_balik": pelaksanaan.perilaku.get(nilai, NILAI_TANPA_UMPAN_BALIK),
        }
        for nilai in NilaiDasar
    ]


def quadrant(periode: Periode) -> list[tuple[Rating, list[str]]]:
    """The 3x3 table that makes the predicate: rows hasil kerja, columns perilaku kerja."""
    return [
        (
            hasil,
            [
                str(determine_predikat(hasil=hasil, perilaku=satu, pada=periode.selesai).nilai)
                for satu in Rating
            ],
        )
        for hasil in Rating
    ]
