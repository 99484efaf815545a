"""The page of a plan: content, state, whose turn it is, what this person may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.aturan.skp import JenisHasil
from tera.dasar.web.permintaan import Permintaan
from tera.perencanaan import permissions
from tera.perencanaan.models import RencanaHasilKerja, Skp
from tera.perencanaan.queries import (
    DetailSkp,
    TandaSalinan,
    Tenggat,
    UtasDialog,
    dialog_of,
    get_detail,
    late_now,
    tanda_salinan,
    tenggat_skp,
)
from tera.perencanaan.states import DAPAT_DIBAHAS, GILIRAN, StatusSkp
from tera.perencanaan.web.forms.skp import AlasanForm, CatatanForm, PesanForm
from tera.perencanaan.web.panduan import panduan_skp


@dataclass(frozen=True, slots=True)
class HasilTampil:
    """A result as the page shows it; ``salinan`` says where it was copied from.

    ``form`` is a message about it that was refused.
    """

    hasil: RencanaHasilKerja
    salinan: TandaSalinan | None
    utas: UtasDialog
    form: PesanForm | None


def render_skp(
    request: Permintaan,
    skp_id: int,
    *,
    catatan: CatatanForm | None = None,
    alasan: AlasanForm | None = None,
    pesan: tuple[int | None, PesanForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; a form that was refused comes back with what was typed in it.

    ``pesan`` is a refused message with the number of the result that it is about.
    """
    detail = get_detail(request.user, skp_id, request.user.hari_ini)
    ditolak: forms.Form | None = catatan or alasan or (pesan[1] if pesan else None)
    utas = dialog_of(detail.skp)
    konteks = {
        "skp": detail.skp,
        "detail": detail,
        "kelompok": _by_kind(detail, utas, pesan),
        "utas": utas.get(None, UtasDialog()),
        "form_pesan": pesan[1] if pesan and pesan[0] is None else None,
        "penilai": detail.penilai,
        "terlambat": _late(detail.skp, request.user.hari_ini),
        "form": catatan or CatatanForm(),
        "form_alasan": alasan or AlasanForm(),
        "alasan_ditolak": alasan is not None,
        "ditolak": ditolak,
    } | _actions(request.user, detail)
    return render(request, "perencanaan/skp.html", konteks, status=status)


def _late(skp: Skp, hari_ini: date) -> Tenggat | None:
    """The deadline that a plan waiting for approval has missed; asks only of those."""
    if skp.status != StatusSkp.DIAJUKAN or skp.disepakati:
        return None
    tenggat = tenggat_skp(skp.instansi_id, [skp.penugasan.unit_id], skp.tahun, hari_ini)
    return tenggat if late_now(skp, tenggat) else None


def _by_kind(
    detail: DetailSkp,
    utas: Mapping[int | None, UtasDialog],
    pesan: tuple[int | None, PesanForm] | None,
) -> list[tuple[str, list[HasilTampil]]]:
    disetujui = detail.skp.status == StatusSkp.DISETUJUI
    tanda = {} if disetujui else tanda_salinan(detail.skp, detail.hasil)
    baris = [
        HasilTampil(
            satu,
            tanda.get(satu.pk),
            utas.get(satu.pk, UtasDialog()),
            pesan[1] if pesan and pesan[0] == satu.pk else None,
        )
        for satu in detail.hasil
    ]
    return [
        (judul, [satu for satu in baris if satu.hasil.jenis == jenis])
        for judul, jenis in (
            ("Hasil kerja utama", JenisHasil.UTAMA),
            ("Hasil kerja tambahan", JenisHasil.TAMBAHAN),
        )
    ]


def _actions(akun: Akun, detail: DetailSkp) -> dict[str, Any]:
    skp = detail.skp
    milik_sendiri = akun.pegawai_id == skp.pegawai_id
    menilai = not milik_sendiri and _rates(akun, detail)
    dapat_ubah = permissions.can_edit_skp(akun, skp)
    return {
        "milik_sendiri": milik_sendiri,
        "giliran": GILIRAN[StatusSkp(skp.status)],
        "dapat_ubah": dapat_ubah,
        "dapat_tarik": permissions.can_withdraw_skp(akun, skp),
        "mewakili": menilai and akun.pegawai_id in detail.wakil,
        "dapat_putuskan": menilai and skp.status == StatusSkp.DIAJUKAN,
        "dapat_bahas": (milik_sendiri or menilai) and skp.status in DAPAT_DIBAHAS,
        "dapat_buka": (milik_sendiri or menilai) and skp.status == StatusSkp.DISETUJUI,
        "dapat_batal": (milik_sendiri or menilai) and skp.sedang_diubah and skp.dapat_diubah,
        "panduan": panduan_skp(detail) if dapat_ubah else (),
    }


def _rates(akun: Akun, detail: DetailSkp) -> bool:
    """As ``permissions.check_penilai``, from what the page has read already."""
    if detail.penilai is None:
        return None in akun.unit_dengan_peran(Peran.PIMPINAN)
    return akun.pegawai_id == detail.penilai.pk or akun.pegawai_id in detail.wakil
