"""SMART: whether two people would read an indicator alike, and a better wording where not.

Deterministic and without network. The check advises and never stops anybody. That results are
states and not activities is of PermenPANRB 6/2022's practice; SMART itself is our own reading.
"""

from tera.aturan.smart.bentuk import (
    HasilSmart,
    KeadaanSmart,
    Kriteria,
    MasukanSmart,
    TemuanSmart,
    Tingkat,
)
from tera.aturan.smart.periksa import check_smart, explain_smart

__all__ = [
    "HasilSmart",
    "KeadaanSmart",
    "Kriteria",
    "MasukanSmart",
    "TemuanSmart",
    "Tingkat",
    "check_smart",
    "explain_smart",
]
