"""A plan from a file: upload, preview, apply; for several years and for one.

The preview carries what was read as a signed value, so that what is applied is what was seen and
nothing is kept on the server in between.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah
from tera.dasar.web.permintaan import Permintaan, add_refusal
from tera.organisasi.models import UnitKerja
from tera.perencanaan.impor.baca import HasilBaca, read_plan
from tera.perencanaan.impor.banding import Banding
from tera.perencanaan.impor.isi import Pilihan, RencanaBerkas, from_json, to_json
from tera.perencanaan.models import DokumenStrategis
from tera.perencanaan.queries.strategis import RentangRencana
from tera.perencanaan.services import (
    apply_rencana_strategis,
    apply_sasaran_tahunan,
    compare_strategis,
    compare_tahunan,
)
from tera.perencanaan.web.forms.strategis import UnggahRencanaForm, UnggahStrategisForm
from tera.perencanaan.web.strategis import address
from tera.perencanaan.web.unit import managed_unit

GARAM = "tera.perencanaan.rencana"
BERLAKU = 12 * 60 * 60
KIRIMAN_TERBESAR = 1024 * 1024
TEMUAN_TAMPIL = 300


class Tujuan(NamedTuple):
    """Where a file goes: its page, and the addresses around it."""

    unit: UnitKerja
    judul: str
    kembali: str
    unggah: str
    terapkan: str
    unduh: str


def _strategis(unit: UnitKerja) -> Tujuan:
    return Tujuan(
        unit,
        "Rencana strategis",
        f"{reverse('strategis')}?unit={unit.pk}",
        reverse("strategis_unggah", args=[unit.pk]),
        reverse("strategis_terapkan", args=[unit.pk]),
        reverse("strategis_xlsx", args=[unit.pk]),
    )


def _tahunan(unit: UnitKerja, tahun: int) -> Tujuan:
    return Tujuan(
        unit,
        f"Sasaran unit {tahun}",
        f"{reverse('sasaran')}?unit={unit.pk}&tahun={tahun}",
        reverse("sasaran_unggah", args=[unit.pk, tahun]),
        reverse("sasaran_terapkan", args=[unit.pk, tahun]),
        reverse("sasaran_xlsx", args=[unit.pk, tahun]),
    )


@masuk
@require_http_methods(["GET", "POST"])
def strategis_unggah(request: Permintaan, unit_id: int) -> HttpResponse:
    """Read a file of several years and show what it would do."""
    unit = managed_unit(request, unit_id)
    form = UnggahStrategisForm(*_sent(request), use_required_attribute=False)

    def compare(rencana: RencanaBerkas) -> Banding:
        return compare_strategis(unit, DokumenStrategis(form.cleaned_data["dokumen"]), rencana)

    return _upload(request, _strategis(unit), form, None, compare)


@masuk
@require_http_methods(["GET", "POST"])
def sasaran_unggah(request: Permintaan, unit_id: int, tahun: int) -> HttpResponse:
    """Read a file of one year (perjanjian kinerja) and show what it would do."""
    unit = managed_unit(request, unit_id)
    form = UnggahRencanaForm(*_sent(request), use_required_attribute=False)
    return _upload(
        request,
        _tahunan(unit, tahun),
        form,
        tahun,
        lambda rencana: compare_tahunan(unit, tahun, rencana),
    )


def _sent(request: Permintaan) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _upload(
    request: Permintaan,
    tujuan: Tujuan,
    form: UnggahRencanaForm,
    tahun: int | None,
    compare: Callable[[RencanaBerkas], Banding],
) -> HttpResponse:
    konteks: dict[str, Any] = {"tujuan": tujuan, "form": form, "strategis": tahun is None}
    if form.is_bound and form.is_valid():
        isi = form.cleaned_data
        pilihan = Pilihan(isi.get("mulai"), isi["satuan"], tahun)
        try:
            hasil = read_plan(isi["berkas"], isi["berkas"].name, pilihan)
            konteks |= _preview(request, tujuan, form, hasil, compare(hasil.rencana))
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            return render(request, "perencanaan/rencana_pratinjau.html", konteks)
    status = 422 if form.is_bound else 200
    return render(request, "perencanaan/rencana_unggah.html", konteks, status=status)


def _preview(
    request: Permintaan,
    tujuan: Tujuan,
    form: UnggahRencanaForm,
    hasil: HasilBaca,
    banding: Banding,
) -> dict[str, Any]:
    temuan = hasil.temuan or list(banding.temuan)
    dokumen = form.cleaned_data.get("dokumen", "")
    return {
        "nama_berkas": form.cleaned_data["berkas"].name,
        "rencana": hasil.rencana,
        "banding": banding,
        "baru": banding.count("baru"),
        "berubah": banding.count("berubah"),
        "tetap": banding.count("tetap"),
        "temuan": temuan[:TEMUAN_TAMPIL],
        "jumlah_temuan": len(temuan),
        "kiriman": ""
        if temuan
        else _signed(request, tujuan, [dokumen, to_json(hasil.rencana), banding.sidik]),
    }


def _signed(request: Permintaan, tujuan: Tujuan, isi: list[Any]) -> str:
    """What was read, for this person and this unit only."""
    kiriman = signing.dumps(isi, salt=_salt(request, tujuan), compress=True)
    if len(kiriman) > KIRIMAN_TERBESAR:
        raise MasukanTidakSah("Isi berkas ini terlalu banyak sekaligus. Bagi menjadi beberapa.")
    return kiriman


def _salt(request: Permintaan, tujuan: Tujuan) -> str:
    return f"{GARAM}:{request.user.pk}:{tujuan.terapkan}"


def _received(request: Permintaan, tujuan: Tujuan) -> tuple[str, RencanaBerkas, dict[str, int]]:
    """What the preview carried; raises MasukanTidakSah when it is not ours or too old."""
    try:
        dokumen, rencana, sidik = signing.loads(
            request.POST.get("kiriman", ""), salt=_salt(request, tujuan), max_age=BERLAKU
        )
    except signing.BadSignature as galat:
        raise MasukanTidakSah(
            "Pratinjau ini tidak berlaku lagi. Belum ada yang disimpan; unggah berkasnya sekali "
            "lagi."
        ) from galat
    return dokumen, from_json(rencana), sidik


@masuk
@require_POST
def strategis_terapkan(request: Permintaan, unit_id: int) -> HttpResponse:
    """Apply the preview. A second press of the button finds it applied."""
    unit = managed_unit(request, unit_id)
    kode, rencana, sidik = _received(request, _strategis(unit))
    dokumen = DokumenStrategis(kode)
    banding = apply_rencana_strategis(
        unit=unit,
        dokumen=dokumen,
        rencana=rencana,
        sidik=sidik,
        by=request.user,
        pada=request.user.hari_ini,
    )
    _say(request, banding)
    return redirect(address(unit, RentangRencana(dokumen, rencana.mulai, rencana.selesai)))


@masuk
@require_POST
def sasaran_terapkan(request: Permintaan, unit_id: int, tahun: int) -> HttpResponse:
    """Apply the preview of one year."""
    unit = managed_unit(request, unit_id)
    tujuan = _tahunan(unit, tahun)
    _, rencana, sidik = _received(request, tujuan)
    banding = apply_sasaran_tahunan(
        unit=unit,
        tahun=tahun,
        rencana=rencana,
        sidik=sidik,
        by=request.user,
        pada=request.user.hari_ini,
    )
    _say(request, banding)
    return redirect(tujuan.kembali)


def _say(request: Permintaan, banding: Banding) -> None:
    baru, berubah = banding.count("baru"), banding.count("berubah")
    if baru or berubah:
        messages.success(
            request, f"Rencana tersimpan: {baru} indikator baru, {berubah} indikator berubah."
        )
    else:
        messages.success(request, "Tidak ada yang perlu diubah; isi berkas sudah tersimpan.")
