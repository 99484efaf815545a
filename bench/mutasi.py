"""Mutation score of the rules where a wrong figure costs somebody money or rank.

``make mutasi``, or ``python -m bench.mutasi [module ...] [-v]``. The rules and their tests are
copied to a scratch folder, so that no mutant ever stands in the tree; the score of each module is
printed and must reach the floor.
"""

import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
MODUL = ("predikat", "distribusi", "angka_kredit", "disiplin", "tpp", "skm")
LANTAI = 85
MATI = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}
PYPROJECT = """
[tool.mutmut]
source_paths = ["src/"]
only_mutate = {mutasi}
pytest_add_cli_args_test_selection = {uji}

[tool.pytest.ini_options]
addopts = "-p no:django -p no:randomly -q"
"""


def prepare(folder: Path, modul: list[str]) -> None:
    """Copy the rules with their tests, and say what is to be mutated."""
    for asal in ("src/tera/aturan", "tests/aturan"):
        shutil.copytree(AKAR / asal, folder / asal, ignore=shutil.ignore_patterns("__pycache__"))
    for asal in ("src/tera/__init__.py", "tests/__init__.py"):
        shutil.copy(AKAR / asal, folder / asal)
    mutasi = [f"src/tera/aturan/{nama}{akhir}" for nama in modul for akhir in (".py", "/*.py")]
    berkas = (path for nama in modul for path in (AKAR / "tests/aturan").glob(f"test_{nama}*.py"))
    uji = sorted(str(path.relative_to(AKAR)) for path in berkas)
    (folder / "pyproject.toml").write_text(PYPROJECT.format(mutasi=mutasi, uji=uji))


def mutmut(folder: Path, *args: str) -> str:
    """Run mutmut in the scratch folder; its words only when it fails."""
    perintah = [str(Path(sys.executable).parent / "mutmut"), *args]
    hasil = subprocess.run(perintah, cwd=folder, capture_output=True, text=True, check=False)
    if hasil.returncode:
        sys.exit(hasil.stdout[-4000:] + hasil.stderr[-4000:])
    return hasil.stdout


def main() -> int:
    """Print each module's score and, with ``-v``, every mutant that survived."""
    modul = [nama for nama in sys.argv[1:] if not nama.startswith("-")] or list(MODUL)
    nilai: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory(prefix="tera-mutasi-") as nama_folder:
        folder = Path(nama_folder)
        prepare(folder, modul)
        mutmut(folder, "run")
        for baris in mutmut(folder, "results", "--all", "true").splitlines():
            mutan, _, status = baris.strip().rpartition(": ")
            nilai[mutan.split(".")[2]][status] += 1
            if "-v" in sys.argv and status not in MATI:
                print(status, mutan, mutmut(folder, "show", mutan), sep="\n")
    kurang = 0
    for nama in modul:
        semua = nilai[nama].total()
        mati = sum(nilai[nama][status] for status in MATI)
        persen = 100 * mati / semua if semua else 0
        kurang += persen < LANTAI
        print(f"{nama:<14}{mati:>5} dari {semua:>5} mutan tertangkap: {persen:5.1f} %")
    return int(kurang > 0)


if __name__ == "__main__":
    raise SystemExit(main())
