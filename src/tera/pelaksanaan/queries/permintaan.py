"""Requests for feedback, and notes to oneself: each seen by the two, or by one alone."""

from django.db.models import Case, Q, QuerySet, When

from tera.akun.models import Akun
from tera.dasar.errors import TidakDitemukan
from tera.pelaksanaan.models import CatatanPribadi, PermintaanUmpanBalik, StatusMinta


def permintaan_terlihat(akun: Akun) -> QuerySet[PermintaanUmpanBalik]:
    """Requests that one was sent or sent oneself, waiting ones first."""
    if akun.pegawai_id is None:
        return PermintaanUmpanBalik.objects.none()
    return (
        PermintaanUmpanBalik.objects.milik_instansi(akun.instansi_id)
        .filter(Q(kepada_id=akun.pegawai_id) | Q(dari_id=akun.pegawai_id))
        .select_related("dari", "kepada", "hasil__skp")
        .annotate(selesai=Case(When(status=StatusMinta.MENUNGGU, then=0), default=1))
        .order_by("selesai", "-id")
    )


def get_permintaan(akun: Akun, minta_id: int) -> PermintaanUmpanBalik:
    """One of them; raises TidakDitemukan for anybody else's."""
    minta = permintaan_terlihat(akun).filter(pk=minta_id).first()
    if minta is None:
        raise TidakDitemukan("Permintaan umpan balik tidak ditemukan.")
    return minta


def jumlah_permintaan(akun: Akun) -> int:
    """How many requests wait for this account's person: one query."""
    return PermintaanUmpanBalik.objects.filter(
        instansi_id=akun.instansi_id, kepada_id=akun.pegawai_id, status=StatusMinta.MENUNGGU
    ).count()


def catatan_of(akun: Akun, kata: str = "", tentang: int = 0) -> QuerySet[CatatanPribadi]:
    """One's own notes, newest first; by words, by the person they are about."""
    milik = CatatanPribadi.objects.milik_instansi(akun.instansi_id).filter(akun=akun)
    if tentang:
        milik = milik.filter(tentang_id=tentang)
    if kata:
        milik = milik.filter(Q(isi__icontains=kata) | Q(tentang__nama__icontains=kata))
    return milik.select_related("tentang", "hasil").order_by("-id")


def get_catatan(akun: Akun, catatan_id: int) -> CatatanPribadi:
    """One of one's own notes; raises TidakDitemukan for anybody else's."""
    catatan = catatan_of(akun).filter(pk=catatan_id).first()
    if catatan is None:
        raise TidakDitemukan("Catatan tidak ditemukan.")
    return catatan
