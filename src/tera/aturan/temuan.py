"""What a check found: one type for every check, so that a page shows them alike."""

from dataclasses import dataclass

from tera.aturan.acuan import Acuan
from tera.aturan.berlabel import Berlabel


class Tingkat(Berlabel):
    """Whether a finding stops the user or only tells."""

    GALAT = "galat", "Harus diperbaiki"
    PERINGATAN = "peringatan", "Perlu diperhatikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """One finding.

    ``kode`` is stable, for code and tests; ``pesan`` is the sentence that the user reads;
    ``letak`` says where in the form ("hasil-2-indikator-1"), empty for the whole;
    ``acuan`` is None where the check is our own reading and no source states it.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    letak: str = ""
    acuan: Acuan | None = None
