"""Formal education as positions, ranks and indices ask for it."""

import re

from tera.aturan.berlabel import Berlabel
from tera.aturan.galat import GalatAturan


class PendidikanTidakDikenal(GalatAturan):
    """A text that names no level of education."""


class Pendidikan(Berlabel):
    """Highest formal education, highest first."""

    S3 = "S-3", "S-3"
    S2 = "S-2", "S-2"
    S1 = "S-1", "S-1"
    D4 = "D-IV", "D-IV"
    D3 = "D-III", "D-III"
    D2 = "D-II", "D-II"
    D1 = "D-I", "D-I"
    SLTA = "SLTA", "SLTA"
    SLTP = "SLTP", "SLTP"
    SD = "SD", "SD"


# How people write it: "S1", "D4", "SMA", "Sarjana" stand in personnel data.
SEBUTAN = {
    "S3": Pendidikan.S3, "DOKTOR": Pendidikan.S3,
    "S2": Pendidikan.S2, "MAGISTER": Pendidikan.S2, "PROFESI": Pendidikan.S2,
    "S1": Pendidikan.S1, "SARJANA": Pendidikan.S1,
    "D4": Pendidikan.D4, "DIV": Pendidikan.D4,
    "D3": Pendidikan.D3, "DIII": Pendidikan.D3,
    "D2": Pendidikan.D2, "DII": Pendidikan.D2,
    "D1": Pendidikan.D1, "DI": Pendidikan.D1,
    "SLTA": Pendidikan.SLTA, "SMA": Pendidikan.SLTA, "SMK": Pendidikan.SLTA,
    "SLTP": Pendidikan.SLTP, "SMP": Pendidikan.SLTP, "DIBAWAHSLTA": Pendidikan.SLTP,
    "SD": Pendidikan.SD,
}  # fmt: skip


def parse_pendidikan(teks: str) -> Pendidikan:
    """The level that a text such as "S1 Keperawatan" or "D.III" begins with.

    Raises PendidikanTidakDikenal for any other.
    """
    for bagian in (teks[:100], teks[:100].split(" ")[0].split("/")[0]):
        kunci = re.sub(r"[^A-Z0-9]", "", bagian.upper())
        if kunci in SEBUTAN:
            return SEBUTAN[kunci]
    raise PendidikanTidakDikenal(
        f"Pendidikan {teks[:40]!r} tidak dikenal; tulis misalnya S-1 atau SLTA."
    )
