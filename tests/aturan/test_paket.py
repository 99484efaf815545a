"""The package as a whole: what it claims to cover is true, and it stays pure."""

import ast
import importlib
import re
import sys
import tomllib

import pytest

from tera.aturan.acuan import Acuan
from tera.aturan.berkas import AKAR, read_toml

from .muat import FOLDER

CAKUPAN = read_toml(AKAR / "cakupan.toml")["cakupan"]
ISTILAH = read_toml(AKAR / "glosarium.toml")["istilah"]
BERKAS = sorted(AKAR.rglob("*.py"))
STATUS = {"penuh", "setelan", "sebagian"}


@pytest.mark.parametrize("satu", CAKUPAN, ids=lambda satu: satu["ketentuan"])
def test_cakupan_is_true(satu):
    assert satu.keys() - {"catatan"} == {"ketentuan", "acuan", "fungsi", "kasus", "status"}
    assert satu["status"] in STATUS
    assert ("catatan" in satu) == (satu["status"] != "penuh")
    assert Acuan(**satu["acuan"]).teks
    assert satu["fungsi"]
    for fungsi in satu["fungsi"]:
        modul, _, nama = fungsi.rpartition(".")
        assert callable(getattr(importlib.import_module(modul), nama))
    assert all((FOLDER / kasus).is_file() for kasus in satu["kasus"])


def test_cakupan_mentions_every_case_file_of_a_regulation():
    disebut = {kasus for satu in CAKUPAN for kasus in satu["kasus"]}
    tulisan = {"bilangan.toml", "target.toml", "jabatan.toml"}
    assert {path.name for path in FOLDER.glob("*.toml")} - tulisan == disebut


@pytest.mark.parametrize("satu", ISTILAH, ids=lambda satu: satu["istilah"])
def test_glosarium_is_well_formed(satu):
    assert satu.keys() == {"istilah", "arti", "pengenal", "terlarang"}
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", satu["pengenal"])
    assert satu["arti"].endswith(".")
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", kata) for kata in satu["terlarang"])


def test_no_identifier_is_forbidden_elsewhere():
    pengenal = [satu["pengenal"] for satu in ISTILAH]
    terlarang = [kata for satu in ISTILAH for kata in satu["terlarang"]]
    assert len(set(pengenal)) == len(pengenal)
    assert len(set(terlarang)) == len(terlarang)
    assert not set(pengenal) & set(terlarang)


@pytest.mark.parametrize("path", BERKAS, ids=lambda path: str(path.relative_to(AKAR)))
def test_only_the_standard_library_is_imported(path):
    for simpul in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(simpul, ast.Import):
            nama = [satu.name for satu in simpul.names]
        elif isinstance(simpul, ast.ImportFrom):
            nama = [simpul.module or ""]
        else:
            continue
        for satu in nama:
            assert satu.startswith("tera.aturan.") or satu.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", BERKAS, ids=lambda path: str(path.relative_to(AKAR)))
def test_nobody_asks_the_clock(path):
    panggilan = [
        simpul.attr
        for simpul in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(simpul, ast.Attribute)
    ]
    assert not {"today", "now", "utcnow", "time"} & set(panggilan)


@pytest.mark.parametrize("path", BERKAS, ids=lambda path: str(path.relative_to(AKAR)))
def test_files_and_functions_stay_small(path):
    teks = path.read_text("utf-8")
    assert len(teks.splitlines()) <= 300
    for simpul in ast.walk(ast.parse(teks)):
        if isinstance(simpul, ast.FunctionDef):
            assert (simpul.end_lineno or 0) - simpul.lineno < 35, simpul.name


def test_every_toml_parses_strictly():
    for path in AKAR.rglob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))
