"""Early warning: will an indicator miss its target by its own trend, and can it still be mended?

A method of Tera, no rule of law: PermenPANRB 6/2022 asks for monitoring and feedback and names no
way of reading a trend. It never enters a rating. The thresholds were chosen by what they find and
what they miss on twelve-month series (``bench/peringatan.py``, docs/keputusan/0026).
"""

from tera.aturan.peringatan.bentuk import (
    PERLU_TINDAKAN,
    DeretTidakSah,
    Keadaan,
    MasukanPeringatan,
    Peringatan,
)
from tera.aturan.peringatan.periksa import assess_peringatan

__all__ = [
    "PERLU_TINDAKAN",
    "DeretTidakSah",
    "Keadaan",
    "MasukanPeringatan",
    "Peringatan",
    "assess_peringatan",
]
