"""Evidence: opening it, looking at it, taking it away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tera.akun.peran import Peran
from tera.aturan.kalender import NAMA_BULAN, format_tanggal
from tera.dasar.akses import masuk, peran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.web.permintaan import Permintaan
from tera.pelaksanaan import pemindai
from tera.pelaksanaan.berkas import read_berkas
from tera.pelaksanaan.errors import BerkasDikarantina
from tera.pelaksanaan.models import BuktiDukung, JenisBukti, Realisasi
from tera.pelaksanaan.queries import get_bukti, keadaan_bukti, mark_pemakaian, tempat_lain
from tera.pelaksanaan.services import remove_bukti

CSP_BERKAS = "sandbox; default-src 'none'"
TEMPAT_SEHALAMAN = 20


@masuk
@require_safe
def bukti(request: Permintaan, bukti_id: int) -> HttpResponse:
    """The file as a download that no browser runs on Tera's own origin."""
    satu = _file(request, bukti_id)
    return _inert(satu, unduh=True)


@masuk
@require_safe
def bukti_pratinjau(request: Permintaan, bukti_id: int) -> HttpResponse:
    """A picture to be shown in a page; nothing else is ever shown in place."""
    satu = _file(request, bukti_id)
    if not satu.bergambar:
        raise TidakDitemukan("Bukti ini bukan gambar; unduh untuk melihatnya.")
    return _inert(satu, unduh=False)


def _file(request: Permintaan, bukti_id: int) -> BuktiDukung:
    satu = get_bukti(request.user, bukti_id, request.user.hari_ini)
    if satu.jenis != JenisBukti.BERKAS:
        raise TidakDitemukan("Bukti ini berupa tautan.")
    if satu.dikarantina:
        raise BerkasDikarantina(
            "Pemindai virus menemukan isi berbahaya di berkas ini, jadi tidak dibagikan. "
            "Pemiliknya sudah diberi tahu untuk melampirkan berkas yang bersih."
        )
    return satu


def _inert(satu: BuktiDukung, *, unduh: bool) -> HttpResponse:
    jawaban = HttpResponse(read_berkas(satu.sidik), content_type=satu.jenis_isi)
    jawaban["Content-Disposition"] = content_disposition_header(unduh, satu.nama) or "inline"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = CSP_BERKAS
    jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
    return jawaban


@masuk
@require_safe
def bukti_rincian(request: Permintaan, bukti_id: int) -> HttpResponse:
    """One piece of evidence: who, when, hash, how it looks, and where else it is used."""
    hari_ini = request.user.hari_ini
    satu = get_bukti(request.user, bukti_id, hari_ini)
    mark_pemakaian(request.user, [satu], satu.milik.skp.pegawai_id)
    lain = Paginator(tempat_lain(request.user, satu, hari_ini), TEMPAT_SEHALAMAN)
    halaman = lain.get_page(request.GET.get("halaman"))
    konteks = {
        "satu": satu,
        "pegawai": satu.milik.skp.pegawai,
        "milik_sendiri": request.user.pegawai_id == satu.milik.skp.pegawai_id,
        "untuk": _place(satu),
        "kembali": _address(satu),
        "pemindai": pemindai.dipasang(),
        "halaman": halaman,
        "tempat": [(b, b.milik.skp.pegawai, _place(b)) for b in halaman.object_list],
        "di_luar": satu.dipakai - 1 - lain.count,
    }
    return render(request, "pelaksanaan/bukti_rincian.html", konteks)


def _place(satu: BuktiDukung) -> str:
    """What it is evidence of, in words."""
    milik = satu.milik
    if isinstance(milik, Realisasi):
        bulan = f"{NAMA_BULAN[milik.bulan.month - 1]} {milik.bulan.year}"
        return f"Realisasi {bulan}: {milik.indikator.uraian}"
    return f"Progres harian {format_tanggal(milik.tanggal)}"


def _address(satu: BuktiDukung) -> str:
    """The page on which it stands for whoever looks at it."""
    milik = satu.milik
    if isinstance(milik, Realisasi):
        alamat = reverse("realisasi", args=[milik.skp_id])
        return f"{alamat}?bulan={milik.bulan:%Y-%m}#i{milik.indikator_id}"
    return reverse("progres_isi", args=[milik.pk])


@masuk
@require_POST
def bukti_hapus(request: Permintaan, bukti_id: int) -> HttpResponseRedirect:
    """Take a piece of evidence away and return to where it stood."""
    satu = get_bukti(request.user, bukti_id, request.user.hari_ini)
    milik = satu.milik
    remove_bukti(bukti=satu, by=request.user)
    messages.success(request, f"Bukti “{satu.nama}” dihapus.")
    if isinstance(milik, Realisasi):
        return redirect("realisasi_isi", milik.indikator_id, f"{milik.bulan:%Y-%m}")
    return redirect("progres_isi", milik.pk)


@peran(Peran.BKPSDM)
@require_safe
def bukti_ruang(request: Permintaan) -> HttpResponse:
    """How much room the agency's evidence takes, who uses most of it, what needs care."""
    konteks = {"ruang": keadaan_bukti(request.user.instansi), "pemindai": pemindai.dipasang()}
    return render(request, "pelaksanaan/bukti_ruang.html", konteks)
