"""Run ``tera`` as a process of its own against the test's database."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection


def database_url() -> str:
    """Address of the database that pytest-django made for this worker."""
    s = connection.settings_dict
    pengguna = quote(s["USER"], safe="") + (
        f":{quote(s['PASSWORD'], safe='')}" if s["PASSWORD"] else ""
    )
    if str(s["HOST"]).startswith("/"):
        return f"postgresql://{pengguna}@/{s['NAME']}?{urlencode({'host': s['HOST']})}"
    return f"postgresql://{pengguna}@{s['HOST']}:{s['PORT'] or 5432}/{s['NAME']}"


def environment(data: Path, **lain: str) -> dict[str, str]:
    """This process's environment without any setting of Tera but those given."""
    dasar = {n: v for n, v in os.environ.items() if not n.startswith("TERA_")}
    return {**dasar, "TERA_DATA": str(data), "PYTHONUNBUFFERED": "1", **lain}


def tera(
    *argumen: str, lingkungan: dict[str, str], detik: float = 60
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tera", *argumen],
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=detik,
        check=False,
    )
