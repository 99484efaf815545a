"""The Tahun and Periode selectors in the header, as in the national e-Kinerja."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tera.aturan.kalender import JenisPeriode, Periode
from tera.dasar.web.permintaan import Permintaan, integer

TAHUN_PERTAMA = 2022
DIPILIH = ("tahun", "periode", "halaman")
HAMPIR_BERAKHIR = timedelta(days=31)


def chosen_tahun(request: Permintaan) -> int:
    """Year from the address, else the current one."""
    kini = request.user.hari_ini.year
    return integer(
        request.GET.get("tahun"), kini, paling_kecil=TAHUN_PERTAMA, paling_besar=kini + 1
    )


def chosen_periode(request: Permintaan, periode: Sequence[Periode]) -> Periode:
    """Period from the address, else the last one whose end is near or past.

    On 22 November that is Triwulan III: the fourth has hardly anything to show yet.
    """
    kode = request.GET.get("periode")
    batas = request.user.hari_ini + HAMPIR_BERAKHIR
    berjalan = [p for p in periode if p.jenis != JenisPeriode.TAHUNAN and p.selesai <= batas]
    return next((p for p in periode if p.kode == kode), (berjalan or list(periode[:1]))[-1])


def pemilih(
    request: Permintaan,
    tahun: int,
    periode: Sequence[Periode] = (),
    terpilih: Periode | None = None,
) -> dict[str, Any]:
    """Context for the selector of the page header."""
    kini = request.user.hari_ini.year
    return {
        "tahun": [
            {"nilai": t, "label": str(t), "terpilih": t == tahun}
            for t in range(kini + 1, TAHUN_PERTAMA - 1, -1)
        ],
        "periode": [
            {"nilai": p.kode, "label": p.label, "terpilih": p == terpilih} for p in periode
        ],
        "lain": [(k, n) for k, n in request.GET.items() if k not in DIPILIH],
    }
