"""The bounds of a plan of several years."""

from tera.dasar.errors import MasukanTidakSah

TAHUN_PERTAMA, TAHUN_TERAKHIR = 1990, 2100
TAHUN_TERBANYAK = 10
LAMA_BIASA = 5
INDIKATOR_TERBANYAK = 15
"""As many as the form shows; a longer list would lose its end when it is changed there."""


def check_tahun(mulai: int, selesai: int) -> None:
    """Refuse a span that no plan has; the sentence stands at the field of the last year."""
    pesan = ""
    if not TAHUN_PERTAMA <= mulai <= TAHUN_TERAKHIR or selesai > TAHUN_TERAKHIR:
        pesan = f"Isi tahun antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
    elif selesai < mulai:
        pesan = f"Tahun selesai tidak boleh sebelum tahun mulai ({mulai})."
    elif selesai - mulai >= TAHUN_TERBANYAK:
        pesan = f"Rencana paling panjang {TAHUN_TERBANYAK} tahun; ini {selesai - mulai + 1} tahun."
    if pesan:
        raise MasukanTidakSah(pesan, {"selesai": pesan})
