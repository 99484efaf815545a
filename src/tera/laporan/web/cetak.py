"""Documents as PDF, on A4 or F4."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tera.dasar.akses import masuk
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan
from tera.laporan.kertas import Kertas
from tera.laporan.pdf import (
    render_b18,
    render_b19,
    render_dialog,
    render_dokumen_evaluasi,
    render_evaluasi,
    render_konversi,
    render_skp,
)
from tera.laporan.queries import get_konversi
from tera.laporan.susun import (
    dokumen_b18,
    dokumen_b19,
    dokumen_dialog,
    dokumen_evaluasi,
    dokumen_evaluasi_resmi,
    dokumen_konversi,
    dokumen_skp,
)
from tera.laporan.web.jawaban import answer_pdf
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.queries.bimbingan import b18_of, b19_of, get_bimbingan
from tera.pelaksanaan.queries.dialog_kinerja import get_dialog
from tera.penilaian.queries import get_evaluasi, periode_of
from tera.perencanaan.queries import get_skp

RESMI = "resmi"


@masuk
@require_GET
def cetak_skp(request: Permintaan, skp_id: int) -> HttpResponse:
    """The plan with its annex, in whatever state it is; the state is printed on it."""
    pada = request.user.hari_ini
    skp = get_skp(request.user, skp_id, pada)
    isi = render_skp(dokumen_skp(skp, pada), chosen_kertas(request))
    return answer_pdf(f"SKP-{skp.tahun}-{_who(skp.pegawai)}.pdf", isi)


@masuk
@require_GET
def cetak_evaluasi(request: Permintaan, evaluasi_id: int) -> HttpResponse:
    """The evaluation form, or with ``?dokumen=resmi`` the official document with its annex."""
    evaluasi = get_evaluasi(request.user, evaluasi_id, request.user.hari_ini)
    kertas = chosen_kertas(request)
    if request.GET.get("dokumen") == RESMI:
        nama = "Dokumen-Evaluasi"
        isi = render_dokumen_evaluasi(dokumen_evaluasi_resmi(evaluasi), kertas)
    else:
        nama = "Evaluasi"
        isi = render_evaluasi(dokumen_evaluasi(evaluasi), kertas)
    kode = periode_of(evaluasi).kode
    return answer_pdf(f"{nama}-{kode}-{_who(evaluasi.pegawai)}.pdf", isi)


@masuk
@require_GET
def cetak_konversi(request: Permintaan, konversi_id: int) -> HttpResponse:
    """The conversion of a predicate to angka kredit."""
    konversi = get_konversi(request.user, konversi_id, request.user.hari_ini)
    isi = render_konversi(dokumen_konversi(konversi), chosen_kertas(request))
    kode = periode_of(konversi.evaluasi).kode
    return answer_pdf(f"Angka-Kredit-{kode}-{_who(konversi.pegawai)}.pdf", isi)


@masuk
@require_GET
def cetak_dialog(request: Permintaan, dialog_id: int) -> HttpResponse:
    """The record of a dialog kinerja, in whatever state it is; the state is printed on it."""
    dialog = get_dialog(request.user, dialog_id, request.user.hari_ini)
    isi = render_dialog(dokumen_dialog(dialog), chosen_kertas(request))
    hari = dialog.waktu.astimezone(dialog.instansi.zona)
    return answer_pdf(f"Dialog-{hari:%Y-%m-%d}-{_who(dialog.pegawai)}.pdf", isi)


@masuk
@require_GET
def cetak_b18(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """Format B.1.8, for the two who read it."""
    bimbingan = get_bimbingan(request.user, bimbingan_id, request.user.hari_ini)
    b18 = b18_of(request.user, bimbingan)
    if b18 is None:
        raise TidakDitemukan("Format B.1.8 tidak ditemukan.")
    isi = render_b18(dokumen_b18(bimbingan, b18), chosen_kertas(request))
    return answer_pdf(f"B.1.8-{bimbingan.mulai}-{_who(bimbingan.pegawai)}.pdf", isi)


@masuk
@require_GET
def cetak_b19(request: Permintaan, bimbingan_id: int) -> HttpResponse:
    """Format B.1.9, for whoever sees the coaching."""
    bimbingan = get_bimbingan(request.user, bimbingan_id, request.user.hari_ini)
    b19 = b19_of(bimbingan)
    if b19 is None:
        raise TidakDitemukan("Format B.1.9 belum diisi.")
    isi = render_b19(dokumen_b19(bimbingan, b19), chosen_kertas(request))
    return answer_pdf(f"B.1.9-{bimbingan.mulai}-{_who(bimbingan.pegawai)}.pdf", isi)


def chosen_kertas(request: Permintaan) -> Kertas:
    """Paper from the address; A4 for anything that is not a paper."""
    try:
        return Kertas(request.GET.get("kertas", "").lower())
    except ValueError:
        return Kertas.A4


def _who(pegawai: Pegawai) -> str:
    return pegawai.nip or str(pegawai.pk)
