"""Who acts for whom when plans are clarified and approved."""

from datetime import date

from django.db.models import Q

from tera.akun.models import Akun
from tera.akun.peran import Peran
from tera.dasar.errors import TidakDitemukan
from tera.dasar.models import BerlakuQuerySet
from tera.organisasi.models import DelegasiPenilai, Pegawai

RIWAYAT_TERBANYAK = 50


def delegasi_terlihat(akun: Akun) -> BerlakuQuerySet[DelegasiPenilai]:
    """What the account gave or got; BKPSDM sees all of the agency."""
    semua = DelegasiPenilai.objects.milik_instansi(akun.instansi_id)
    if akun.punya_peran(Peran.BKPSDM):
        return semua
    return semua.filter(Q(dari_id=akun.pegawai_id) | Q(kepada_id=akun.pegawai_id))


def daftar_delegasi(akun: Akun) -> list[DelegasiPenilai]:
    """The newest of what the account sees: one query."""
    return list(
        delegasi_terlihat(akun)
        .select_related("dari", "kepada")
        .order_by("-sejak", "-id")[:RIWAYAT_TERBANYAK]
    )


def get_delegasi(akun: Akun, delegasi_id: int) -> DelegasiPenilai:
    """One of them; raises TidakDitemukan for any other."""
    delegasi = (
        delegasi_terlihat(akun).filter(pk=delegasi_id).select_related("dari", "kepada").first()
    )
    if delegasi is None:
        raise TidakDitemukan("Delegasi tidak ditemukan.")
    return delegasi


def delegasi_dalam(dari: Pegawai, sejak: date, sampai: date) -> DelegasiPenilai | None:
    """What the person handed over already on one of these days, or None."""
    return (
        DelegasiPenilai.objects.filter(
            Q(sampai__isnull=True) | Q(sampai__gte=sejak),
            instansi_id=dari.instansi_id,
            dari=dari,
            sejak__lte=sampai,
        )
        .select_related("kepada")
        .order_by("sejak", "id")
        .first()
    )
