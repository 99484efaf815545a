"""SMART at the field: findings beside each row of a form, and a better wording to accept.

Works on what stands in the form, whether it was sent or loaded: nothing has to be sound for it.
"""

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from tera.aturan.galat import GalatAturan
from tera.aturan.skp import Aspek, Pendekatan
from tera.aturan.smart import HasilSmart, MasukanSmart, check_smart
from tera.aturan.target import Arah, Target, parse_target
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.permintaan import Permintaan
from tera.perencanaan.smart import served_result

PAKAI = "pakai"
PANJANG_TERBESAR = 2000


def only_helped(data: QueryDict) -> bool:
    """Whether the form was sent for another row, a check or a wording, and not to be saved."""
    return any(nama in data for nama in ("tambah_baris", "periksa", PAKAI))


def accept_saran(data: QueryDict) -> QueryDict:
    """The form with the wording that was accepted put into its row.

    The button sends the row and the wording: ``i0 Jumlah laporan yang terbit``.
    """
    baris, _, teks = data.get(PAKAI, "").partition(" ")
    if not teks:
        return data
    baru = data.copy()
    baru[f"{baris}-uraian"] = teks
    return baru


def inspect_rows(form: Form, deret: DeretForm, *, bentuk: str, pendekatan: str) -> None:
    """Put ``smart`` beside every row that holds words."""
    for row in deret.rows:
        row.smart = _inspect(form, row, bentuk, pendekatan)  # type: ignore[attr-defined]


def render_saran(
    request: Permintaan, form: Form, deret: DeretForm, *, bentuk: str, pendekatan: str
) -> HttpResponse:
    """The findings of the one row that is being typed in, as a fragment."""
    row = next((r for r in deret.rows if r.prefix == request.POST.get("baris")), None)
    if row is None:
        raise TidakDitemukan("Baris indikator itu tidak ada.")
    smart = _inspect(form, row, bentuk, pendekatan)
    return render(request, "perencanaan/_smart.html", {"smart": smart, "row": row})


def _inspect(form: Form, row: Form, bentuk: str, pendekatan: str) -> HasilSmart | None:
    uraian = _typed(row, "uraian")
    if not uraian:
        return None
    return check_smart(
        MasukanSmart(
            teks=uraian[:PANJANG_TERBESAR],
            hasil=_typed(form, "uraian")[:PANJANG_TERBESAR],
            target=_target(_typed(row, "target")),
            satuan=_typed(row, "satuan"),
            arah=Arah.TURUN if _typed(row, "arah") == Arah.TURUN else Arah.NAIK,
            aspek=next((a for a in Aspek if a == _typed(row, "aspek")), None),
            atasan=served_result(_chosen(form, "induk") or _typed(form, "intervensi"), bentuk),
            penugasan_luar=bool(_typed(form, "penugasan_dari")),
            kualitatif=pendekatan == Pendekatan.KUALITATIF,
        )
    )


def _typed(form: Form, nama: str) -> str:
    """What stands in a field, sent or loaded; empty where the form has no such field."""
    nilai = form[nama].value() if nama in form.fields else None
    return "" if nilai is None else str(nilai).strip()


def _chosen(form: Form, nama: str) -> str:
    """The words of the choice that is selected."""
    pilihan = form.fields[nama].choices if nama in form.fields else ()  # type: ignore[attr-defined]
    terpilih = _typed(form, nama)
    return next((str(teks) for kode, teks in pilihan if kode and str(kode) == terpilih), "")


def _target(teks: str) -> Target | None:
    try:
        return parse_target(teks)
    except GalatAturan:
        return None
