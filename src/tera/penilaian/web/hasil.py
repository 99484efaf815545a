"""The result as everyone concerned reads it: predicate, why, objection, what can be done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tera.aturan.predikat import Predikat
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.izin import reason
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi
from tera.penilaian.models import Evaluasi, Keberatan
from tera.penilaian.permissions import (
    can_answer,
    can_decide,
    check_can_answer,
    check_can_object,
)
from tera.penilaian.queries import (
    evaluasi_setahun,
    get_evaluasi,
    keberatan_of,
    masukan_tim_of,
    periode_of,
    skp_setahun,
    tenggat_keberatan,
    with_hasil,
)
from tera.penilaian.services import accept_evaluasi, answer_keberatan, object_evaluasi
from tera.penilaian.states import GILIRAN, JenisEvaluasi, StatusEvaluasi
from tera.penilaian.web.forms import KeberatanForm, TanggapanForm


@masuk
@require_GET
def evaluasi(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """One result with its working, its objection and the other periods of the year."""
    hasil = get_evaluasi(request.user, evaluasi_id, request.user.hari_ini)
    tahunan = hasil.jenis == JenisEvaluasi.TAHUNAN
    setahun = evaluasi_setahun(hasil)
    isi = {
        "evaluasi": hasil,
        "periode": periode_of(hasil),
        "keberatan": keberatan_of(hasil),
        "setahun": [(satu, periode_of(satu)) for satu in setahun],
        "dicakup": with_hasil(
            skp_setahun(hasil.skp) if tahunan else (),
            [satu for satu in setahun if satu.pk != hasil.pk],
        ),
        "masukan_tim": masukan_tim_of(hasil),
        "linimasa": timeline(hasil),
    }
    return render(request, "penilaian/evaluasi.html", isi | _actions(request, hasil))


def _actions(request: Permintaan, hasil: Evaluasi) -> dict[str, Any]:
    akun, pada = request.user, request.user.hari_ini
    milik_sendiri = akun.pegawai_id == hasil.pegawai_id
    menunggu = hasil.status == StatusEvaluasi.DITETAPKAN
    keberatan = keberatan_of(hasil)
    terbuka = keberatan is not None and hasil.status == StatusEvaluasi.KEBERATAN
    terakhir = tenggat_keberatan(hasil) if menunggu else None
    boleh_jawab = keberatan is not None and terbuka and can_answer(akun, keberatan, pada)
    return {
        "milik_sendiri": milik_sendiri,
        "dapat_terima": milik_sendiri and menunggu,
        "tenggat": terakhir,
        "sebab_keberatan": reason(check_can_object, akun, hasil, pada, terakhir=terakhir)
        if milik_sendiri and menunggu
        else None,
        "dapat_jawab": boleh_jawab,
        "dapat_putuskan": keberatan is not None and terbuka and can_decide(akun, keberatan, pada),
        "giliran": GILIRAN[StatusEvaluasi(hasil.status)],
    }


def timeline(hasil: Evaluasi) -> list[dict[str, Any]]:
    """What happened, the latest first."""
    kejadian = [
        (hasil.ditetapkan_pada, f"{hasil.penilai.nama} menetapkan hasil evaluasi."),
        (hasil.diterima_pada, f"{hasil.pegawai.nama} menerima hasil."),
    ]
    keberatan = keberatan_of(hasil)
    if keberatan is not None:
        putusan = keberatan.get_putusan_display()
        kejadian += [
            (keberatan.diajukan_pada, f"{hasil.pegawai.nama} mengajukan keberatan."),
            (keberatan.diputus_pada, f"Keberatan diputus: {putusan}."),
        ]
    terjadi = [{"pada": pada, "teks": teks} for pada, teks in kejadian if pada]
    return sorted(terjadi, key=lambda satu: str(satu["pada"]), reverse=True)


@masuk
@require_POST
def evaluasi_terima(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """The owner has seen the result."""
    hasil = get_evaluasi(request.user, evaluasi_id, request.user.hari_ini)
    versi = posted_versi(request)
    accept_evaluasi(evaluasi=hasil, by=request.user, versi=versi)
    messages.success(request, "Hasil evaluasi diterima. Terima kasih.")
    return redirect("evaluasi", evaluasi_id=hasil.pk)


@masuk
@require_http_methods(["GET", "POST"])
def keberatan_ajukan(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """The owner's form: reasons, and until when."""
    pada = request.user.hari_ini
    hasil = get_evaluasi(request.user, evaluasi_id, pada)
    check_can_object(request.user, hasil, pada)
    form = KeberatanForm(request.POST or None, initial={"versi": hasil.versi})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            object_evaluasi(
                evaluasi=hasil,
                alasan=isi["alasan"],
                by=request.user,
                versi=isi["versi"] or 0,
                pada=pada,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Keberatan diajukan kepada atasan pejabat penilai.")
            return redirect("evaluasi", evaluasi_id=hasil.pk)
    return _form_page(
        request, "penilaian/keberatan_ajukan.html", hasil, form, tenggat=tenggat_keberatan(hasil)
    )


@masuk
@require_http_methods(["GET", "POST"])
def keberatan_tanggapi(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """The penilai's explanation."""
    pada = request.user.hari_ini
    hasil = get_evaluasi(request.user, evaluasi_id, pada)
    keberatan = found(keberatan_of(hasil))
    check_can_answer(request.user, keberatan, pada)
    awal = {"versi": hasil.versi, "tanggapan": keberatan.tanggapan}
    form = TanggapanForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            answer_keberatan(
                keberatan=keberatan,
                tanggapan=isi["tanggapan"],
                by=request.user,
                versi=isi["versi"] or 0,
                pada=pada,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Penjelasan tersimpan dan dapat dibaca pegawai.")
            return redirect("evaluasi", evaluasi_id=hasil.pk)
    return _form_page(
        request, "penilaian/keberatan_tanggapi.html", hasil, form, keberatan=keberatan
    )


def found(keberatan: Keberatan | None) -> Keberatan:
    if keberatan is None:
        raise TidakDitemukan("Belum ada keberatan atas evaluasi ini.")
    return keberatan


def _form_page(
    request: Permintaan, templat: str, hasil: Evaluasi, form: Any, **lain: Any
) -> HttpResponse:
    isi = {
        "evaluasi": hasil,
        "periode": periode_of(hasil),
        "predikat": Predikat(hasil.predikat).label,
        "form": form,
        **lain,
    }
    return render(request, templat, isi, status=422 if form.is_bound else 200)
