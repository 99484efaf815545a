"""A plan from an uploaded workbook: first what it would change, then the change itself.

Nothing is kept between the two: the preview carries what was read as a signed value.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files import File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.impor.pembaca import MB, BerkasTidakSah
from tera.perencanaan.lembar_skp.beda import Beda, compare
from tera.perencanaan.lembar_skp.isi import LembarSkp, lembar_from_json, lembar_of
from tera.perencanaan.lembar_skp.pembaca import UKURAN_TERBESAR, Bacaan, read_lembar
from tera.perencanaan.models import Skp
from tera.perencanaan.permissions import check_can_edit_skp
from tera.perencanaan.queries import get_detail
from tera.perencanaan.services import import_skp
from tera.perencanaan.web.forms.impor_skp import UnggahSkpForm

GARAM = "perencanaan.impor_skp"
UMUR_DETIK = 60 * 60
RENCANA_TERBESAR = MB
PESAN_USANG = "Pratinjau ini sudah lebih dari satu jam. Unggah berkasnya sekali lagi."


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What the page shows of an upload; ``rencana`` is empty while a cell is wrong."""

    bacaan: Bacaan
    beda: Beda
    rencana: str


@masuk
@require_http_methods(["GET", "POST"])
def skp_impor(request: Permintaan, skp_id: int) -> HttpResponse:
    """Take a workbook and show what it would change; with ``rencana`` change it."""
    detail = get_detail(request.user, skp_id, request.user.hari_ini)
    skp = detail.skp
    check_can_edit_skp(request.user, skp)
    if "rencana" in request.POST:
        return _apply(request, skp)
    terkirim = request.method == "POST"
    form = UnggahSkpForm(request.POST, request.FILES) if terkirim else UnggahSkpForm()
    pratinjau = None
    if form.is_valid():
        try:
            pratinjau = _preview(form.cleaned_data["berkas"], skp, lembar_of(detail))
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
    return _page(request, skp, form, pratinjau)


def _preview(berkas: "File[bytes]", skp: Skp, semula: LembarSkp) -> Pratinjau:
    isi = berkas.read(UKURAN_TERBESAR + 1)
    if len(isi) > UKURAN_TERBESAR:
        raise BerkasTidakSah(
            f"Berkas lebih besar dari {UKURAN_TERBESAR // MB} MB. Hapus gambar dan lembar yang "
            "tidak perlu."
        )
    dikenal = {satu.kode for satu in semula.hasil if satu.kode}
    bacaan = read_lembar(isi, bentuk=skp.bentuk, pendekatan=skp.pendekatan, dikenal=dikenal)
    return Pratinjau(
        bacaan=bacaan,
        beda=compare(semula, bacaan.lembar),
        rencana=_sign(skp, bacaan.lembar) if bacaan.sah else "",
    )


def _sign(skp: Skp, lembar: LembarSkp) -> str:
    isi = {"skp": skp.pk, "versi": skp.versi, "lembar": lembar.as_json()}
    rencana = signing.dumps(isi, salt=GARAM, compress=True)
    if len(rencana) > RENCANA_TERBESAR:
        raise BerkasTidakSah("Isi berkas ini terlalu panjang. Singkatkan, lalu unggah lagi.")
    return rencana


def _apply(request: Permintaan, skp: Skp) -> HttpResponse:
    """Write the previewed plan; a second press of the button meets the changed version."""
    try:
        isi: dict[str, Any] = signing.loads(request.POST["rencana"], salt=GARAM, max_age=UMUR_DETIK)
        if isi["skp"] != skp.pk:
            raise signing.BadSignature
        lembar = lembar_from_json(isi["lembar"])
        beda = import_skp(skp=skp, lembar=lembar, by=request.user, versi=isi["versi"])
    except (signing.BadSignature, MasukanTidakSah) as galat:
        form = UnggahSkpForm({})
        form.errors.clear()
        form.add_error(None, galat.pesan if isinstance(galat, MasukanTidakSah) else PESAN_USANG)
        return _page(request, skp, form, None)
    messages.success(request, _told(beda))
    return redirect("skp", skp_id=skp.pk)


def _told(beda: Beda) -> str:
    return (
        f"SKP diisi dari Excel: {beda.jumlah('baru')} hasil kerja baru, "
        f"{beda.jumlah('berubah')} berubah, {beda.jumlah('dihapus')} dihapus."
    )


def _page(
    request: Permintaan, skp: Skp, form: UnggahSkpForm, pratinjau: Pratinjau | None
) -> HttpResponse:
    salah = form.is_bound and (pratinjau is None or not pratinjau.bacaan.sah)
    return render(
        request,
        "perencanaan/skp_impor.html",
        {"skp": skp, "form": form, "pratinjau": pratinjau},
        status=422 if salah else 200,
    )
