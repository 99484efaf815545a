"""Ranks: pangkat and golongan ruang of PNS, golongan of PPPK.

Sources: PP 11/2017 jo PP 17/2020 for PNS (seventeen golongan ruang, I/a to IV/e); PP 49/2018 for
PPPK (golongan I to XVII). Article numbers are left out because the texts were not read.
"""

PANGKAT_PNS = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip


def golongan_sah(golongan: str, *, pppk: bool) -> bool:
    """Whether this golongan exists for this kind of ASN."""
    return golongan in (GOLONGAN_PPPK if pppk else PANGKAT_PNS)


def format_pangkat(golongan: str) -> str:
    """As printed on documents: ``Penata Muda (III/a)`` for PNS, ``Golongan IX`` for PPPK."""
    if golongan in PANGKAT_PNS:
        return f"{PANGKAT_PNS[golongan]} ({golongan})"
    return f"Golongan {golongan}" if golongan else "-"
