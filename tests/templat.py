"""A migrated, empty database from which every test database is copied.

Migrating takes ten seconds, copying a tenth of one. The name holds a hash of all migrations and of
the packages that bring their own, so a template is never out of date; the copy is still asked for
missing migrations. It stays in the embedded cluster of TERA_DATA between runs.
"""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

AKAR = Path(__file__).resolve().parent.parent
AWALAN = "tera_templat_"
KUNCI = 7_118_275
"""Advisory lock: the workers of a run ask at the same moment, one of them builds."""


def ensure_templat() -> str:
    """The name of the template, built if this is the first run with these migrations."""
    nama = AWALAN + _fingerprint()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as koneksi:
        koneksi.execute("SELECT pg_advisory_lock(%s)", [KUNCI])
        ada = {baris[0] for baris in koneksi.execute("SELECT datname FROM pg_database")}
        if nama not in ada:
            for lama in sorted(satu for satu in ada if satu.startswith(AWALAN)):
                koneksi.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(lama)))
            _build(koneksi, nama)
    return nama


def database_url(nama: str) -> str:
    """The address of another database of the same server."""
    bagian = conninfo_to_dict(os.environ["DATABASE_URL"]) | {"dbname": nama}
    host = bagian.pop("host", "")
    pengguna = bagian.get("user", "")
    sandi = f":{bagian['password']}" if bagian.get("password") else ""
    masuk = f"{pengguna}{sandi}@" if pengguna else ""
    if str(host).startswith("/"):
        return f"postgresql://{masuk}/{nama}?host={host}"
    return f"postgresql://{masuk}{host}:{bagian.get('port', 5432)}/{nama}"


def _build(koneksi: "psycopg.Connection[tuple[object, ...]]", nama: str) -> None:
    """Under another name until it is whole: a run that is stopped leaves no half template."""
    baru = f"{nama}_baru"
    koneksi.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(baru)))
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity", "0"],
        cwd=AKAR,
        env=os.environ
        | {"DATABASE_URL": database_url(baru), "DJANGO_SETTINGS_MODULE": "tera.config.settings"},
        check=True,
    )
    koneksi.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(baru), sql.Identifier(nama))
    )


def _fingerprint() -> str:
    import tera

    sumber = Path(tera.__path__[0])
    isi = [version("django"), version("procrastinate")]
    isi += [
        f"{berkas.relative_to(sumber)} {berkas.read_text()}"
        for berkas in sorted(sumber.glob("*/migrations/*.py"))
    ]
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()[:12]
