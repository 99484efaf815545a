"""Settings that an agency decides itself: a closed list, dated, with the decree they rest on.

What the sources leave open (``regulasi`` marks it unverified) is such a setting, never a constant.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from tera.dasar.tersusun import tersusun
from tera.organisasi.models import PengaturanInstansi
from tera.organisasi.pengaturan import (
    bukti,
    kabar,
    kehadiran,
    kepangkatan,
    pelaksanaan,
    pembinaan,
    pengembangan,
    penghasilan,
    penilaian,
    perencanaan,
)
from tera.organisasi.pengaturan.bentuk import Kunci

DAFTAR: tuple[Kunci, ...] = (
    *penilaian.DAFTAR,
    *perencanaan.DAFTAR,
    *pembinaan.DAFTAR,
    *bukti.DAFTAR,
    *pelaksanaan.DAFTAR,
    *kehadiran.DAFTAR,
    *kepangkatan.DAFTAR,
    *penghasilan.DAFTAR,
    *pengembangan.DAFTAR,
    *kabar.DAFTAR,
)
KUNCI = {kunci.nama: kunci for kunci in DAFTAR}

__all__ = ["DAFTAR", "KUNCI", "Kunci", "pengaturan_pada"]


def pengaturan_pada(instansi_id: int, tanggal: date) -> dict[str, Any]:
    """Every setting on a day, typed: the agency's own latest row, else the default. One query."""
    isi = {kunci.nama: kunci.bawaan for kunci in DAFTAR}
    baris = _tersimpan(instansi_id, tanggal)
    isi.update((nama, KUNCI[nama].read(nilai)) for nama, nilai in baris if nama in KUNCI)
    return isi


@tersusun
def _tersimpan(instansi_id: int, tanggal: date) -> QuerySet[PengaturanInstansi, tuple[str, Any]]:
    milik = PengaturanInstansi.objects.milik_instansi(instansi_id)
    return milik.filter(sejak__lte=tanggal).order_by("sejak").values_list("kunci", "isi")
