"""Rini and Budi talk; Rini is coached, and counselled without Budi."""

from tera.akun.models import Akun
from tera.pelaksanaan.services.konseling import accept_konseling
from tests import factories
from tests.pelaksanaan import pembinaan


def talk(dunia: factories.Dunia, orang: dict[str, Akun]) -> dict[str, int]:
    """Adds the counsellor to the people; returns where to find what happened."""
    rini, budi = dunia.rekan, dunia.budi
    kurnia = orang["konselor"] = pembinaan.konselor(dunia, "Kurnia Dewi")
    pembinaan.sepakat(rini, budi, waktu=pembinaan.lalu(100))
    bicara = pembinaan.tulis(pembinaan.dialog(rini, budi), budi)
    jalan = pembinaan.bimbingan(rini, budi)
    lengkap = pembinaan.selesai(pembinaan.bimbingan(rini, budi, topik="Menyusun jadwal"), budi)
    pembinaan.kirim_b18(lengkap, rini)
    pembinaan.isi_b19(lengkap, budi)
    tanpa = pembinaan.selesai(pembinaan.bimbingan(rini, budi, topik="Melayani keluhan"), budi)
    berlangsung = pembinaan.minta(dunia.sari, kurnia)
    accept_konseling(konseling=berlangsung, by=kurnia, versi=berlangsung.versi)
    return {
        "pegawai": pembinaan.orang(rini).pk,
        "dialog": bicara.pk,
        "bimbingan": jalan.pk,
        "bimbingan_selesai": lengkap.pk,
        "bimbingan_tanpa_b18": tanpa.pk,
        "konseling": pembinaan.tuntas(pembinaan.minta(rini, kurnia), kurnia).pk,
        "konseling_diminta": pembinaan.minta(orang["dani"], kurnia).pk,
        "konseling_berlangsung": berlangsung.pk,
    }
