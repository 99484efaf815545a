"""The repository itself: sizes, names, directions that no linter checks."""

import ast
import inspect
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

AKAR = Path(__file__).resolve().parents[2]
SUMBER = AKAR / "src" / "tera"
PYTHON = [p for p in SUMBER.rglob("*.py") if "migrations" not in p.parts]
TEMPLATE = list(SUMBER.rglob("templates/**/*.html"))
APLIKASI = [a for a in apps.get_app_configs() if a.name.startswith("tera.")]
MODEL = [m for a in APLIKASI for m in a.get_models()]
NAMA_TERLARANG = {"utils.py", "helpers.py", "common.py", "misc.py", "signals.py"}
# Tables that are above or outside of the agencies, each with its reason.
TANPA_INSTANSI = {
    "organisasi.Instansi": "the agency itself",
    "dasar.AuditEvent": "keeps instansi_id as a value",
    "dasar.AuditSegel": "one chain for the database",
    "dasar.Denyut": "whether the machine answered, for all agencies alike",
    "akun.Sesi": "reached through its account only",
    "akun.PercobaanMasuk": "counts clients before anyone is known",
}
BOLEH_TANPA_AWALAN = {"akun.Akun": "one sign-in name across agencies"}


def _name(path: Path) -> str:
    return str(path.relative_to(AKAR))


@pytest.mark.parametrize("berkas", PYTHON, ids=_name)
def test_python_file_is_a_readable_size(berkas: Path) -> None:
    assert len(berkas.read_text().splitlines()) <= 600
    assert berkas.name not in NAMA_TERLARANG


@pytest.mark.parametrize("berkas", TEMPLATE, ids=_name)
def test_template_is_small_and_obeys_the_content_policy(berkas: Path) -> None:
    teks = berkas.read_text()
    assert len(teks.splitlines()) <= 150
    assert not re.search(r"\sstyle=|\son[a-z]+=|hx-on|<script(?![^>]*\ssrc=)|javascript:", teks)


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for berkas in PYTHON:
        for node in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{_name(berkas)}:{node.name}", node


def test_functions_stay_short() -> None:
    panjang = [(nama, (n.end_lineno or 0) - n.lineno + 1) for nama, n in _functions()]
    terlalu = [satu for satu in panjang if satu[1] > 60]
    assert not terlalu
    assert sum(p <= 30 for _, p in panjang) / len(panjang) >= 0.9


def test_no_broad_except_and_no_signal_receivers() -> None:
    for berkas in PYTHON:
        teks = berkas.read_text()
        assert not re.search(r"except( (Base)?Exception)?( as \w+)?:", teks, re.M), berkas
        assert "@receiver" not in teks, berkas


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    for berkas in (AKAR / "tests").rglob("test_*.py"):
        if berkas != Path(__file__):
            assert not re.search(r"pytest\.(mark\.)?(skip|xfail)", berkas.read_text()), berkas


def test_migrations_import_no_application_code() -> None:
    for berkas in SUMBER.rglob("migrations/0*.py"):
        impor = re.findall(r"^(?:from|import) (tera\.\S+)", berkas.read_text(), re.M)
        boleh = {"tera.akun.models", "tera.dasar.models.base"}
        assert not [satu for satu in impor if satu not in boleh], berkas


@pytest.mark.django_db
def test_migrations_match_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_table_belongs_to_an_agency(model: type[models.Model]) -> None:
    if model._meta.label in TANPA_INSTANSI:
        return
    assert "instansi" in {f.name for f in model._meta.fields}
    if model._meta.label in BOLEH_TANPA_AWALAN:
        return
    for batas in model._meta.constraints:
        if isinstance(batas, models.UniqueConstraint):
            assert batas.fields[0] == "instansi", batas.name
    for indeks in model._meta.indexes:
        assert indeks.fields[0] == "instansi", indeks.name


def _modules(nama: str) -> Iterator[tuple[str, object]]:
    for aplikasi in APLIKASI:
        dasar = SUMBER / aplikasi.label
        for berkas in [dasar / f"{nama}.py", *(dasar / nama).glob("*.py")]:
            if berkas.exists():
                jalan = berkas.relative_to(SUMBER.parent).with_suffix("")
                yield str(jalan), import_module(".".join(jalan.parts).removesuffix(".__init__"))


def test_use_cases_take_keywords_only() -> None:
    """Whoever passes the actor names everything else too."""
    jumlah = 0
    for nama, modul in _modules("services"):
        for fungsi in _public(modul):
            masukan = inspect.signature(fungsi).parameters  # type: ignore[arg-type]
            if "by" not in masukan:
                continue
            jumlah += 1
            posisi = [n for n, p in masukan.items() if p.kind is not inspect.Parameter.KEYWORD_ONLY]
            assert not posisi, f"{nama}.{fungsi}: {posisi}"
    assert jumlah > 20


def _public(modul: object) -> Iterator[object]:
    for nama, isi in vars(modul).items():
        milik = getattr(isi, "__module__", "") == modul.__name__  # type: ignore[attr-defined]
        if inspect.isfunction(isi) and milik and not nama.startswith("_"):
            yield isi


def test_permissions_come_in_pairs() -> None:
    for nama, modul in _modules("permissions"):
        cek = {n.removeprefix("check_") for n in vars(modul) if n.startswith("check_can_")}
        for satu in cek:
            asal = getattr(modul, f"check_{satu}").__module__
            if asal == modul.__name__:  # type: ignore[attr-defined]
                assert hasattr(modul, satu), f"{nama}: {satu} is missing beside check_{satu}"


def test_nothing_committed_names_a_registry_or_this_machine() -> None:
    pola = re.compile(
        "|".join(
            (r"py" + r"pi\.org", r"registry\.np" + r"mjs", r"/wo" + r"rk/", r"deb\.deb" + "ian")
        )
    )
    terlacak = subprocess.run(
        ["git", "ls-files", "-z"], cwd=AKAR, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for nama in filter(None, terlacak):
        berkas = AKAR / nama
        if berkas.is_file() and berkas.suffix not in {".png", ".xlsx", ".pdf", ".woff2"}:
            assert not pola.search(berkas.read_text(errors="ignore")), nama
