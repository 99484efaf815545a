"""Gives every test run a real PostgreSQL: the embedded one, the one that DATABASE_URL names, or
(``UJI_PG_BIN=/usr/lib/postgresql/15/bin``) a cluster of the system's that lives for this run.

Loaded with ``-p tests.basisdata`` so that it runs before Django reads its settings; workers of
pytest-xdist inherit the address.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PENGGUNA_BIASA = "nobody"
# A test database that dies is made anew: no write of it has to survive.
TANPA_TAHAN = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def _start() -> None:
    os.environ.setdefault("TERA_DATA", str(AKAR / ".data" / "uji"))
    if os.environ.get("DATABASE_URL"):
        return
    if bin_ := os.environ.get("UJI_PG_BIN"):
        os.environ["DATABASE_URL"] = _start_system(Path(bin_))
        return
    from tera.dasar.basis_data import start_embedded

    os.environ["DATABASE_URL"] = start_embedded(Path(os.environ["TERA_DATA"]) / "basis-data-uji")
    _forget_durability(os.environ["DATABASE_URL"])


def _forget_durability(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as koneksi:
        for nama, nilai in TANPA_TAHAN.items():
            koneksi.execute(f"ALTER SYSTEM SET {nama} = {nilai}")
        koneksi.execute("SELECT pg_reload_conf()")


def _start_system(bin_: Path) -> str:
    """A cluster of its own in a temporary folder, run as an unprivileged user, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tera-pg-"))
    sebagai = ["runuser", "-u", PENGGUNA_BIASA, "--"] if os.getuid() == 0 else []
    if sebagai:
        shutil.chown(folder, PENGGUNA_BIASA)
    klaster = folder / "klaster"
    pilihan = " ".join(f"-c {nama}={nilai}" for nama, nilai in TANPA_TAHAN.items())

    def run(*perintah: str) -> None:
        subprocess.run([*sebagai, *perintah], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    def stop() -> None:
        run(str(bin_ / "pg_ctl"), "-D", str(klaster), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    run(str(bin_ / "initdb"), "-D", str(klaster), "-U", "tera", "-A", "trust", "-E", "UTF8")
    run(
        str(bin_ / "pg_ctl"), "-D", str(klaster), "-l", str(folder / "log"), "-w",
        "-o", f"-h '' -k {folder} {pilihan}", "start",
    )  # fmt: skip
    atexit.register(stop)
    return f"postgresql://tera@/postgres?host={folder}"


if "PYTEST_XDIST_WORKER" not in os.environ:
    _start()
