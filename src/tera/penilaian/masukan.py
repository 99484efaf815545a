"""Texts that a use case takes: stripped, long enough to say something, not endless."""

from tera.dasar.errors import MasukanTidakSah

PALING_PENDEK = 10
ALASAN_TERPANJANG = 2000
TEKS_TERPANJANG = 4000
CATATAN_TIM_TERPANJANG = 1000


def clean_teks(
    bidang: str, teks: str, *, sebut: str, paling_panjang: int, paling_pendek: int = PALING_PENDEK
) -> str:
    """The text as it is stored; raises MasukanTidakSah beside its field."""
    rapi = teks.strip()
    if len(rapi) < paling_pendek:
        pesan = f"Tulis {sebut} dengan jelas, paling sedikit {paling_pendek} karakter."
    elif len(rapi) > paling_panjang:
        pesan = f"{sebut.capitalize()} paling panjang {paling_panjang} karakter."
    else:
        return rapi
    raise MasukanTidakSah(pesan, {bidang: pesan})
