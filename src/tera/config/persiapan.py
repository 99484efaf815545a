"""What a command needs before it works: a data folder, a database, a key, Django."""

import os
import secrets
from pathlib import Path
from subprocess import SubprocessError

from tera.config.lingkungan import KonfigurasiTidakSah, Lingkungan

BERKAS_KUNCI = "kunci-rahasia"
BATAS_SAMBUNG = 5


def prepare(*, kunci: bool = False, mutakhir: bool = True) -> None:
    """Read the environment, reach the database, set Django up.

    With ``mutakhir`` a database that lacks migrations is refused.

    Without ``DATABASE_URL`` the embedded PostgreSQL is started and its address put into the
    environment, so that child processes share it. With ``kunci`` a secret key that is not given is
    kept in the data folder, else sessions would end with every restart.
    """
    lingkungan = Lingkungan()
    data = open_data_folder(lingkungan)
    if kunci and not lingkungan.text("TERA_SECRET_KEY"):
        os.environ["TERA_SECRET_KEY"] = keep_secret_key(data)
    if not lingkungan.text("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _start_embedded(data)
    check_reachable(Lingkungan().text("DATABASE_URL"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tera.config.settings")
    import django

    django.setup()
    if mutakhir:
        _refuse_outdated()


def _refuse_outdated() -> None:
    from tera.config.kesiapan import pending_migrations

    if tertunda := pending_migrations():
        raise KonfigurasiTidakSah(
            f"DATABASE_URL: basis data belum mutakhir ({len(tertunda)} migrasi). "
            f"Jalankan 'tera migrate' lebih dahulu."
        )


def open_data_folder(lingkungan: Lingkungan) -> Path:
    """The data folder, created where it is missing; refuses one that cannot be written."""
    data = lingkungan.folder("TERA_DATA")
    try:
        if not data.exists():
            data.mkdir(mode=0o711, parents=True)
    except OSError as galat:
        raise KonfigurasiTidakSah(f"TERA_DATA: folder {data} tidak dapat dibuat.") from galat
    if not data.is_dir() or not os.access(data, os.W_OK | os.X_OK):
        raise KonfigurasiTidakSah(f"TERA_DATA: {data} bukan folder yang dapat ditulis.")
    return data


def keep_secret_key(data: Path) -> str:
    """The key of this data folder: read, or made once with access for its owner only."""
    berkas = data / BERKAS_KUNCI
    try:
        pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key(berkas)
    with os.fdopen(pegangan, "w") as tulis:
        kunci = secrets.token_urlsafe(60)
        tulis.write(kunci)
    return kunci


def _read_key(berkas: Path) -> str:
    try:
        kunci = berkas.read_text().strip()
    except OSError as galat:
        raise KonfigurasiTidakSah(
            f"TERA_SECRET_KEY tidak diisi dan {berkas} tidak dapat dibaca."
        ) from galat
    if len(kunci) < 50:
        raise KonfigurasiTidakSah(
            f"TERA_SECRET_KEY tidak diisi dan {berkas} rusak; hapus berkas itu untuk membuat baru."
        )
    return kunci


def _start_embedded(data: Path) -> str:
    import psycopg

    from tera.dasar.basis_data import start_embedded

    # What the package raises: a folder or program it may not use, a start that failed or took too
    # long, data of another PostgreSQL version, a server that does not answer.
    kegagalan = (OSError, SubprocessError, RuntimeError, AssertionError, psycopg.Error)
    try:
        return start_embedded(data)
    except kegagalan as galat:
        raise KonfigurasiTidakSah(
            f"Basis data tertanam di {data / 'pg'} tidak dapat dijalankan ({_first_line(galat)}). "
            f"Lihat {data / 'pg' / 'log'}, atau isi DATABASE_URL dengan PostgreSQL Anda."
        ) from galat


def check_reachable(url: str) -> None:
    """Refuse a database that does not answer, with PostgreSQL's own reason."""
    from tera.config.lingkungan import parse_database_url

    parse_database_url(url)
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=BATAS_SAMBUNG).close()
    except psycopg.Error as galat:
        raise KonfigurasiTidakSah(
            f"DATABASE_URL: basis data tidak dapat dihubungi ({_first_line(galat)})."
        ) from galat


def _first_line(galat: Exception) -> str:
    baris = str(galat).strip().splitlines()
    return baris[0].rstrip(".") if baris else type(galat).__name__
