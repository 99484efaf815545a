"""Links given as evidence: shown to others, so only plain web addresses are taken."""

import re
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

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


# What says who shared a link, not what it leads to.
PELACAK = re.compile(r"utm_\w+|fbclid|gclid|usp|ouid|rtpof|sd|resourcekey")
DOKUMEN_GOOGLE = re.compile(r"/d/([\w-]{15,})")


def baku(alamat: str) -> str:
    """The address as it is compared: two spellings that lead to one thing are equal.

    Left out are the scheme, "www.", the usual port, marks of sharing, an end slash, and the place
    within a page; a document of Google counts by its id, however it was shared.
    """
    bagian = urlsplit(alamat)
    host = (bagian.hostname or "").removeprefix("www.").rstrip(".")
    isian = [(k, n) for k, n in parse_qsl(bagian.query, keep_blank_values=True)]
    if host in ("drive.google.com", "docs.google.com"):
        dokumen = DOKUMEN_GOOGLE.search(bagian.path)
        nomor = dokumen[1] if dokumen else dict(isian).get("id")
        if nomor:
            return f"google/{nomor}"
    port = "" if bagian.port in (None, 80, 443) else f":{bagian.port}"
    tanya = urlencode(sorted(satu for satu in isian if not PELACAK.fullmatch(satu[0])))
    tempat = f"#{bagian.fragment}" if bagian.fragment.startswith(("/", "!")) else ""
    return f"{host}{port}{bagian.path.rstrip('/')}{'?' * bool(tanya)}{tanya}{tempat}"


def kunci_of(alamat: str) -> str:
    """SHA-256 of ``baku``: what one address is known by, however long it is."""
    return sha256(baku(alamat).encode()).hexdigest()


def _refuse(pesan: str) -> MasukanTidakSah:
    return MasukanTidakSah(pesan, {"tautan": pesan})
