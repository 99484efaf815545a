"""docs/aturan is what the data says today; what nobody re-read is reported."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tera.aturan import parameter as modul
from tera.aturan.acuan import register
from tera.aturan.dokumen import TANDA, render_dokumen
from tera.aturan.parameter import find_stale, nama_parameter, parameter

DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "aturan"


@pytest.mark.parametrize("nama", ["README.md", "peraturan.md", "parameter.md"])
def test_the_document_is_current(nama):
    harap = render_dokumen()[nama]
    assert harap.startswith(TANDA)
    assert (DOKUMEN / nama).read_text("utf-8") == harap, "jalankan `make dokumen`"


def test_nothing_is_left_out():
    dokumen = render_dokumen()
    assert {path.name for path in DOKUMEN.iterdir()} == set(dokumen)
    assert all(f"`{nama}`" in dokumen["parameter.md"] for nama in nama_parameter())
    assert all(satu.teks in dokumen["peraturan.md"] for satu in register().values())


@pytest.mark.parametrize(
    ("diperiksa", "basi"),
    [
        (None, True),
        (date(2025, 11, 24), True),
        (date(2025, 11, 25), False),
        (date(2024, 2, 29), True),
        (date(2026, 11, 24), False),
    ],
)
def test_a_file_is_stale_twelve_months_after_it_was_compared(monkeypatch, diperiksa, basi):
    satu = replace(parameter("konversi_predikat"), diperiksa=diperiksa)
    monkeypatch.setattr(modul, "nama_parameter", lambda: ("konversi_predikat",))
    monkeypatch.setattr(modul, "parameter", lambda nama: satu)
    assert bool(find_stale(date(2026, 11, 24))) is basi


def test_stale_files_are_listed_longest_ago_first(monkeypatch):
    hari = {"a": date(2020, 1, 1), "b": None, "c": date(2019, 1, 1)}
    dasar = parameter("konversi_predikat")
    monkeypatch.setattr(modul, "nama_parameter", lambda: tuple(hari))
    monkeypatch.setattr(
        modul, "parameter", lambda nama: replace(dasar, nama=nama, diperiksa=hari[nama])
    )
    assert [satu.nama for satu in find_stale(date(2026, 1, 1))] == ["b", "c", "a"]
