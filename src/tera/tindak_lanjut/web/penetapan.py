"""Setting results, with what follows from them: one after a last look, or many from the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.aturan.kalender import Periode
from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan, posted_versi, read_id
from tera.penilaian.models import Evaluasi
from tera.penilaian.permissions import check_can_rate
from tera.penilaian.queries import (
    get_isian,
    periode_from,
    pratinjau_penetapan,
    yang_dinilai,
)
from tera.penilaian.states import JenisEvaluasi, StatusEvaluasi
from tera.tindak_lanjut.konversi import preview
from tera.tindak_lanjut.services import finalize_and_follow_up, finalize_many_and_follow_up
from tera.tindak_lanjut.services.pembinaan import DI_BAWAH_BAIK

TERBANYAK = 50


@masuk
@require_http_methods(["GET", "POST"])
def evaluasi_tetapkan(request: Permintaan, skp_id: int, periode: str) -> HttpResponse:
    """The last look: predicate, why, the unit's spread and what follows; then set it."""
    akun, pada = request.user, request.user.hari_ini
    masa = periode_from(periode)
    isian = get_isian(akun, skp_id, masa, pada)
    skp, evaluasi = isian.skp, isian.evaluasi
    if not isian.saya_menilai:
        check_can_rate(akun, skp, pada)
    if evaluasi is None:
        return redirect("evaluasi_isi", skp_id=skp_id, periode=masa.kode)
    if request.method == "POST":
        versi = posted_versi(request)
        finalize_and_follow_up(evaluasi=evaluasi, by=akun, versi=versi, pada=pada)
        messages.success(request, f"Hasil evaluasi {masa.label} {skp.pegawai.nama} ditetapkan.")
        return redirect("evaluasi", evaluasi_id=evaluasi.pk)
    if evaluasi.status != StatusEvaluasi.DRAF:
        return redirect("evaluasi", evaluasi_id=evaluasi.pk)
    return _last_look(request, evaluasi, masa)


def _last_look(request: Permintaan, evaluasi: Evaluasi, periode: Periode) -> HttpResponse:
    pratinjau = pratinjau_penetapan(evaluasi, request.user.hari_ini)
    if pratinjau is None:
        return redirect("evaluasi_isi", skp_id=evaluasi.skp_id, periode=periode.kode)
    predikat = pratinjau.predikat
    tahunan = evaluasi.jenis == JenisEvaluasi.TAHUNAN
    return render(
        request,
        "tindak_lanjut/evaluasi_tetapkan.html",
        {
            "evaluasi": evaluasi,
            "skp": evaluasi.skp,
            "periode": periode,
            "pratinjau": pratinjau,
            "hasil_distribusi": pratinjau.distribusi.hasil,
            "angka_kredit": preview(evaluasi, predikat) if tahunan else None,
            "perlu_tindak_lanjut": predikat in DI_BAWAH_BAIK,
        },
    )


@masuk
@require_POST
def penilaian_tetapkan(request: Permintaan) -> HttpResponse:
    """Set the ticked drafts; each that is refused is named with its reason."""
    akun, pada = request.user, request.user.hari_ini
    masa = periode_from(request.POST.get("periode", ""))
    hasil = finalize_many_and_follow_up(evaluasi=_ticked(request), by=akun, pada=pada)
    if hasil.berhasil:
        messages.success(request, f"{len(hasil.berhasil)} hasil evaluasi ditetapkan.")
    for evaluasi, sebab in hasil.ditolak[:5]:
        messages.warning(request, f"{evaluasi.pegawai.nama} belum ditetapkan: {sebab}")
    if len(hasil.ditolak) > 5:
        messages.warning(request, f"{len(hasil.ditolak) - 5} lainnya juga belum ditetapkan.")
    if not hasil.berhasil and not hasil.ditolak:
        messages.info(request, "Pilih dahulu draf yang akan ditetapkan.")
    return redirect(f"{reverse('penilaian')}?tahun={masa.tahun}&periode={masa.kode}")


def _ticked(request: Permintaan) -> list[tuple[Evaluasi, int]]:
    """What was ticked, as (evaluation of someone I rate, version that was seen)."""
    versi: dict[int, int] = {}
    for satu in request.POST.getlist("evaluasi")[:TERBANYAK]:
        pk, _, dilihat = satu.partition("-")
        versi[read_id(pk)] = read_id(dilihat)
    dinilai = yang_dinilai(request.user, request.user.hari_ini)
    evaluasi = (
        Evaluasi.objects.filter(
            instansi_id=request.user.instansi_id, pk__in=versi, pegawai__in=dinilai
        )
        .select_related("instansi", "pegawai", "skp__instansi", "skp__penugasan__jabatan")
        .select_related("skp__penugasan__unit", "penilai")
        .order_by("pegawai__nama", "id")
    )
    return [(satu, versi[satu.pk]) for satu in evaluasi]
