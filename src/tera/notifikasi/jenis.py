"""Kinds of news, and what of each may leave the application."""

from django.db import models


class JenisKabar(models.TextChoices):
    """What a notification speaks of; a person chooses by kind what reaches her at once."""

    SKP = "skp", "SKP dan perencanaan"
    UMPAN_BALIK = "umpan_balik", "Umpan balik"
    PENILAIAN = "penilaian", "Hasil evaluasi"
    KEBERATAN = "keberatan", "Keberatan"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut dan pembinaan"
    PENGINGAT = "pengingat", "Pengingat tenggat"
    ESKALASI = "eskalasi", "Yang menunggu terlalu lama"
    LAINNYA = "lainnya", "Kabar lain"


# Only these sentences go out as they are written. Of every other kind an e-mail or a message says
# no more than that there is something to read: a gateway and a mailbox are not the agency's own.
BOLEH_KELUAR = frozenset({JenisKabar.SKP, JenisKabar.PENGINGAT, JenisKabar.ESKALASI})
_TERTUTUP = {
    JenisKabar.UMPAN_BALIK: "Ada umpan balik yang menyangkut Anda.",
    JenisKabar.PENILAIAN: "Ada kabar tentang evaluasi kinerja.",
    JenisKabar.KEBERATAN: "Ada kabar tentang keberatan atas hasil evaluasi.",
    JenisKabar.TINDAK_LANJUT: "Ada kabar tentang tindak lanjut atau pembinaan.",
    JenisKabar.LAINNYA: "Ada kabar baru untuk Anda.",
}


def teks_luar(jenis: str, teks: str) -> str:
    """The sentence as it may leave the application."""
    satu = JenisKabar(jenis)
    return teks if satu in BOLEH_KELUAR else _TERTUTUP[satu]
