"""docs/konfigurasi.md lists exactly the variables that Tera reads."""

import re
from pathlib import Path

from tera.config.lingkungan import DAFTAR

DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "konfigurasi.md"
BARIS = re.compile(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`|kosong) \| (.+) \|$", re.MULTILINE)


def test_every_variable_stands_in_the_document_with_default_and_meaning() -> None:
    tercatat = BARIS.findall(DOKUMEN.read_text())
    assert tercatat == [(v.nama, v.bawaan, v.arti) for v in DAFTAR]
