"""Where finished print jobs lie: outside of what the web server serves, under their SHA-256."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

AWALAN = "sementara-"
SIDIK = re.compile(r"[0-9a-f]{64}")


@contextmanager
def draft_file() -> Iterator[BinaryIO]:
    """A file to write into; whatever is not kept by then is gone afterwards."""
    akar = _root()
    akar.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=akar, prefix=AWALAN, delete=False) as berkas:
        try:
            yield cast("BinaryIO", berkas)
        finally:
            Path(berkas.name).unlink(missing_ok=True)


def keep(berkas: BinaryIO) -> str:
    """Put a written draft under its hash, safe on the disk, and return the hash."""
    berkas.flush()
    os.fsync(berkas.fileno())
    with Path(berkas.name).open("rb") as isi:
        sidik = hashlib.file_digest(isi, "sha256").hexdigest()
    tujuan = path_of(sidik)
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    Path(berkas.name).replace(tujuan)
    return sidik


def forget(sidik: str) -> None:
    """Remove the file of a hash, if it is there."""
    path_of(sidik).unlink(missing_ok=True)


def forget_drafts(*, sebelum: datetime) -> None:
    """Remove drafts of runs that were cut off before this moment."""
    for berkas in _root().glob(f"{AWALAN}*"):
        if berkas.stat().st_mtime < sebelum.timestamp():
            berkas.unlink(missing_ok=True)


def path_of(sidik: str) -> Path:
    """Where the bytes of a hash lie; anything but a hash raises ValueError."""
    if not SIDIK.fullmatch(sidik):
        raise ValueError("not a SHA-256 in hex")
    return _root() / sidik[:2] / sidik


def _root() -> Path:
    folder: Path = settings.DATA / "cetak"
    return folder
