"""Migrations and static files: are they done, and doing them."""

import hashlib
import json
from pathlib import Path


def pending_migrations() -> list[str]:
    """Names of migrations that this version brings and the database has not applied."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    pelaksana = MigrationExecutor(connection)
    rencana = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    return [f"{migrasi.app_label}.{migrasi.name}" for migrasi, _ in rencana]


def migrate_if_needed() -> int:
    """Apply what is missing; returns how many migrations were."""
    from django.core.management import call_command

    tertunda = pending_migrations()
    if tertunda:
        call_command("migrate", interactive=False, verbosity=0)
    return len(tertunda)


def collect_static_if_needed() -> bool:
    """Copy, hash and compress the static files where they changed; returns whether they were."""
    from django.conf import settings
    from django.core.management import call_command

    penanda = Path(settings.STATIC_ROOT) / ".sidik"
    sidik = _static_fingerprint()
    if penanda.exists() and penanda.read_text() == sidik:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    penanda.write_text(sidik)
    return True


def static_is_current() -> bool:
    """Whether the collected static files are those of this version."""
    from django.conf import settings

    penanda = Path(settings.STATIC_ROOT) / ".sidik"
    return penanda.exists() and penanda.read_text() == _static_fingerprint()


def _static_fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    berkas = []
    for pencari in get_finders():
        for nama, gudang in pencari.list([]):
            status = Path(gudang.path(nama)).stat()
            berkas.append((nama, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(berkas)).encode()).hexdigest()


def close_database() -> None:
    """Let go of the connection and the pool's threads: none of them may cross a fork."""
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper has it
