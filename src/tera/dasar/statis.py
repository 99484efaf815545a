"""Static files under hashed names, compressed once with brotli and gzip."""

import re
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A comment that has its lines to itself; for whoever reads the source, not for a phone.
KOMENTAR = re.compile(rb"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
BERKOMENTAR = (".js", ".css")
# Of our own scripts the indentation goes too, and what is said of a line behind it. No string of
# theirs has lines of its own (tests/dasar/test_statis.py).
INDENTASI = re.compile(rb"^[ \t]+", re.MULTILINE)
DI_BELAKANG = re.compile(rb"[ \t]+//[ \t][^\n\"'`]*$", re.MULTILINE)


def shorten(nama: str, isi: bytes) -> bytes:
    """A style sheet or a script without what only its readers need."""
    isi = KOMENTAR.sub(b"", isi)
    if nama.endswith(".js"):
        isi = INDENTASI.sub(b"", DI_BELAKANG.sub(b"", isi))
    return isi


class StatisBersidik(CompressedManifestStaticFilesStorage):
    """Names carry the content's hash, so a repeat visit asks for nothing."""

    manifest_strict = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._alamat: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """The address of a file: looked up once a process, because a page names ten of them."""
        if settings.DEBUG or force:
            return str(super().url(name, force))
        if name not in self._alamat:
            self._alamat[name] = str(super().url(name))
        return self._alamat[name]

    def _save(self, name: str, content: Any) -> str:
        if name.endswith(BERKOMENTAR):
            content = ContentFile(shorten(name, b"".join(content.chunks())))
        return super()._save(name, content)  # type: ignore[no-any-return]
