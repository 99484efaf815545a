"""Better wordings: only where the sentence that comes out is sure to be Indonesian."""

import re

from tera.aturan.smart.kata import kosakata, phrases

KEADAAN = re.compile(r"^(ter\w+?)(?:nya)\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
AKHIR_KALIMAT = " .;,"
PANJANG_TERBESAR = 300


def suggest_wording(teks: str) -> str | None:
    """One whole better sentence, without vague words and as a measure; None where none is sure."""
    bersih = _without_vague(teks)
    return _from_activity(bersih) or _from_state(bersih) or (bersih if bersih != teks else None)


def _from_activity(teks: str) -> str | None:
    """ "Melaksanakan penyuluhan gizi" -> "Jumlah penyuluhan gizi yang dilaksanakan"."""
    kata, _, sisa = teks.strip().partition(" ")
    pasif = kosakata()["kegiatan"].get(kata.casefold())
    objek = sisa.strip(AKHIR_KALIMAT)
    if pasif is None or not _plain(objek):
        return None
    return f"Jumlah {_lower(objek)} yang {pasif}"


def _from_state(teks: str) -> str | None:
    """ "Tersusunnya laporan kinerja" -> "Jumlah laporan kinerja yang tersusun"."""
    cocok = KEADAAN.match(teks.strip())
    if cocok is None or not _plain(cocok[2].strip(AKHIR_KALIMAT)):
        return None
    return f"Jumlah {_lower(cocok[2].strip(AKHIR_KALIMAT))} yang {cocok[1].casefold()}"


def _without_vague(teks: str) -> str:
    """The sentence without vague words that can be left out; itself where none can."""
    baru = " ".join(phrases("buang").sub(" ", teks).split())
    return baru if baru and baru != " ".join(teks.split()) else teks


def _plain(objek: str) -> bool:
    """One object without joining, examples or a clause of its own: else a wording is not sure."""
    if not objek or len(objek) > PANJANG_TERBESAR or any(tanda in objek for tanda in "();:/"):
        return False
    return not re.search(r"\b(?:dan|serta|atau|yang|untuk|agar|guna)\b|,", objek, re.IGNORECASE)


def _lower(objek: str) -> str:
    """A lower-case beginning, unless the first word is an abbreviation or a name in capitals."""
    kata = objek.split(" ", 1)[0]
    return objek if kata[1:] != kata[1:].lower() else objek[0].lower() + objek[1:]
