"""Links given as evidence: shown to others, so only plain web addresses are taken."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from tera.dasar.errors import MasukanTidakSah

PANJANG_TERBESAR = 1000
SKEMA = ("http", "https")

_sah = URLValidator(schemes=SKEMA)


def check_tautan(teks: str) -> str:
    """The address without surrounding spaces; raises MasukanTidakSah with the reason.

    Refused: any scheme but http and https, a name or password inside, control characters,
    backslashes (browsers read them as slashes), more than 1000 characters.
    """
    alamat = teks.strip()
    if not alamat.lower().startswith(("http://", "https://")):
        raise _refuse("Tautan harus diawali https:// atau http://.")
    if len(alamat) > PANJANG_TERBESAR:
        raise _refuse(f"Tautan paling panjang {PANJANG_TERBESAR} karakter.")
    if "\\" in alamat or any(not huruf.isprintable() or huruf.isspace() for huruf in alamat):
        raise _refuse("Tautan berisi spasi atau karakter yang tidak boleh dipakai.")
    try:
        _sah(alamat)
        bagian = urlsplit(alamat)
    except (ValidationError, ValueError) as galat:
        raise _refuse("Tautan ini bukan alamat web yang benar. Salin dari peramban.") from galat
    if "@" in bagian.netloc:
        raise _refuse("Tautan tidak boleh memuat nama pengguna atau kata sandi.")
    return alamat


def host_of(alamat: str) -> str:
    """The host, as the name of a link that was given none."""
    return urlsplit(alamat).hostname or alamat[:100]


def _refuse(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"tautan": pesan})
