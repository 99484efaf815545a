"""Questions about what follows from appraisals."""

from tera.tindak_lanjut.queries.angka_kredit import (
    BarisKonversi,
    RekapJenjang,
    periodik_belum_dikonversi,
    rekap_angka_kredit,
)
from tera.tindak_lanjut.queries.pembinaan import (
    get_tindak_lanjut,
    tindak_lanjut_terlihat,
    with_row,
)

__all__ = [
    "BarisKonversi",
    "RekapJenjang",
    "get_tindak_lanjut",
    "periodik_belum_dikonversi",
    "rekap_angka_kredit",
    "tindak_lanjut_terlihat",
    "with_row",
]
