"""The unit tree for leaders: how far planning and appraisal are, unit by unit."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tera.aturan.distribusi import KURVA
from tera.aturan.kalender import Periode
from tera.aturan.predikat import PredikatOrganisasi
from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.pemilih import chosen_periode, chosen_tahun, pemilih
from tera.dasar.web.permintaan import Permintaan, read_id
from tera.dasbor.menu import kedudukan
from tera.dasbor.permissions import check_can_view_dasbor, leads
from tera.dasbor.queries.dasbor import (
    Angka,
    angka_unit,
    capaian_of,
    jalur_terlihat,
    puncak_terlihat,
    total_of,
)
from tera.laporan.permissions import can_request_batch
from tera.organisasi.models import UnitKerja
from tera.penilaian.models import CapaianOrganisasi
from tera.penilaian.queries import get_unit, periode_setahun_instansi

SEHALAMAN = 25


@masuk
@require_GET
def dasbor(request: Permintaan) -> HttpResponse:
    """The chosen unit (``?unit=``) with its children, or the top of what the person sees."""
    akun, hari_ini = request.user, request.user.hari_ini
    check_can_view_dasbor(akun, kedudukan(request))
    tahun = chosen_tahun(request)
    semua = periode_setahun_instansi(akun.instansi_id, tahun)
    periode = chosen_periode(request, semua)
    puncak = puncak_terlihat(akun, hari_ini)
    unit = _chosen_unit(request, puncak)
    akar = [] if unit else [satu.pk for satu in puncak]
    angka = angka_unit(akun.instansi_id, unit.pk if unit else None, akar, periode, hari_ini)
    konteks = _content(request, unit, angka, periode)
    konteks |= {
        "jalur": jalur_terlihat(unit, puncak, hari_ini) if unit else [],
        "banyak_puncak": len(puncak) > 1,
        "dapat_cetak": can_request_batch(akun, unit or puncak[0], hari_ini) if puncak else False,
        "dapat_langsung": unit is not None and leads(akun, kedudukan(request)),
        "periode": periode,
        "tahun": tahun,
        "pemilih": pemilih(request, tahun, semua, periode),
    }
    return render(request, "dasbor/dasbor.html", konteks)


def _chosen_unit(request: Permintaan, puncak: list[UnitKerja]) -> UnitKerja | None:
    """None shows all tops beside each other, where there are several."""
    teks = request.GET.get("unit", "")
    if not teks:
        return puncak[0] if len(puncak) == 1 else None
    nomor = read_id(teks)
    di_puncak = next((satu for satu in puncak if satu.pk == nomor), None)
    if not nomor:
        raise TidakDitemukan("Unit tidak ditemukan.")
    return di_puncak or get_unit(request.user, nomor, request.user.hari_ini)


def _content(
    request: Permintaan, unit: UnitKerja | None, angka: list[Angka], periode: Periode
) -> dict[str, Any]:
    sendiri = [satu for satu in angka if unit and satu.unit_id == unit.pk]
    anak = [satu for satu in angka if not unit or satu.unit_id != unit.pk]
    halaman = Paginator(anak, SEHALAMAN).get_page(request.GET.get("halaman"))
    tampil = [satu.unit_id for satu in halaman]
    capaian = capaian_of([*tampil, *([unit.pk] if unit else [])], periode)
    milik = capaian.get(unit.pk) if unit else None
    return {
        "unit": unit,
        "total": total_of(angka, unit.nama if unit else "Seluruhnya"),
        "sendiri": sendiri[0] if sendiri and anak else None,
        "halaman": halaman,
        "baris": [(satu, capaian.get(satu.unit_id)) for satu in halaman],
        "capaian": milik,
        "kurva": _curve(milik),
    }


def _curve(capaian: CapaianOrganisasi | None) -> tuple[int, ...] | None:
    return KURVA[PredikatOrganisasi(capaian.predikat)] if capaian else None
