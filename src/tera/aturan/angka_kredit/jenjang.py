"""Levels of functional positions, and the one that a position's name tells."""

import re

from tera.aturan.berlabel import Berlabel
from tera.aturan.parameter import parameter


class Jenjang(Berlabel):
    """Level of a functional position; the first four are keterampilan, the rest keahlian."""

    PEMULA = "pemula", "Pemula"
    TERAMPIL = "terampil", "Terampil"
    MAHIR = "mahir", "Mahir"
    PENYELIA = "penyelia", "Penyelia"
    AHLI_PERTAMA = "ahli_pertama", "Ahli Pertama"
    AHLI_MUDA = "ahli_muda", "Ahli Muda"
    AHLI_MADYA = "ahli_madya", "Ahli Madya"
    AHLI_UTAMA = "ahli_utama", "Ahli Utama"


# What may follow the level: end, another title, or the unit ("Ahli Muda pada Biro Hukum").
JENJANG = re.compile(
    r"\b(ahli (?:pertama|muda|madya|utama)|pemula|terampil|mahir|penyelia)"
    r"(?= ?(?:$|[,;/–-])| (?:pada|di|selaku|sebagai)\b)"
)
KURUNG = re.compile(r"\([^()]*\)?")


def jenjang_from_jabatan(nama: str) -> Jenjang | None:
    """The level at the end of a position's official name, or None if it has none.

    Words in brackets and a unit behind the level are passed over: "Dokter Ahli Madya (Kepala
    Puskesmas)" is ahli madya. Names that begin with "Kepala" are structural: None.
    """
    rapi = " ".join(KURUNG.sub(" ", nama[:300]).casefold().split())
    cocok = JENJANG.search(rapi)
    if cocok is None or rapi.startswith("kepala "):
        return None
    return Jenjang(cocok[1].replace(" ", "_"))


# The level above, inside its category; the highest of each has none.
_DI_ATAS = {
    Jenjang.PEMULA: Jenjang.TERAMPIL,
    Jenjang.TERAMPIL: Jenjang.MAHIR,
    Jenjang.MAHIR: Jenjang.PENYELIA,
    Jenjang.AHLI_PERTAMA: Jenjang.AHLI_MUDA,
    Jenjang.AHLI_MUDA: Jenjang.AHLI_MADYA,
    Jenjang.AHLI_MADYA: Jenjang.AHLI_UTAMA,
}


def jenjang_berikut(jenjang: Jenjang) -> Jenjang | None:
    """The next level of the same category; None for penyelia and ahli utama."""
    return _DI_ATAS.get(Jenjang(jenjang))


def golongan_jenjang(jenjang: Jenjang) -> tuple[str, ...]:
    """The golongan ruang of a level, lowest first."""
    return tuple(parameter("angka_kredit_dasar").terbaru.isi[Jenjang(jenjang)])
