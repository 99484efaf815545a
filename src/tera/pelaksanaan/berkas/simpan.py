"""Where evidence lies.

A file is stored under its SHA-256, so the audit record that names the hash also proves the
content. Bytes are never deleted here: removing evidence removes its row, the audit event stays
verifiable.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File

from tera.pelaksanaan.errors import BerkasTidakUtuh

POTONG = 256 * 1024
SIDIK = re.compile(r"[0-9a-f]{64}")
PESAN_TIDAK_UTUH = (
    "Berkas ini hilang dari penyimpanan atau isinya tidak lagi sama dengan saat diunggah. "
    "Beri tahu BKPSDM; mintalah pemiliknya mengunggah lagi."
)


def sidik_of(berkas: "File[bytes]") -> str:
    """SHA-256 of an upload, read in pieces."""
    sidik = hashlib.sha256()
    for potong in berkas.chunks():
        sidik.update(potong)
    berkas.seek(0)
    return sidik.hexdigest()


def store(berkas: "File[bytes]") -> str:
    """Keep the bytes for good and return their SHA-256; the same bytes are kept once.

    Written beside, flushed to the disk, then renamed: a row never names half a file.
    """
    akar = settings.DATA / "bukti"
    akar.mkdir(parents=True, exist_ok=True, mode=0o700)
    sidik = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=akar, prefix="sementara-", delete=False) as sementara:
        try:
            for potong in berkas.chunks():
                sidik.update(potong)
                sementara.write(potong)
            sementara.flush()
            os.fsync(sementara.fileno())
            tujuan = path_of(sidik.hexdigest())
            tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            Path(sementara.name).replace(tujuan)
        finally:
            Path(sementara.name).unlink(missing_ok=True)
    for folder in (tujuan.parent, tujuan.parent.parent, akar):
        _fsync_folder(folder)
    return sidik.hexdigest()


def _fsync_folder(folder: Path) -> None:
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)


def path_of(sidik: str) -> Path:
    """Where the bytes of a hash lie; anything but a hash raises ValueError."""
    if not SIDIK.fullmatch(sidik):
        raise ValueError("not a SHA-256 in hex")
    folder: Path = settings.DATA / "bukti"
    return folder / sidik[:2] / sidik[2:4] / sidik


def pieces_of(sidik: str) -> Iterator[bytes]:
    """The stored bytes piece by piece, unjudged; raises OSError where they are gone."""
    with path_of(sidik).open("rb") as isi:
        while potong := isi.read(POTONG):
            yield potong


def is_intact(sidik: str) -> bool:
    """Whether the bytes are there and still have this hash; read in pieces."""
    dihitung = hashlib.sha256()
    try:
        for potong in pieces_of(sidik):
            dihitung.update(potong)
    except OSError:
        return False
    return dihitung.hexdigest() == sidik


def read_berkas(sidik: str) -> bytes:
    """The stored bytes, compared with their hash; raises BerkasTidakUtuh where they differ.

    Whole in memory (an upload is a few MB): what was compared is what is sent, and a slow link
    holds no worker of the web server.
    """
    try:
        isi = path_of(sidik).read_bytes()
    except OSError as galat:
        raise BerkasTidakUtuh(PESAN_TIDAK_UTUH) from galat
    if hashlib.sha256(isi).hexdigest() != sidik:
        raise BerkasTidakUtuh(PESAN_TIDAK_UTUH)
    return isi
