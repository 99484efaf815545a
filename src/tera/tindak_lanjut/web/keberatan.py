"""Deciding an objection; the result and what follows from it change together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.aturan.predikat import Rating
from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.penilaian.permissions import check_can_decide
from tera.penilaian.queries import get_evaluasi, keberatan_of, periode_of
from tera.tindak_lanjut.services import decide_and_follow_up
from tera.tindak_lanjut.web.forms import PutusanForm


@masuk
@require_http_methods(["GET", "POST"])
def keberatan_putuskan(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """For the penilai's superior: both sides' words, the ratings, the decision."""
    akun, pada = request.user, request.user.hari_ini
    evaluasi = get_evaluasi(akun, evaluasi_id, pada)
    keberatan = keberatan_of(evaluasi)
    if keberatan is None:
        raise TidakDitemukan("Belum ada keberatan atas evaluasi ini.")
    keberatan.evaluasi = evaluasi
    check_can_decide(akun, keberatan, pada)
    form = PutusanForm(request.POST or None, initial={"versi": evaluasi.versi})
    if request.method == "POST" and form.is_valid():
        try:
            decide_and_follow_up(keberatan=keberatan, by=akun, pada=pada, **form.cleaned_data)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Keberatan diputus. Pegawai dan penilai diberi tahu.")
            return redirect("evaluasi", evaluasi_id=evaluasi.pk)
    isi = {
        "evaluasi": evaluasi,
        "periode": periode_of(evaluasi),
        "keberatan": keberatan,
        "form": form,
        "hasil": Rating(evaluasi.rating_hasil).label,
        "perilaku": Rating(evaluasi.rating_perilaku).label,
    }
    status = 422 if form.is_bound else 200
    return render(request, "tindak_lanjut/keberatan_putuskan.html", isi, status=status)
