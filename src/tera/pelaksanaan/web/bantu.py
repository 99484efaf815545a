"""Help while writing feedback: templates put into the field, hints beside it. Nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.pelaksanaan.models import JenisUmpanBalik
from tera.pelaksanaan.nada import Petunjuk, check_nada
from tera.pelaksanaan.queries import catatan_of
from tera.pelaksanaan.services.rutin import BAGIAN
from tera.pelaksanaan.templat import append_text, find_templat, load_templat

MENOLONG = ("templat", "periksa")


def only_helped(data: Mapping[str, Any]) -> bool:
    """Whether the form was sent for a template or a look at its words, and not to be sent on."""
    return any(nama in data for nama in MENOLONG)


def typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the form, with the template that was tapped put below it.

    The button sends its code and, for the script, the words: ``hasil_baik Pada [kegiatan] ...``.
    """
    isi: dict[str, Any] = {nama: nilai for nama, nilai in data.items() if nama not in MENOLONG}
    templat = find_templat(data.get("templat", "").partition(" ")[0])
    if templat is not None:
        isi["isi"] = append_text(str(isi.get("isi", "")), templat.isi)
        if isi["isi"] == templat.isi:
            isi["jenis"] = templat.jenis
    return isi


def opened(request: Permintaan) -> dict[str, Any]:
    """What the address asks the form to begin with: subject, kind, a template, one's own note."""
    data = request.GET
    awal: dict[str, Any] = {"perihal": data.get("perihal", "")}
    templat = find_templat(data.get("templat", ""))
    if templat is not None:
        awal |= {"isi": templat.isi, "jenis": templat.jenis}
    if data.get("jenis") == JenisUmpanBalik.APRESIASI:
        awal["jenis"] = JenisUmpanBalik.APRESIASI
    catatan_id = chosen_id(request, "catatan")
    catatan = catatan_of(request.user).filter(pk=catatan_id).first() if catatan_id else None
    return awal | ({"isi": catatan.isi} if catatan else {})


def hints(data: Mapping[str, Any]) -> list[Petunjuk]:
    """Hints for the words of a form: one field, or the parts of the monthly feedback."""
    teks = "\n".join(str(data.get(nama) or "") for nama in ("isi", *BAGIAN))
    return check_nada(
        teks,
        apresiasi=data.get("jenis") == JenisUmpanBalik.APRESIASI,
        ada_tindak_lanjut=bool(data.get("tindak_lanjut") or data.get("langkah")),
    )


def help_context(request: HttpRequest, awal: Mapping[str, Any]) -> dict[str, Any]:
    """What ``_isian_umpan.html`` shows beside the form."""
    data: Mapping[str, Any] = request.POST if request.method == "POST" else awal
    return {"templat": load_templat(), "petunjuk": hints(typed(data)) if data else []}


@masuk
@require_POST
def umpan_balik_nada(request: Permintaan) -> HttpResponse:
    """The hints for what is being typed, as a fragment; nothing of it is stored."""
    return render(request, "pelaksanaan/_nada.html", {"petunjuk": hints(request.POST)})
