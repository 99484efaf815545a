"""Fill a draft from an earlier plan of one's own, or from a colleague's of the same position."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, chosen_id, posted_versi, read_id
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import get_skp, get_sumber, hasil_of, sumber_salinan
from tera.perencanaan.services import copy_skp

SUMBER_TERBANYAK = 25


@masuk
@require_http_methods(["GET", "POST"])
def skp_salin(request: Permintaan, skp_id: int) -> HttpResponse:
    """Sources; of the chosen one (``dari``) what would be copied; one post copies it."""
    skp = get_skp(request.user, skp_id, request.user.hari_ini)
    check_can_edit_skp(request.user, skp)
    if request.method != "POST":
        return _page(request, skp, chosen_id(request, "dari"))
    dari = get_sumber(skp, read_id(request.POST.get("dari")))
    try:
        baru = copy_skp(skp=skp, dari=dari, by=request.user, versi=posted_versi(request))
    except MasukanTidakSah as galat:
        return _page(request, skp, dari.pk, galat)
    messages.success(
        request, f"{len(baru)} hasil kerja disalin. Sesuaikan uraian dan targetnya untuk tahun ini."
    )
    return redirect("skp", skp_id=skp.pk)


def _page(
    request: Permintaan, skp: Skp, dari_id: int, galat: MasukanTidakSah | None = None
) -> HttpResponse:
    konteks: dict[str, Any] = {
        "skp": skp,
        "daftar": list(sumber_salinan(skp)[:SUMBER_TERBANYAK]),
        "dari": None,
        "galat": galat.pesan if galat else "",
    }
    if dari_id:
        dari = get_sumber(skp, dari_id)
        konteks |= {"dari": dari, "hasil": hasil_of(dari)}
    return render(
        request, "perencanaan/skp_salin.html", konteks, status=galat.status if galat else 200
    )
