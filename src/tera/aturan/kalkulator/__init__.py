"""Every calculator, in the order in which pages list them."""

from tera.aturan.galat import GalatAturan
from tera.aturan.kalkulator import (
    angka_kredit,
    bahasa,
    disiplin,
    ip_asn,
    kebutuhan_kredit,
    kepangkatan,
    pengembangan,
    penghasilan,
    penilaian,
    peringatan,
    survei,
    tahun_lama,
    umum,
)
from tera.aturan.kalkulator.bentuk import Kalkulator

DAFTAR: tuple[Kalkulator, ...] = (
    *penilaian.DAFTAR,
    *peringatan.DAFTAR,
    *tahun_lama.DAFTAR,
    *angka_kredit.DAFTAR,
    *kebutuhan_kredit.DAFTAR,
    *kepangkatan.DAFTAR,
    *disiplin.DAFTAR,
    *penghasilan.DAFTAR,
    *ip_asn.DAFTAR,
    *pengembangan.DAFTAR,
    *survei.DAFTAR,
    *umum.DAFTAR,
    *bahasa.DAFTAR,
)


class KalkulatorTidakDikenal(GalatAturan):
    """There is no calculator at that address."""


def find_kalkulator(kode: str) -> Kalkulator:
    """The calculator of an address; raises KalkulatorTidakDikenal."""
    for satu in DAFTAR:
        if satu.kode == kode:
            return satu
    raise KalkulatorTidakDikenal(f"Kalkulator {kode[:40]!r} tidak ada.")
