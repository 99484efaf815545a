"""The same content used as evidence elsewhere: told to whoever looks, an accusation to nobody."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from tera.akun.lingkup import lingkup_pegawai
from tera.akun.models import Akun
from tera.pelaksanaan.models import BuktiDukung

PEMILIK = Coalesce("realisasi__skp__pegawai_id", "progres__skp__pegawai_id")


def jumlah_pemakaian(
    isi: Sequence[tuple[int | None, int | None]], *, instansi_id: int, pemilik_id: int | None = None
) -> dict[tuple[int | None, int | None], int]:
    """How many pieces of evidence of the agency have each (berkas_id, alamat_id): one query.

    With ``pemilik_id`` only that person's own count.
    """
    berkas = {satu for satu, _ in isi if satu is not None}
    alamat = {satu for _, satu in isi if satu is not None}
    if not berkas | alamat:
        return {}
    sama = BuktiDukung.objects.filter(
        Q(berkas__in=berkas) | Q(alamat__in=alamat), instansi_id=instansi_id
    )
    if pemilik_id is not None:
        sama = sama.filter(
            Q(realisasi__skp__pegawai=pemilik_id) | Q(progres__skp__pegawai=pemilik_id)
        )
    jumlah = sama.order_by().values_list("berkas_id", "alamat_id").annotate(n=Count("id"))
    return {(satu, lain): n for satu, lain, n in jumlah}


def mark_pemakaian(akun: Akun, bukti: Iterable[BuktiDukung], pemilik_id: int) -> None:
    """Write on each how often its content is used: by the owner herself, or to others by all.

    One query for all of them, which are one person's.
    """
    daftar = list(bukti)
    jumlah = jumlah_pemakaian(
        [(satu.berkas_id, satu.alamat_id) for satu in daftar],
        instansi_id=akun.instansi_id,
        pemilik_id=pemilik_id if akun.pegawai_id == pemilik_id else None,
    )
    for satu in daftar:
        satu.dipakai = jumlah.get((satu.berkas_id, satu.alamat_id), 1)


def tempat_lain(akun: Akun, bukti: BuktiDukung, pada: date) -> QuerySet[BuktiDukung]:
    """Where else the same content stands, as far as the account sees; newest first."""
    if bukti.berkas_id is None and bukti.alamat_id is None:
        return BuktiDukung.objects.none()
    sama = Q(berkas=bukti.berkas_id) if bukti.berkas_id else Q(alamat=bukti.alamat_id)
    lain = (
        BuktiDukung.objects.filter(sama, instansi_id=akun.instansi_id)
        .exclude(pk=bukti.pk)
        .annotate(pemilik_id=PEMILIK)
    )
    pemilik_id = bukti.milik.skp.pegawai_id
    if akun.pegawai_id == pemilik_id:
        lain = lain.filter(pemilik_id=pemilik_id)
    else:
        lain = lain.filter(lingkup_pegawai(akun, pada, "pemilik_id"))
    return lain.select_related(
        "realisasi__skp__pegawai", "realisasi__indikator", "progres__skp__pegawai"
    ).order_by("-id")
