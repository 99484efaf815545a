"""Scripts and style sheets lose what only their readers need, and nothing else."""

from pathlib import Path

import pytest

from tera.dasar.statis import shorten

FOLDER = Path(__file__).resolve().parents[2] / "src" / "tera" / "dasar" / "static" / "tera"
SKRIP = sorted(satu for satu in FOLDER.glob("*.js") if not satu.name.endswith(".min.js"))


def test_comments_and_indentation_go_and_the_code_stays() -> None:
    isi = (
        b"/* About\n   this. */\n(() => {\n  const a = 1; // why\n"
        b'  const b = "https://x"; // it\'s kept: a quote\n})();\n'
    )
    assert shorten("tera/a.js", isi) == (
        b'(() => {\nconst a = 1;\nconst b = "https://x"; // it\'s kept: a quote\n})();\n'
    )
    assert shorten("tera/a.css", b"/* A */\na {\n  color: red;\n}\n") == (
        b"a {\n  color: red;\n}\n"
    )


@pytest.mark.parametrize("jalur", SKRIP, ids=lambda jalur: jalur.name)
def test_no_string_of_a_script_has_lines_of_its_own(jalur: Path) -> None:
    """Its indentation would be content; so whatever a line opens it closes."""
    terbuka = [
        n for n, baris in enumerate(jalur.read_text().splitlines(), 1) if baris.count("`") % 2
    ]
    assert not terbuka
    assert jalur.read_text().count("\\\n") == 0
