"""Pages of a dialog kinerja."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, VersiBerubah
from tera.dasar.izin import reason
from tera.dasar.web.bentrok import Bentrok, compare_deret, compare_forms
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.pelaksanaan.models import DialogKinerja
from tera.pelaksanaan.panduan_dialog import PERTANYAAN
from tera.pelaksanaan.permissions.dialog_kinerja import (
    can_mark_tindakan,
    can_write_dialog,
    check_can_confirm_dialog,
    check_can_schedule_dialog,
    check_can_write_dialog,
)
from tera.pelaksanaan.queries.dialog_kinerja import (
    get_dialog,
    get_tindakan,
    tindakan_bawaan,
    tindakan_of,
)
from tera.pelaksanaan.services.dialog_kinerja import (
    cancel_dialog,
    confirm_dialog,
    mark_tindakan,
    save_dialog,
    schedule_dialog,
)
from tera.pelaksanaan.web.forms.dialog_kinerja import (
    DialogForm,
    JadwalForm,
    TindakanForm,
    initial_dialog,
    initial_tindakan,
)
from tera.pelaksanaan.web.pembinaan import chosen_pegawai


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def dialog_jadwal(request: Permintaan) -> HttpResponse:
    """Arrange a dialogue: with my superior, or (``?pegawai=``) with somebody I rate."""
    akun, hari_ini = request.user, request.user.hari_ini
    pegawai = chosen_pegawai(request)
    check_can_schedule_dialog(akun, pegawai, hari_ini)
    form = JadwalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            dialog = schedule_dialog(
                pegawai=pegawai,
                waktu=form.waktu(akun.instansi),
                tempat=form.cleaned_data["tempat"],
                agenda=form.agenda_lengkap(),
                by=akun,
                pada=hari_ini,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Dialog kinerja dijadwalkan; pihak lain diberi tahu.")
            return redirect("dialog_kinerja", dialog_id=dialog.pk)
    isi = {"form": form, "pegawai": pegawai, "sendiri": pegawai.pk == akun.pegawai_id}
    isi["pertanyaan"] = PERTANYAAN
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/dialog_jadwal.html", isi, status=status)


@masuk
@require_safe
def dialog_kinerja(request: Permintaan, dialog_id: int) -> HttpResponse:
    """One dialogue: agenda, notes, agreed actions, what earlier ones left open, confirmations."""
    akun, hari_ini = request.user, request.user.hari_ini
    dialog = get_dialog(akun, dialog_id, hari_ini)
    terlibat = akun.pegawai_id in (dialog.pegawai_id, dialog.atasan_id)
    sebagai_pegawai = akun.pegawai_id == dialog.pegawai_id
    milik = dialog.pegawai_setuju_pada if sebagai_pegawai else dialog.atasan_setuju_pada
    tindakan = tindakan_of(dialog)
    isi = {
        "dialog": dialog,
        "tindakan": tindakan,
        "alasan": reason(check_can_confirm_dialog, akun, dialog, ada_tindakan=bool(tindakan)),
        "bawaan": tindakan_bawaan(dialog),
        "terlibat": terlibat,
        "sudah_setuju": terlibat and milik is not None,
        "dapat_tulis": can_write_dialog(akun, dialog),
        "dapat_tandai": terlibat or can_mark_tindakan(akun, dialog, hari_ini),
        "hari_ini": hari_ini,
    }
    return render(request, "pelaksanaan/dialog_kinerja.html", isi)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def dialog_isi(request: Permintaan, dialog_id: int) -> HttpResponse:
    """Write the agenda, one's own notes and what was agreed."""
    akun = request.user
    dialog = get_dialog(akun, dialog_id, akun.hari_ini)
    check_can_write_dialog(akun, dialog)
    form, deret = _forms(request, dialog)
    terkirim = request.method == "POST" and "tambah_baris" not in request.POST
    bentrok: Bentrok | None = None
    if terkirim and form.is_valid() & deret.is_valid():
        try:
            tindakan = tuple(satu.isian() for satu in deret.filled())
            isian = form.isian(akun.instansi, tindakan)
            save_dialog(dialog=dialog, isian=isian, by=akun, versi=posted_versi(request))
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            dialog = get_dialog(akun, dialog_id, akun.hari_ini)
            bentrok = _collide(request, dialog, form, deret)
        else:
            messages.success(request, "Catatan dialog tersimpan.")
            return redirect("dialog_kinerja", dialog_id=dialog.pk)
    isi: dict[str, Any] = {"dialog": dialog, "form": form, "deret": deret, "bentrok": bentrok}
    isi["bawaan"] = tindakan_bawaan(dialog)
    isi["pertanyaan"] = PERTANYAAN
    isi["versi"] = seen_versi(request, dialog.versi, bentrok=bentrok is not None)
    status = VersiBerubah.status if bentrok else 422 if terkirim else 200
    return render(request, "pelaksanaan/dialog_isi.html", isi, status=status)


def _forms(
    request: Permintaan, dialog: DialogKinerja, *, tersimpan: bool = False
) -> tuple[DialogForm, DeretForm]:
    """The forms with what was sent, or (``tersimpan``, and before anything was sent) as stored."""
    data = request.POST if request.method == "POST" and not tersimpan else None
    awal = initial_dialog(dialog, pegawai=request.user.pegawai_id == dialog.pegawai_id)
    tindakan = [initial_tindakan(satu) for satu in tindakan_of(dialog)]
    return DialogForm(data, initial=awal), DeretForm(TindakanForm, data, tindakan, kosong=2)


def _collide(
    request: Permintaan, dialog: DialogKinerja, form: DialogForm, deret: DeretForm
) -> Bentrok:
    """What was typed beside what the other side stored meanwhile."""
    kini, kini_deret = _forms(request, dialog, tersimpan=True)
    banyak = dialog.tindakan.count()
    beda = (
        *compare_forms(form, kini),
        *compare_deret(deret, kini_deret, banyak=banyak, sebut="Tindakan"),
    )
    return Bentrok(beda, request.path)


@masuk
@require_POST
def dialog_konfirmasi(request: Permintaan, dialog_id: int) -> HttpResponse:
    """Confirm the content that was read."""
    dialog = get_dialog(request.user, dialog_id, request.user.hari_ini)
    confirm_dialog(dialog=dialog, by=request.user, versi=posted_versi(request))
    messages.success(request, "Konfirmasi Anda tercatat.")
    return redirect("dialog_kinerja", dialog_id=dialog.pk)


@masuk
@require_POST
def dialog_batalkan(request: Permintaan, dialog_id: int) -> HttpResponse:
    """Call the dialogue off."""
    dialog = get_dialog(request.user, dialog_id, request.user.hari_ini)
    cancel_dialog(dialog=dialog, by=request.user, versi=posted_versi(request))
    messages.success(request, "Dialog dibatalkan; pihak lain diberi tahu.")
    return redirect("dialog_kinerja", dialog_id=dialog.pk)


@masuk
@require_POST
def tindakan_tandai(request: Permintaan, tindakan_id: int) -> HttpResponse:
    """Mark an agreed action done (``selesai=1``) or open it again, and return to where it stood."""
    akun, hari_ini = request.user, request.user.hari_ini
    tindakan = get_tindakan(akun, tindakan_id, hari_ini)
    selesai = request.POST.get("selesai") == "1"
    mark_tindakan(tindakan=tindakan, selesai=selesai, by=akun, pada=hari_ini)
    kata = "selesai" if selesai else "belum selesai"
    messages.success(request, f"Ditandai {kata}: {tindakan.uraian}")
    if request.POST.get("kembali") == "pembinaan":
        return redirect("pembinaan")
    return redirect("dialog_kinerja", dialog_id=tindakan.dialog_id)
