"""Coaching and its forms."""

from datetime import date

from django.db.models import Q, QuerySet

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.aturan.acuan import Kepastian
from tera.aturan.parameter import parameter
from tera.dasar.errors import TidakDitemukan
from tera.organisasi.models import Pegawai
from tera.pelaksanaan.models import (
    BimbinganKinerja,
    EvaluasiKompetensi,
    SesiBimbingan,
    UmpanBalikBimbingan,
)

TERBANYAK = 50


def bimbingan_terlihat(akun: Akun, pada: date) -> QuerySet[BimbinganKinerja]:
    """Coaching of the people whom the account sees, and what it does or decided itself."""
    milik = lingkup_pegawai(akun, pada)
    if akun.pegawai_id is not None:
        saya = Q(pembimbing_id=akun.pegawai_id) | Q(pemberi_id=akun.pegawai_id)
        milik |= Q(instansi_id=akun.instansi_id) & saya
    return BimbinganKinerja.objects.filter(milik).select_related(
        "pegawai", "pemberi", "pembimbing", "instansi"
    )


def get_bimbingan(akun: Akun, bimbingan_id: int, pada: date) -> BimbinganKinerja:
    """One coaching; raises TidakDitemukan outside of the scope.

    Whoever received Format B.1.8 sees the coaching that it speaks of, too.
    """
    semua = bimbingan_terlihat(akun, pada)
    diterima = UmpanBalikBimbingan.objects.filter(
        instansi_id=akun.instansi_id, penerima_id=akun.pegawai_id or 0
    )
    semua |= BimbinganKinerja.objects.filter(
        instansi_id=akun.instansi_id, pk__in=diterima.values("bimbingan")
    ).select_related("pegawai", "pemberi", "pembimbing", "instansi")
    bimbingan = semua.filter(pk=bimbingan_id).first()
    if bimbingan is None:
        raise TidakDitemukan("Bimbingan kinerja tidak ditemukan.")
    return bimbingan


def bimbingan_of(akun: Akun, pegawai_id: int, pada: date) -> list[BimbinganKinerja]:
    """One person's coaching, newest first: one query."""
    semua = bimbingan_terlihat(akun, pada).filter(pegawai_id=pegawai_id)
    return list(semua.order_by("-mulai", "-id")[:TERBANYAK])


def bimbingan_saya(pegawai: Pegawai) -> tuple[list[BimbinganKinerja], list[BimbinganKinerja]]:
    """What a person is coached in, and what she coaches, newest first: one query."""
    saya = Q(pegawai=pegawai) | Q(pembimbing=pegawai)
    semua = list(
        BimbinganKinerja.objects.filter(saya, instansi_id=pegawai.instansi_id)
        .select_related("pegawai", "pembimbing")
        .order_by("-mulai", "-id")[: 2 * TERBANYAK]
    )
    diterima = [satu for satu in semua if satu.pegawai_id == pegawai.pk]
    return diterima, [satu for satu in semua if satu.pegawai_id != pegawai.pk]


def sesi_of(bimbingan: BimbinganKinerja) -> list[SesiBimbingan]:
    """The sessions, newest first."""
    semua = SesiBimbingan.objects.filter(bimbingan=bimbingan).select_related("oleh")
    return list(semua.order_by("-tanggal", "-id"))


def b18_of(akun: Akun, bimbingan: BimbinganKinerja) -> UmpanBalikBimbingan | None:
    """Format B.1.8, for the employee who wrote it and for whom it was handed to, nobody else."""
    satu = UmpanBalikBimbingan.objects.filter(bimbingan=bimbingan).select_related("penerima")
    b18 = satu.first()
    if b18 is None or akun.pegawai_id not in (bimbingan.pegawai_id, b18.penerima_id):
        return None
    return b18


def b19_of(bimbingan: BimbinganKinerja) -> EvaluasiKompetensi | None:
    """Format B.1.9, if it was filled in."""
    return EvaluasiKompetensi.objects.filter(bimbingan=bimbingan).select_related("oleh").first()


def kompetensi_baku() -> tuple[list[str], Kepastian]:
    """The managerial and socio-cultural competences by name, and how sure their list is."""
    nilai = parameter("kompetensi_standar").terbaru
    kunci = (*nilai.isi["manajerial"], *nilai.isi["sosial_kultural"])
    return [satu.replace("_", " ").capitalize() for satu in kunci], nilai.kepastian
