"""Pages of bimbingan kinerja and its two forms."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tera.dasar.akses import masuk
from tera.dasar.errors import MasukanTidakSah, TidakDitemukan, VersiBerubah
from tera.dasar.izin import reason
from tera.dasar.web.bentrok import Beda, Bentrok
from tera.dasar.web.deret import DeretForm
from tera.dasar.web.permintaan import Permintaan, add_refusal, posted_versi, seen_versi
from tera.organisasi.models import Pegawai
from tera.organisasi.pengaturan import pengaturan_pada
from tera.organisasi.pengaturan.pembinaan import KELOMPOK_B18
from tera.organisasi.queries import penilai_pada
from tera.pelaksanaan.models import BimbinganKinerja, EvaluasiKompetensi
from tera.pelaksanaan.permissions.bimbingan import (
    can_run_bimbingan,
    can_save_b19,
    can_send_b18,
    check_can_run_bimbingan,
    check_can_save_b19,
    check_can_send_b18,
    check_can_start_bimbingan,
)
from tera.pelaksanaan.queries.bimbingan import (
    b18_of,
    b19_of,
    get_bimbingan,
    kompetensi_baku,
    sesi_of,
)
from tera.pelaksanaan.services.bimbingan import (
    cancel_bimbingan,
    finish_bimbingan,
    record_sesi,
    save_b19,
    send_b18,
    start_bimbingan,
)
from tera.pelaksanaan.web.forms.bimbingan import (
    TAMBAHAN_KOMPETENSI,
    B18Form,
    BimbinganForm,
    HasilBimbinganForm,
    KompetensiForm,
    SesiForm,
    initial_b19,
)
from tera.pelaksanaan.web.pembinaan import chosen_pegawai
from tera.perencanaan.queries import find_pegawai
from tera.perencanaan.web.forms.tim import why_not_one


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def bimbingan_tambah(request: Permintaan) -> HttpResponse:
    """Start a coaching of somebody I rate (``?pegawai=``)."""
    akun, hari_ini = request.user, request.user.hari_ini
    pegawai = chosen_pegawai(request)
    check_can_start_bimbingan(akun, pegawai, hari_ini)
    data = request.POST if request.method == "POST" else None
    form = BimbinganForm(data, initial={"mulai": hari_ini})
    if form.is_bound and form.is_valid():
        pembimbing = _named(request, form)
        try:
            if not form.errors:
                baru = start_bimbingan(
                    pegawai=pegawai, isian=form.isian(pembimbing), by=akun, pada=hari_ini
                )
                messages.success(request, "Bimbingan kinerja dimulai; pegawai diberi tahu.")
                return redirect("bimbingan", bimbingan_id=baru.pk)
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
    isi = {"form": form, "pegawai": pegawai}
    status = MasukanTidakSah.status if form.is_bound else 200
    return render(request, "pelaksanaan/bimbingan_tambah.html", isi, status=status)


def _named(request: Permintaan, form: BimbinganForm) -> Pegawai | None:
    """Whom the text means as the coach; an error at the field where it is not one person."""
    teks = form.cleaned_data["pembimbing"]
    if not teks:
        return None
    akun = request.user
    ditemukan = find_pegawai(akun.instansi_id, [teks], akun.hari_ini)[teks]
    if len(ditemukan) == 1:
        return ditemukan[0]
    form.add_error("pembimbing", why_not_one(teks, ditemukan))
    return None


@masuk
@require_safe
def bimbingan(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """One coaching with its sessions and the state of its forms."""
    return _page(request, _get(request, bimbingan_id))


def _get(request: Permintaan, bimbingan_id: int) -> BimbinganKinerja:
    return get_bimbingan(request.user, bimbingan_id, request.user.hari_ini)


def _page(
    request: Permintaan,
    satu: BimbinganKinerja,
    *,
    sesi: forms.Form | None = None,
    hasil: forms.Form | None = None,
) -> HttpResponse:
    akun = request.user
    b18 = b18_of(akun, satu)
    isi = {
        "bimbingan": satu,
        "daftar_sesi": sesi_of(satu),
        "b18": b18,
        "b19": b19_of(satu),
        "dapat_jalankan": can_run_bimbingan(akun, satu),
        "dapat_b18": b18 is None and can_send_b18(akun, satu),
        "dapat_b19": can_save_b19(akun, satu),
        "sesi": sesi or SesiForm(initial={"tanggal": akun.hari_ini}),
        "hasil": hasil or HasilBimbinganForm(),
        "ditolak": sesi or hasil,
    }
    return render(request, "pelaksanaan/bimbingan.html", isi, status=422 if isi["ditolak"] else 200)


@masuk
@require_POST
def bimbingan_sesi(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """Write a session down."""
    satu = _get(request, bimbingan_id)
    check_can_run_bimbingan(request.user, satu)
    form = SesiForm(request.POST)
    if form.is_valid():
        try:
            record_sesi(
                bimbingan=satu, by=request.user, pada=request.user.hari_ini, **form.cleaned_data
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Sesi bimbingan dicatat.")
            return redirect("bimbingan", bimbingan_id=satu.pk)
    return _page(request, satu, sesi=form)


@masuk
@require_POST
def bimbingan_selesai(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """End a coaching with what came of it."""
    satu, akun = _get(request, bimbingan_id), request.user
    check_can_run_bimbingan(akun, satu)
    form = HasilBimbinganForm(request.POST)
    if form.is_valid():
        try:
            finish_bimbingan(
                bimbingan=satu,
                hasil=form.cleaned_data["hasil"],
                by=akun,
                versi=posted_versi(request),
                pada=akun.hari_ini,
            )
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        else:
            messages.success(request, "Bimbingan selesai. Kedua formulir sekarang dapat diisi.")
            return redirect("bimbingan", bimbingan_id=satu.pk)
    return _page(request, satu, hasil=form)


@masuk
@require_POST
def bimbingan_batalkan(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """End a coaching that will not go on."""
    satu = _get(request, bimbingan_id)
    cancel_bimbingan(bimbingan=satu, by=request.user, versi=posted_versi(request))
    messages.success(request, "Bimbingan dibatalkan.")
    return redirect("bimbingan", bimbingan_id=satu.pk)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def bimbingan_b18(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """Format B.1.8: filled in by the employee, read by the superior of the leader."""
    akun, hari_ini = request.user, request.user.hari_ini
    satu = _get(request, bimbingan_id)
    if (b18 := b18_of(akun, satu)) is not None:
        return render(request, "pelaksanaan/b18.html", {"bimbingan": satu, "b18": b18})
    if akun.pegawai_id != satu.pegawai_id:
        raise TidakDitemukan("Halaman ini tidak ditemukan.")
    check_can_send_b18(akun, satu)
    kriteria = pengaturan_pada(satu.instansi_id, hari_ini)["kriteria_b18"]
    form = B18Form(request.POST if request.method == "POST" else None, kriteria=kriteria)
    if form.is_bound and form.is_valid():
        catatan = form.cleaned_data["catatan"]
        send_b18(bimbingan=satu, skala=form.skala(), catatan=catatan, by=akun, pada=hari_ini)
        messages.success(request, "Format B.1.8 diserahkan kepada atasan pejabat penilai.")
        return redirect("bimbingan_b18", bimbingan_id=satu.pk)
    isi = {
        "bimbingan": satu,
        "b18": None,
        "form": form,
        "kelompok": [
            (judul, form.kriteria[3 * nomor : 3 * nomor + 3])
            for nomor, judul in enumerate(KELOMPOK_B18)
        ],
        "penerima": penilai_pada(satu.pemberi_id, hari_ini),
    }
    return render(request, "pelaksanaan/b18_isi.html", isi, status=422 if form.is_bound else 200)


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def bimbingan_b19(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """Format B.1.9: filled in by the leader or the coach, read by whoever sees the coaching."""
    akun = request.user
    satu = _get(request, bimbingan_id)
    lama = b19_of(satu)
    alasan = reason(check_can_save_b19, akun, satu)
    if request.method != "POST" and (alasan or (lama is not None and "ubah" not in request.GET)):
        isi = {"bimbingan": satu, "b19": lama, "alasan": alasan}
        return render(request, "pelaksanaan/b19.html", isi)
    check_can_save_b19(akun, satu)
    deret, form, bentrok = _b19_deret(request, lama), forms.Form(request.POST or None), None
    terkirim = request.method == "POST" and "tambah_baris" not in request.POST
    if terkirim and deret.is_valid() & form.is_valid():
        butir = [baris.isian() for baris in deret.filled()]
        try:
            save_b19(bimbingan=satu, butir=butir, by=akun, versi=posted_versi(request))
        except MasukanTidakSah as galat:
            add_refusal(form, galat)
        except VersiBerubah:
            lama = b19_of(satu)
            bentrok = Bentrok(tuple(_differences(butir, lama)), f"{request.path}?ubah=1")
        else:
            messages.success(request, "Format B.1.9 tersimpan; pegawai diberi tahu.")
            return redirect("bimbingan_b19", bimbingan_id=satu.pk)
    kini = lama.versi if lama else 0
    konteks: dict[str, Any] = {"bimbingan": satu, "deret": deret, "form": form, "bentrok": bentrok}
    konteks["kepastian"] = kompetensi_baku()[1]
    konteks["versi"] = seen_versi(request, kini, bentrok=bentrok is not None)
    status = VersiBerubah.status if bentrok else 422 if terkirim else 200
    return render(request, "pelaksanaan/b19_isi.html", konteks, status=status)


def _b19_deret(request: Permintaan, lama: EvaluasiKompetensi | None) -> DeretForm:
    data = request.POST if request.method == "POST" else None
    return DeretForm(KompetensiForm, data, initial_b19(lama), kosong=TAMBAHAN_KOMPETENSI)


def _differences(butir: list[Any], lama: EvaluasiKompetensi | None) -> list[Beda]:
    """Competence by competence what was typed and what is stored."""
    isian = {satu.kompetensi: f"{satu.skala}: {satu.alasan}" for satu in butir}
    simpan = {s["kompetensi"]: f"{s['skala']}: {s['alasan']}" for s in (lama.butir if lama else ())}
    return [
        Beda(nama, isian.get(nama, "(kosong)"), simpan.get(nama, "(kosong)"))
        for nama in dict.fromkeys((*isian, *simpan))
        if isian.get(nama) != simpan.get(nama)
    ]
