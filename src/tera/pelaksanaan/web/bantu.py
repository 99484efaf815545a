"""Help while writing feedback: templates put into the field, hints beside it. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tera.dasar.akses import masuk
from tera.dasar.web.permintaan import Permintaan, chosen_id
from tera.pelaksanaan.models import JenisUmpanBalik
from tera.pelaksanaan.nada import Petunjuk, check_nada
from tera.pelaksanaan.queries import catatan_of
from tera.pelaksanaan.queries.templat import templat_berlaku
from tera.pelaksanaan.services.rutin import BAGIAN
from tera.pelaksanaan.templat import Templat, all_templat, append_text

MENOLONG = ("templat", "periksa")


def only_helped(data: Mapping[str, Any]) -> bool:
    """Whether the form was sent for a template or a look at its words, and not to be sent on."""
    return any(nama in data for nama in MENOLONG)


@dataclass(frozen=True, slots=True)
class KelompokTemplat:
    """Templates shown together; ``sasaran`` is the id of the field into which they are put."""

    judul: str
    sasaran: str
    isi: list[Templat]


def templat_of(request: HttpRequest) -> tuple[Templat, ...]:
    """What the reader may choose from, asked once a request: one query."""
    tersimpan: tuple[Templat, ...] | None = getattr(request, "_templat", None)
    if tersimpan is None:
        tersimpan = all_templat(templat_berlaku(request.user.instansi_id))  # type: ignore[union-attr]
        request._templat = tersimpan  # type: ignore[attr-defined]
    return tersimpan


def _chosen(request: HttpRequest, teks: str) -> Templat | None:
    """The template that a button or an address names; no query where it names none.

    A button sends its code and, for the script, the words: ``hasil_baik Pada [kegiatan] ...``.
    """
    kode = teks.partition(" ")[0]
    return next((satu for satu in templat_of(request) if satu.kode == kode), None) if kode else None


def typed(request: HttpRequest) -> dict[str, Any]:
    """What stands in the form, with the template that was tapped put below it."""
    isi, templat = _posted(request)
    if templat is not None:
        isi["isi"] = append_text(str(isi.get("isi", "")), templat.isi)
        if isi["isi"] == templat.isi:
            isi["jenis"] = templat.jenis
    return isi


def typed_rutin(request: HttpRequest) -> dict[str, Any]:
    """The same for the monthly feedback: the template goes into its part."""
    isi, templat = _posted(request)
    if templat is not None and templat.bagian:
        isi[templat.bagian] = append_text(str(isi.get(templat.bagian, "")), templat.isi)
    return isi


def _posted(request: HttpRequest) -> tuple[dict[str, Any], Templat | None]:
    """The fields as they were typed, and the template that was tapped."""
    data = request.POST
    isi = {nama: nilai for nama, nilai in data.items() if nama not in MENOLONG}
    return isi, _chosen(request, data.get("templat", ""))


def opened(request: Permintaan) -> dict[str, Any]:
    """What the address asks the form to begin with: subject, kind, a template, one's own note."""
    data = request.GET
    awal: dict[str, Any] = {"perihal": data.get("perihal", "")}
    templat = _chosen(request, data.get("templat", ""))
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


def help_context(request: HttpRequest, form: Form) -> dict[str, Any]:
    """What ``_isian_umpan.html`` shows beside the form; templates are asked for where it does."""
    data = typed(request) if request.method == "POST" else form.initial
    return {
        "kelompok_templat": partial(_groups, request, form),
        "petunjuk": hints(data) if data else [],
    }


def _groups(request: HttpRequest, form: Form) -> list[KelompokTemplat]:
    """The agency's own and the others."""
    semua, sasaran = templat_of(request), form["isi"].id_for_label
    kelompok = [
        KelompokTemplat("Dari instansi", sasaran, [satu for satu in semua if satu.instansi]),
        KelompokTemplat("Umum", sasaran, [satu for satu in semua if not satu.instansi]),
    ]
    return [satu for satu in kelompok if satu.isi]


def groups_rutin(request: HttpRequest, form: Form) -> list[KelompokTemplat]:
    """By the parts of the monthly feedback: one query."""
    semua = templat_of(request)
    return [
        KelompokTemplat(
            judul, form[bagian].id_for_label, [satu for satu in semua if satu.bagian == bagian]
        )
        for bagian, judul in BAGIAN.items()
        if any(satu.bagian == bagian for satu in semua)
    ]


@masuk
@require_POST
def umpan_balik_nada(request: Permintaan) -> HttpResponse:
    """The hints for what is being typed, as a fragment; nothing of it is stored."""
    return render(request, "pelaksanaan/_nada.html", {"petunjuk": hints(request.POST)})
