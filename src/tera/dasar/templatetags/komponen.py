"""Template tags and filters of the component folder; the gallery (/galeri/) shows each of them.

Only what needs logic is a tag. Everything else is plain HTML with the classes of tera.css.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Final, TypeAlias

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.forms.formsets import BaseFormSet
from django.template.base import NodeList
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tera.aturan.acuan import Kepastian
from tera.aturan.bidang import JenisBidang
from tera.aturan.bilangan import format_bilangan, format_rupiah
from tera.aturan.glosarium import find_istilah
from tera.aturan.kalender import format_tanggal
from tera.aturan.nip import PANJANG as PANJANG_NIP
from tera.aturan.nip import format_nip
from tera.aturan.perhitungan import render_langkah
from tera.dasar.templatetags import grafik, lencana
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.isian import BidangForm
from tera.dasar.web.isian_baris import BarisWidget

register = template.Library()

JENIS_KARTU: Final = "kartu"
TIADA: Final = "–"
KEPASTIAN: Final = {kunci: satu for satu in Kepastian for kunci in (satu.value, satu.label)}
NADA_KEPASTIAN: Final = {
    Kepastian.RESMI: "baik",
    Kepastian.SEKUNDER: "sepi",
    Kepastian.BELUM_DIVERIFIKASI: "awas",
}
ZONA: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


# --- icons and badges -------------------------------------------------------------------------


@register.simple_tag
@lru_cache(maxsize=256)
def ikon(nama: str) -> SafeString:
    """A drawing of ikon.svg, hidden from screen readers: words always stand beside it."""
    alamat = f"{static('tera/ikon.svg')}#{nama}"
    return format_html('<svg class="ikon" aria-hidden="true"><use href="{}"/></svg>', alamat)


@register.simple_tag
def status(nilai: object, label: str = "") -> SafeString:
    """The badge of a document's state: icon and words, never colour alone."""
    return _badge(lencana.find(lencana.STATUS, nilai), label)


@register.simple_tag
def predikat_lencana(nilai: object, label: str = "") -> SafeString:
    """The badge of a predicate or of a rating; a dash while there is none."""
    if nilai is None or nilai == "":
        return mark_safe('<span class="redup">–</span>')
    return _badge(lencana.find(lencana.PREDIKAT, nilai), label)


@lru_cache(maxsize=512)
def _badge(isi: lencana.Lencana, label: str) -> SafeString:
    nada = f" lencana--{isi.nada}" if isi.nada else ""
    return format_html(
        '<span class="lencana{}">{}{}</span>', nada, ikon(isi.ikon), label or isi.label
    )


@register.inclusion_tag("komponen/istilah.html")
def istilah(pengenal: str) -> dict[str, str]:
    """A word of the field explained where it stands: a question mark that unfolds its meaning."""
    kata, arti = find_istilah(pengenal)
    return {"istilah": kata, "arti": arti}


# --- forms ------------------------------------------------------------------------------------


@register.inclusion_tag("komponen/bidang.html")
def bidang(field: BoundField, **pilihan: Any) -> dict[str, Any]:
    """One field: label, hint, error, widget.

    Options: ``kelas``, ``awalan``, ``akhiran``, ``label``, ``petunjuk``, ``tampil="kartu"`` (rating
    cards) and ``opsional=True`` (adds the words after the label).
    """
    widget = field.field.widget
    berbaris = isinstance(widget, BarisWidget)
    kelompok = berbaris or isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    petunjuk = pilihan.pop("petunjuk", field.help_text)
    galat = [str(g) for g in field.errors]
    dasar = field.auto_id or field.html_name
    penjelas = [f"{dasar}_petunjuk"] * bool(petunjuk) + [f"{dasar}_galat"] * bool(galat)
    atribut = _widget_attributes(penjelas, salah=bool(galat))
    return {
        "bidang": field,
        "label": pilihan.pop("label", field.label),
        "petunjuk": petunjuk,
        "galat": galat,
        "dasar": dasar,
        "penjelas": " ".join(penjelas),
        "kelompok": kelompok,
        "kartu": pilihan.pop("tampil", "") == JENIS_KARTU,
        "satu_kotak": isinstance(widget, CheckboxInput),
        "butir": _choices(field) if kelompok and not berbaris else (),
        "kendali": "" if kelompok and not berbaris else field.as_widget(attrs=atribut),
        "kelas": pilihan.pop("kelas", ""),
        "awalan": pilihan.pop("awalan", ""),
        "akhiran": pilihan.pop("akhiran", ""),
        "opsional": pilihan.pop("opsional", False),
    }


PENDEK: Final = {JenisBidang.BULAT, JenisBidang.BILANGAN, JenisBidang.TANGGAL}


@register.inclusion_tag("komponen/bidang.html")
def isian(field: BoundField) -> dict[str, Any]:
    """A field of a BidangForm, dressed as its input asks: cards, "Rp", unit, width."""
    assert isinstance(field.form, BidangForm)
    satu = field.form.bidang[field.name]
    return bidang(
        field,
        tampil=JENIS_KARTU,
        opsional=not satu.wajib,
        awalan="Rp" if satu.jenis is JenisBidang.RUPIAH else "",
        akhiran=satu.satuan,
        kelas="bidang--pendek" if satu.jenis in PENDEK else "",
    )


def _choices(field: BoundField) -> list[dict[str, Any]]:
    """Each choice as data, so that drawing it costs no widget template.

    A label of two lines (or "Judul|keterangan") becomes a title with a smaller explanation.
    """
    butir = []
    for sub in field.subwidgets:
        data = sub.data
        judul, _, keterangan = str(data["label"]).partition("|")
        butir.append(
            {
                "jenis": data["type"],
                "nama": data["name"],
                "nilai": data["value"],
                "id": data["attrs"].get("id", ""),
                "terpilih": data["selected"],
                "mati": bool(data["attrs"].get("disabled")),
                "judul": judul,
                "keterangan": keterangan,
            }
        )
    return butir


def _widget_attributes(penjelas: list[str], *, salah: bool) -> dict[str, str | bool]:
    atribut: dict[str, str | bool] = {}
    if penjelas:
        atribut["aria-describedby"] = " ".join(penjelas)
    if salah:
        atribut["aria-invalid"] = "true"
    return atribut


Formulir: TypeAlias = "BaseForm | BaseFormSet[Any] | DeretForm | list[Any]"


@register.inclusion_tag("komponen/ringkasan_galat.html")
def ringkasan_galat(*formulir: Formulir) -> dict[str, Any]:
    """The error summary on top of a page: every error once, linked to its field."""
    galat = [butir for satu in formulir if satu for butir in _errors(satu)]
    return {"galat": galat}


def _errors(formulir: Formulir) -> list[tuple[str, str]]:
    if isinstance(formulir, DeretForm):
        return _errors(formulir.rows)
    if isinstance(formulir, list):
        return [butir for satu in formulir for butir in _errors(satu)]
    if isinstance(formulir, BaseFormSet):
        umum = [("", str(g)) for g in formulir.non_form_errors()]
        return umum + [butir for satu in formulir.forms for butir in _errors(satu)]
    if not formulir.errors:
        return []
    galat = [("", str(g)) for g in formulir.non_field_errors()]
    for nama in formulir.errors:
        if nama in formulir.fields:
            field = formulir[nama]
            galat += [(_anchor(field), f"{field.label}: {g}") for g in field.errors]
    return galat


def _anchor(field: BoundField) -> str:
    """The id that a link of the summary jumps to: of a group, its first choice."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)


# --- reading ----------------------------------------------------------------------------------


@register.inclusion_tag("komponen/mengapa.html")
def mengapa(
    perhitungan: Any, judul: str = "Mengapa?", hitung: str = "", terbuka: bool = False
) -> dict[str, Any]:
    """How a figure came about: its steps in order, each with its source and how sure it is.

    ``perhitungan`` is live (a Perhitungan) or stored (what ``to_json`` made of it, or its text);
    ``hitung`` the address of a calculator that comes to the same figure; ``terbuka`` unfolds.
    """
    isi = json.loads(perhitungan) if isinstance(perhitungan, str) and perhitungan else perhitungan
    return {
        "judul": judul,
        "langkah": render_langkah(isi) if isi else (),
        "nilai": _result(isi) if isinstance(isi, Mapping) else "",
        "hitung": hitung,
        "terbuka": terbuka,
    }


def _result(isi: Mapping[str, Any]) -> str:
    """The stored value where one word or figure says it."""
    nilai = isi.get("nilai")
    if isinstance(nilai, str):
        return lencana.PREDIKAT[nilai].label if nilai in lencana.PREDIKAT else nilai
    return bilangan(nilai) if isinstance(nilai, int) else ""


@register.simple_tag
def kepastian_lencana(nilai: str) -> SafeString:
    """The badge of how sure a source is, by its words or by its value."""
    satu = KEPASTIAN.get(nilai, Kepastian.BELUM_DIVERIFIKASI)
    return format_html(
        '<span class="lencana lencana--{}">{}</span>', NADA_KEPASTIAN[satu], satu.label
    )


@register.inclusion_tag("komponen/halaman_nomor.html", takes_context=True)
def halaman_nomor(
    context: Context, page_obj: Page[Any], parameter: str = "halaman"
) -> dict[str, Any]:
    """Pagination that keeps the filters of the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is not None:
        query.pop(parameter, None)
    sisa = f"&{query.urlencode()}" if query else ""
    return {
        "halaman": page_obj,
        "nomor": page_obj.paginator.get_elided_page_range(
            page_obj.number, on_each_side=1, on_ends=1
        ),
        "sela": page_obj.paginator.ELLIPSIS,
        "awalan": f"?{parameter}=",
        "sisa": sisa,
    }


# --- charts -----------------------------------------------------------------------------------


@register.inclusion_tag("komponen/kurva_distribusi.html")
def kurva_distribusi(
    jumlah: Any, kurva: Any = None, judul: str = "Distribusi predikat"
) -> dict[str, Any]:
    """Bars of the counts of the five predicates, the expected shape as a line, and the table."""
    hitungan = grafik.five(jumlah)
    bentuk = grafik.five(kurva) if kurva else None
    batang = grafik.distribution(hitungan, bentuk)
    titik = [(b.pusat, b.y_harapan) for b in batang if b.y_harapan is not None]
    return {
        "judul": judul,
        "batang": batang,
        "titik": titik,
        "garis": " ".join(f"{x},{y}" for x, y in titik),
        "total": sum(hitungan),
    }


@register.simple_tag
def deret_realisasi(
    titik: Sequence[grafik.Angka | None],
    target: grafik.Angka | Sequence[grafik.Angka] | None = None,
    label: str = "Realisasi per bulan",
) -> SafeString:
    """Twelve small bars, one a month, with the target as a dashed line; read aloud as figures."""
    puncak = grafik.peak(titik, target)
    bulan = grafik.months(titik, puncak)
    terbaca = "; ".join(f"{b.label} {bilangan(b.nilai)}" for b in bulan if b.nilai is not None)
    return format_html(
        '<svg class="deret" viewBox="0 0 144 40" role="img" aria-label="{}">{}'
        '<path class="g-sumbu" d="M0 38.5h144"/>{}</svg>',
        f"{label}: {terbaca or 'belum ada'}"
        + ("" if target is None else f". Target {_figures(target)}"),
        format_html_join(
            "",
            '<rect class="g-batang" x="{}" y="{}" width="9" height="{}"/>',
            ((b.x, b.y, b.tinggi) for b in bulan if b.tinggi),
        ),
        _polyline(grafik.target_line(target, puncak)),
    )


def _figures(target: grafik.Angka | Sequence[grafik.Angka]) -> str:
    if isinstance(target, Sequence):
        return "; ".join(bilangan(satu) for satu in target)
    return bilangan(target)


def _polyline(titik: str) -> SafeString:
    if not titik:
        return mark_safe("")
    return format_html('<polyline class="g-garis g-putus" points="{}"/>', titik)


@register.simple_tag
def bilah(bagian: grafik.Angka, total: grafik.Angka, label: str, satuan: str = "") -> SafeString:
    """A share as words, figures and a bar."""
    persen = min(100.0, max(0.0, float(bagian) / float(total) * 100)) if total else 0.0
    return format_html(
        '<div class="bilah"><span>{}</span><b>{} dari {}{}</b><svg aria-hidden="true">'
        '<rect width="100%" height="100%"/><rect width="{}%" height="100%"/></svg></div>',
        label,
        bilangan(bagian),
        bilangan(total),
        f" {satuan}" if satuan else "",
        round(persen, 1),
    )


# --- page -------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def isi_blok(context: Context, nama: str) -> SafeString:
    """The content of a block once more: the page's title is written once, shown in two places."""
    blok = context.render_context[BLOCK_CONTEXT_KEY].get_block(nama)
    nodelist: NodeList = blok.nodelist
    return nodelist.render(context)


# --- filters ----------------------------------------------------------------------------------


@register.filter
def nip(nilai: object) -> str:
    """18 digits in the groups 8-6-1-3; anything else as it is."""
    digits = str(nilai or "").replace(" ", "")
    return (
        format_nip(digits) if len(digits) == PANJANG_NIP and digits.isdigit() else str(nilai or "–")
    )


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """21 November 2026."""
    if not nilai:
        return TIADA
    return format_tanggal(_local(nilai).date() if isinstance(nilai, datetime) else nilai)


@register.filter
def waktu(nilai: datetime | None) -> str:
    """21 November 2026 pukul 10.42 WIB, in the agency's own zone."""
    if not nilai:
        return TIADA
    setempat = _local(nilai)
    jam = (setempat.utcoffset() or timedelta()) // timedelta(hours=1)
    zona = ZONA.get(jam, setempat.tzname() or "")
    return f"{format_tanggal(setempat.date())} pukul {setempat:%H.%M} {zona}".strip()


def _local(nilai: datetime) -> datetime:
    return timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai


@register.filter
def bilangan(nilai: object, angka_desimal: int | None = None) -> str:
    """1.234,5; rounded half up where a number of decimals is given."""
    if nilai is None or nilai == "":
        return TIADA
    angka = Decimal(str(nilai))
    if angka_desimal is not None:
        angka = angka.quantize(Decimal(1).scaleb(-angka_desimal), ROUND_HALF_UP)
    return format_bilangan(angka)


@register.filter
def persen(bagian: object, angka_desimal: int = 0) -> str:
    """A share of one as a percentage: 0.25 becomes 25 %."""
    if bagian is None or bagian == "":
        return TIADA
    return f"{bilangan(Decimal(str(bagian)) * 100, angka_desimal)}\N{NO-BREAK SPACE}%"


@register.filter
def rupiah(nilai: object) -> str:
    """Rp 1.234.567, the space unbreakable."""
    if nilai is None or nilai == "":
        return TIADA
    return format_rupiah(Decimal(str(nilai))).replace("Rp", "Rp\N{NO-BREAK SPACE}")


@register.filter
def inisial(nama: object) -> str:
    """Two initials of a person's name, titles before it and degrees after it left out."""
    depan = str(nama).split(",", 1)[0]
    kata = [k for k in depan.split() if k[:1].isalpha() and not k.endswith(".")]
    return "".join(k[0].upper() for k in (kata[:1] + kata[-1:] if len(kata) > 1 else kata))


@register.filter
def pesan_galat(galat: Iterable[object]) -> str:
    """Several errors of one field as one sentence run."""
    return " ".join(str(g) for g in galat)
